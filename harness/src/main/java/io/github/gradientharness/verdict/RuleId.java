package io.github.gradientharness.verdict;

import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/** The ids of the built-in rules, as annotations and settings spell them. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RuleId {

    /** The gradient of some layers is a small fraction of that of others. */
    public static final String VANISHING_GRADIENT = "vanishing-gradient";
    /** A gradient is far larger than in trainings that learn. */
    public static final String EXPLODING_GRADIENT = "exploding-gradient";
    /** The loss, a gradient, an update or a parameter holds NaN or infinity. */
    public static final String NON_FINITE = "non-finite";
    /** A layer gets no gradient at all. */
    public static final String DEAD_LAYER = "dead-layer";
    /** Most of a layer's units are zero for every sample. */
    public static final String DEAD_UNITS = "dead-units";
    /** Most of a layer's units sit where their activation function is flat. */
    public static final String SATURATED_LAYER = "saturated-layer";
    /** The units of a layer all say the same. */
    public static final String COLLAPSED_LAYER = "collapsed-layer";
    /** A layer's parameters hardly move. */
    public static final String STALLED_LAYER = "stalled-layer";
    /** The units of a layer begin as copies of each other. */
    public static final String COPIED_UNITS = "copied-units";

    /** The training ends no better than a constant answer. */
    public static final String NOT_LEARNING = "not-learning";
    /** The inputs are far from the range that networks are made for. */
    public static final String UNSCALED_INPUTS = "unscaled-inputs";
    /** A regression's targets are far from the range that networks are made for. */
    public static final String UNSCALED_TARGETS = "unscaled-targets";
    /** The output can't give the targets, or its loss does not fit. */
    public static final String UNSUITED_OUTPUT = "unsuited-output";
    /** Regularization takes a kernel away. */
    public static final String REGULARIZED_KERNEL = "regularized-kernel";

    /** Each step changes a large part of the kernels. */
    public static final String EXCESSIVE_LEARNING_RATE = "excessive-learning-rate";

    /** The labels are not what the loss is made for. */
    public static final String UNSUITED_LABELS = "unsuited-labels";

    /** Parts of the input never change the output. */
    public static final String UNUSED_INPUT = "unused-input";

    /** Columns of the input are constant, or repeat another one. */
    public static final String REDUNDANT_COLUMNS = "redundant-columns";

    /** The output for one sample depends on other samples. */
    public static final String LEAKING_SAMPLES = "leaking-samples";

    /** The output at a time step depends on later ones. */
    public static final String LEAKING_FUTURE = "leaking-future";

    /** The output depends on masked time steps. */
    public static final String IGNORED_MASK = "ignored-mask";

    /** Parameters do not move when a copy is trained on one minibatch. */
    public static final String UNMOVED_PARAMETER = "unmoved-parameter";

    /** The untrained model is sure of wrong answers. */
    public static final String INITIAL_LOSS = "initial-loss";

    /** A copy of the model does not learn one minibatch. */
    public static final String ONE_BATCH = "one-batch";

    /** All ids of built-in rules. */
    public static final List<String> ALL = List.of(
            VANISHING_GRADIENT,
            EXPLODING_GRADIENT,
            NON_FINITE,
            DEAD_LAYER,
            DEAD_UNITS,
            SATURATED_LAYER,
            COLLAPSED_LAYER,
            STALLED_LAYER,
            COPIED_UNITS,
            NOT_LEARNING,
            UNSCALED_INPUTS,
            UNSCALED_TARGETS,
            UNSUITED_OUTPUT,
            REGULARIZED_KERNEL,
            EXCESSIVE_LEARNING_RATE,
            UNSUITED_LABELS,
            UNUSED_INPUT,
            REDUNDANT_COLUMNS,
            LEAKING_SAMPLES,
            LEAKING_FUTURE,
            IGNORED_MASK,
            UNMOVED_PARAMETER,
            INITIAL_LOSS,
            ONE_BATCH);

    private RuleId() {}

    /** The id of any rule as words that begin a sentence, such as "Vanishing gradient". */
    public static String title(String id) {
        String words = id.replace('-', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
