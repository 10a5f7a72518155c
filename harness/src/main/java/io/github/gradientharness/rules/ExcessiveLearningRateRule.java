package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.rules.evidence.LayerValues;
import io.github.gradientharness.rules.evidence.UpdateOverKernel;
import io.github.gradientharness.stats.Median;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Margin;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Complains when each step changes a large part of every kernel, and the network does not learn.
 *
 * <p>Statistic: L2 norm of a kernel's update over the kernel's own L2 norm, median over the windows of the first epochs in which
 * both were measured; of the layers the median. The limit of 0.1 is the upper bound of DeepDiagnosis (ICSE 2022).
 *
 * <p>A warning; an error where the network does not learn; nothing where it clearly does. Kernels that begin tiny, for which any
 * step is large, are left out: their size is the reason. Not measured without updates.
 */
final class ExcessiveLearningRateRule implements Rule {

    private static final double LIMIT = 0.1;

    /** How much more makes an error of a short training: half of the kernel in a step. */
    private static final double SHORT = 5;

    /** A kernel that grew this much began tiny. */
    private static final double TINY = 1e-3;

    @Override
    public String id() {
        return RuleId.EXCESSIVE_LEARNING_RATE;
    }

    @Override
    public String mark() {
        return "large steps";
    }

    @Override
    public Set<String> effects() {
        return Set.of(
                RuleId.EXPLODING_GRADIENT,
                RuleId.NON_FINITE,
                RuleId.SATURATED_LAYER,
                RuleId.DEAD_LAYER,
                RuleId.DEAD_UNITS,
                RuleId.VANISHING_GRADIENT,
                RuleId.STALLED_LAYER,
                RuleId.ONE_BATCH);
    }

    @Override
    public String description() {
        return "Each step changes a large part of the kernels, and the network does not learn.";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atMost(LIMIT);
    }

    @Override
    public Finding weighed(Finding finding, Learning learning) {
        boolean isSure =
                learning.isLong() || finding.actual() > SHORT * finding.limit().value();
        return learning.isGuessing() && isSure ? Weight.grave(finding) : finding;
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        List<Epoch> epochs = Epoch.first(recording);
        List<Layer> layers = recording.header().model().layersWithKernel();
        Map<Layer, Double> steps = LayerValues.measured(layers, layer -> step(epochs, layer));
        if (steps.isEmpty()) {
            return RuleResult.notMeasured(id(), "the updates of no kernel were measured");
        }
        double typical = Median.of(steps.values().stream().mapToDouble(step -> step));
        Layer largest = LayerValues.largest(steps);
        String lookedAt = "half of the layers move by " + Numbers.print(typical) + " of their kernel or more in a step";
        return limit.isBrokenBy(typical) && !Learning.of(recording).isClear()
                ? RuleResult.found(id(), List.of(finding(epochs, steps, largest, typical, limit)), lookedAt)
                : RuleResult.healthy(id(), lookedAt)
                        .withMargin(limit.isBrokenBy(typical) ? Optional.empty() : Margin.of(typical, limit));
    }

    private static double step(List<Epoch> epochs, Layer layer) {
        return Median.of(epochs.stream()
                .flatMap(epoch -> epoch.windows().stream())
                .filter(window -> window.kernels(layer, Quantity.PARAMETER).meanAbsolute() > TINY)
                .mapToDouble(window -> UpdateOverKernel.in(window, layer)));
    }

    private Finding finding(List<Epoch> epochs, Map<Layer, Double> steps, Layer largest, double typical, Limit limit) {
        return Finding.of(id(), Severity.WARNING, largest.name())
                .in(Epoch.period(epochs))
                .since(epochs.get(0).number(), epochs.get(0).fromIteration())
                .measured("median over the layers of the update over the kernel (L2 norms)", typical, limit)
                .evidence(steps.entrySet().stream()
                        .map(entry -> new Evidence(
                                "update over kernel of " + entry.getKey().name(), Numbers.print(entry.getValue())))
                        .toList())
                .meaning(
                        "Each step changes a large part of the kernels, so that what one minibatch teaches the next one"
                                + " destroys.")
                .remedies(List.of(
                        "lower the learning rate: an update of about a thousandth of the kernel is usual (Karpathy,"
                                + " makemore; DL4J's training UI)",
                        "clip the gradient's norm (Pascanu et al. 2013)"))
                .build();
    }
}
