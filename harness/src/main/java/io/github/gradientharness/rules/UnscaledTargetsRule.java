package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.TrainingData.Targets;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Margin;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Complains when the targets of a regression are large.
 *
 * <p>Statistic: the root mean square of an output's targets. With squared errors the gradient grows with it. The limit of 10
 * lets targets pass that are standardised or lie between -1 and 1.
 *
 * <p>A warning; an error if the network does not learn. Healthy for classes; not measured where the targets are not known.
 */
final class UnscaledTargetsRule implements Rule {

    private static final double LIMIT = 10;

    @Override
    public String id() {
        return RuleId.UNSCALED_TARGETS;
    }

    @Override
    public String mark() {
        return "unscaled targets";
    }

    @Override
    public Set<String> effects() {
        return Set.of(
                RuleId.EXPLODING_GRADIENT,
                RuleId.NON_FINITE,
                RuleId.DEAD_LAYER,
                RuleId.DEAD_UNITS,
                RuleId.VANISHING_GRADIENT,
                RuleId.STALLED_LAYER,
                RuleId.SATURATED_LAYER,
                RuleId.EXCESSIVE_LEARNING_RATE,
                RuleId.ONE_BATCH);
    }

    @Override
    public String description() {
        return "The targets of a regression are large.";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atMost(LIMIT);
    }

    @Override
    public Finding weighed(Finding finding, Learning learning) {
        return learning.isGuessing() ? Weight.grave(finding) : finding;
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        List<Epoch> epochs = Epoch.all(recording);
        Optional<Targets> largest = recording.trainingData().targets().stream()
                .filter(targets -> Double.isNaN(targets.largestShare()))
                .max(Comparator.comparingDouble(UnscaledTargetsRule::size));
        if (recording.trainingData().targets().isEmpty() || epochs.isEmpty()) {
            return RuleResult.notMeasured(id(), "the targets are not known");
        }
        if (largest.isEmpty()) {
            return RuleResult.healthy(id(), "the targets are classes");
        }
        double size = size(largest.get());
        String lookedAt = "root mean square of the targets " + Numbers.print(size);
        return limit.isBrokenBy(size)
                ? RuleResult.found(id(), List.of(finding(recording, epochs, largest.get(), limit)), lookedAt)
                : RuleResult.healthy(id(), lookedAt).withMargin(Margin.of(size, limit));
    }

    private static double size(Targets targets) {
        return Math.hypot(targets.values().mean(), targets.values().spread());
    }

    private Finding finding(Recording recording, List<Epoch> epochs, Targets targets, Limit limit) {
        String layer = recording.header().model().layers().stream()
                .map(Layer::name)
                .filter(targets.layer()::equals)
                .findFirst()
                .orElse(WithoutLayers.LOSS);
        return Finding.of(id(), Severity.WARNING, layer)
                .in(Epoch.period(epochs))
                .since(epochs.get(0).number(), epochs.get(0).fromIteration())
                .measured("root mean square of the targets", size(targets), limit)
                .evidence(List.of(
                        new Evidence(
                                "mean of the targets",
                                Numbers.print(targets.values().mean())),
                        new Evidence(
                                "standard deviation of the targets",
                                Numbers.print(targets.values().spread())),
                        new Evidence(
                                "smallest and largest target",
                                Numbers.print(targets.values().min()) + " and "
                                        + Numbers.print(targets.values().max()))))
                .meaning("The targets are large, and so are the errors and the gradient: usual learning rates are too"
                        + " high for them.")
                .remedies(List.of(Suspects.SCALE_TARGETS, "lower the learning rate"))
                .build();
    }
}
