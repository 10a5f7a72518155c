package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.SanityFacts;
import io.github.gradientharness.recording.Recording.StepsOnOneBatch;
import io.github.gradientharness.rules.SanityRule.Reading;
import io.github.gradientharness.rules.evidence.InputScale;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the loss of the first minibatch tells, before and after a copy of the model was trained on it alone. */
final class MinibatchLoss {

    /**
     * Statistic: the initial loss over that of an answer that knows nothing (ln C for C classes, ln 2 for each yes or no, the mean
     * square of numbers). An untrained network knows nothing, and its outputs should be small (Karpathy 2019, "A Recipe for Training
     * Neural Networks": verify loss at init). The bound of 5 is ours: outputs of a standard deviation of 2 come to 4 with two
     * classes. A warning; for information if the network learns. Unscaled inputs are another rule's matter.
     */
    static final SanityRule INITIAL_LOSS = new SanityRule(
            RuleId.INITIAL_LOSS,
            "sure",
            "The untrained model's loss is far above that of an answer that knows nothing.",
            Limit.atMost(5),
            Set.of(),
            true,
            MinibatchLoss::initialLoss);

    /**
     * Statistic: the loss after {@code steps} steps on the same minibatch over the initial loss. A model that can't learn one
     * minibatch by heart can't learn the data (Karpathy 2019: overfit a single batch; TheDeepChecker, TOSEM 2022). The bound of 0.99 is
     * ours. An error if the loss rises to 1.5 times the initial one or is not finite, else a warning; for information if the network
     * learns.
     */
    static final SanityRule ONE_BATCH = new SanityRule(
            RuleId.ONE_BATCH,
            "not learning",
            "A copy of the model that is trained on one minibatch again and again does not learn it.",
            Limit.atMost(0.99),
            Set.of(RuleId.SATURATED_LAYER, RuleId.DEAD_LAYER, RuleId.DEAD_UNITS),
            true,
            MinibatchLoss::oneBatch);

    /**
     * Statistic: how many trainable parameters are the same to the bit after {@code steps} steps on one minibatch, plus the frozen
     * ones, which are named and not blamed. An error if nothing moves, a warning if something trainable does not (torchtest; mltest:
     * variables change), for information if it is only what is frozen.
     */
    static final SanityRule UNMOVED_PARAMETER = new SanityRule(
            RuleId.UNMOVED_PARAMETER,
            "unmoved",
            "Some parameters do not move when a copy of the model is trained on one minibatch.",
            Limit.atMost(0),
            Set.of(RuleId.STALLED_LAYER, RuleId.ONE_BATCH),
            false,
            MinibatchLoss::unmoved);

    private static final double DIVERGES = 1.5;

    private static final double LEARNED = 1e-3;

    private MinibatchLoss() {}

    private static Reading initialLoss(Recording recording, SanityFacts facts) {
        if (!(facts.uninformedLoss() > 0)) {
            return Reading.none("the loss of an answer that knows nothing is not known for these targets");
        }
        if (InputScale.worst(recording).isPresent()) {
            return Reading.fine("the inputs are unscaled: see " + RuleId.UNSCALED_INPUTS);
        }
        double ratio = facts.initialLoss() / facts.uninformedLoss();
        return new Reading(
                Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : ratio,
                "the initial loss is " + Numbers.print(ratio) + " times that of an answer that knows nothing",
                "initial loss over that of an answer that knows nothing",
                Severity.WARNING,
                Reading.lastLayer(recording),
                List.of(
                        new Evidence("initial loss", Numbers.print(facts.initialLoss())),
                        new Evidence(
                                "loss if all classes are equally likely, numbers zero",
                                Numbers.print(facts.uninformedLoss())),
                        new Evidence("loss of the best constant answer", Numbers.print(facts.guessingLoss()))),
                "Before it has learned anything the model is sure of wrong answers, so training first has to undo that.",
                List.of(
                        "initialise the output's kernel smaller: Xavier (Glorot & Bengio 2010), and its bias with zero",
                        "look at the labels: are they in the units and the order that the output is meant for?"));
    }

