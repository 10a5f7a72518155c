package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.rules.evidence.InputScale;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Margin;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.List;
import java.util.Set;

/**
 * Complains when inputs are large, tiny, far from zero, or of columns that differ in scale.
 *
 * <p>Statistic: how far the inputs miss the range of {@link InputScale}; 1 is its end. Inputs with mean zero and a standard
 * deviation of one are what initialisations are made for (LeCun et al. 1998, Efficient BackProp, 4.3).
 *
 * <p>Information if the network learns; an error if it does not; else a warning. Embeddings, and networks that begin with a
 * batch normalization, are left out. Not measured where the inputs are not known.
 */
final class UnscaledInputsRule implements Rule {

    @Override
    public String id() {
        return RuleId.UNSCALED_INPUTS;
    }

    @Override
    public String mark() {
        return "unscaled inputs";
    }

    @Override
    public Set<String> effects() {
        return Set.of(
                RuleId.EXPLODING_GRADIENT,
                RuleId.NON_FINITE,
                RuleId.SATURATED_LAYER,
                RuleId.DEAD_LAYER,
                RuleId.DEAD_UNITS,
                RuleId.STALLED_LAYER,
                RuleId.VANISHING_GRADIENT,
                RuleId.EXCESSIVE_LEARNING_RATE,
                RuleId.UNUSED_INPUT,
                RuleId.UNMOVED_PARAMETER,
                RuleId.ONE_BATCH);
    }

    @Override
    public String description() {
        return "The inputs are large, tiny, far from zero, or of columns that differ in scale.";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atMost(1);
    }

    @Override
    public Finding weighed(Finding finding, Learning learning) {
        if (learning.isClear()) {
            return finding.withSeverity(Severity.INFO);
        }
        return learning.isGuessing() ? Weight.grave(finding) : finding;
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        List<Layer> layers = recording.header().model().layers();
        List<Epoch> epochs = Epoch.all(recording);
        if (recording.trainingData().inputs().isEmpty() || layers.isEmpty() || epochs.isEmpty()) {
            return RuleResult.notMeasured(id(), "the inputs are not known");
        }
        return InputScale.worst(recording)
                .filter(scale -> limit.isBrokenBy(scale.excess()))
                .map(scale ->
                        RuleResult.found(id(), List.of(finding(layers.get(0), epochs, scale, limit)), scale.problem()))
                .orElseGet(() -> RuleResult.healthy(id(), "the inputs' scale is usual")
                        .withMargin(Margin.of(
                                InputScale.worst(recording)
                                        .map(InputScale::excess)
                                        .orElse(Double.NaN),
                                limit)));
    }

    private Finding finding(Layer first, List<Epoch> epochs, InputScale scale, Limit limit) {
        return Finding.of(id(), Severity.WARNING, first.name())
                .in(Epoch.period(epochs))
                .since(epochs.get(0).number(), epochs.get(0).fromIteration())
                .measured(
                        "distance of the inputs from the usual over the largest that is allowed", scale.excess(), limit)
                .evidence(List.of(
                        new Evidence("inputs", scale.inputs().name() + ": " + scale.problem()),
                        new Evidence(
                                "smallest and largest input",
                                Numbers.print(scale.inputs().values().min()) + " and "
                                        + Numbers.print(scale.inputs().values().max())),
                        new Evidence(
                                "constant columns",
                                Integer.toString(scale.inputs().constantColumns())),
                        new Evidence(
                                "columns that repeat another one",
                                Integer.toString(scale.inputs().duplicateColumns()))))
                .meaning(
                        "Kernels are initialised for inputs with a mean of 0 and a standard deviation of 1. These inputs differ: "
                                + scale.problem() + ".")
                .remedies(List.of(
                        Suspects.SCALE_INPUTS, "begin the network with a batch normalization (Ioffe & Szegedy 2015)"))
                .build();
    }
}