    private static Reading oneBatch(Recording recording, SanityFacts facts) {
        StepsOnOneBatch steps = facts.steps();
        if (steps == null) {
            return Reading.none("no copy was trained on the first minibatch: that is part of all sanity checks only");
        }
        boolean isDone = facts.initialLoss() <= LEARNED * facts.uninformedLoss();
        double ratio = steps.lossAfter() / facts.initialLoss();
        if (isDone || facts.initialLoss() == 0) {
            return Reading.fine("the initial loss leaves nothing to learn");
        }
        boolean diverges = !(ratio < DIVERGES);
        return new Reading(
                Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : ratio,
                "after " + steps.count() + " steps on one minibatch its loss is " + Numbers.print(ratio)
                        + " of the initial one",
                "loss after " + steps.count() + " steps on one minibatch over the initial loss",
                diverges ? Severity.ERROR : Severity.WARNING,
                WithoutLayers.LOSS,
                List.of(
                        new Evidence("initial loss", Numbers.print(facts.initialLoss())),
                        new Evidence("loss after " + steps.count() + " steps", Numbers.print(steps.lossAfter()))),
                diverges
                        ? "The loss rises although the model sees the same samples again and again: its steps are too large."
                        : "The model does not even learn one minibatch by heart.",
                diverges
                        ? List.of("set a learning rate ten times smaller", "scale inputs and targets")
                        : List.of(
                                "set a learning rate ten times larger",
                                "look at what stands between the loss and the parameters: is something constant, detached or"
                                        + " frozen?"));
    }

    private static Reading unmoved(Recording recording, SanityFacts facts) {
        StepsOnOneBatch steps = facts.steps();
        List<String> names = new ArrayList<>(steps == null ? List.of() : steps.unmoved());
        if (steps == null && facts.frozen().isEmpty()) {
            return Reading.none("no copy was trained on the first minibatch: that is part of all sanity checks only");
        }
        boolean isAll = !names.isEmpty() && steps != null && names.size() == steps.parameters();
        boolean isBlamed = !names.isEmpty();
        names.addAll(facts.frozen());
        List<Evidence> evidence = new ArrayList<>();
        if (steps != null && isBlamed) {
            evidence.add(new Evidence("trainable, and the same after training", String.join(", ", steps.unmoved())));
            evidence.add(new Evidence(
                    "without any gradient",
                    steps.withoutGradient().isEmpty() ? "none" : String.join(", ", steps.withoutGradient())));
        }
        if (!facts.frozen().isEmpty()) {
            evidence.add(new Evidence("frozen", String.join(", ", facts.frozen())));
        }
        return new Reading(
                names.size(),
                names.isEmpty() ? "every trainable parameter moves" : "does not move: " + String.join(", ", names),
                "parameters, layers and constants that do not move",
                isAll ? Severity.ERROR : isBlamed ? Severity.WARNING : Severity.INFO,
                layerOf(recording, names),
                evidence,
                isBlamed
                        ? "Training leaves " + String.join(", ", names)
                                + " as they are, although they count as trainable."
                        : "Training leaves " + String.join(", ", names) + " alone. That is fine if it is on purpose.",
                isBlamed
                        ? List.of(
                                "check that the loss is computed from what they give",
                                "check their updater and learning rate")
                        : List.of("if it is not on purpose, unfreeze it; in SameDiff make a constant a variable"));
    }

    /** The layer whose name begins the first of these, or stands in it. */
    private static String layerOf(Recording recording, List<String> names) {
        return recording.header().model().layers().stream()
                .map(io.github.gradientharness.recording.Layer::name)
                .filter(layer -> !names.isEmpty() && names.get(0).contains(layer))
                .findFirst()
                .orElse(Reading.firstLayer(recording));
    }
}
