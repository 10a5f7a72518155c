package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.rules.evidence.LayerValues;
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
import java.util.Set;

/**
 * Complains when kernels shrink to a small part of what they were.
 *
 * <p>Statistic: the L2 norm of a kernel in the last window in which it was measured over that in the first one. The gradient of
 * the loss alone hardly does this to every layer: l1, l2 or weight decay does, and the gradient, which is measured before
 * regularization, does not show it. The limit of 0.3 is far below what networks of the scorecard's corpus that learn come to.
 *
 * <p>A warning; an error where the network does not learn; nothing where it clearly does. The layer is the one that shrank most;
 * more than half of the layers must have shrunk beyond the limit. Not measured without kernels.
 */
final class RegularizedKernelRule implements Rule {

    private static final double LIMIT = 0.3;

    @Override
    public String id() {
        return RuleId.REGULARIZED_KERNEL;
    }

    @Override
    public String mark() {
        return "shrunk";
    }

    @Override
    public Set<String> effects() {
        return Set.of(
                RuleId.VANISHING_GRADIENT,
                RuleId.STALLED_LAYER,
                RuleId.DEAD_LAYER,
                RuleId.DEAD_UNITS,
                RuleId.COLLAPSED_LAYER);
    }

    @Override
    public String description() {
        return "Kernels shrink to a small part of what they were: regularization is stronger than the gradient.";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atLeast(LIMIT);
    }

    @Override
    public Finding weighed(Finding finding, Learning learning) {
        return learning.isGuessing() ? Weight.grave(finding) : finding;
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        List<Layer> layers = recording.header().model().layersWithKernel();
        Map<Layer, Double> left = LayerValues.measured(layers, layer -> left(recording, layer));
        List<Epoch> epochs = Epoch.all(recording);
        if (left.isEmpty()) {
            return RuleResult.notMeasured(id(), "no kernel was measured twice");
        }
        List<Layer> shrunk = LayerValues.beyond(left, limit);
        Layer most = LayerValues.smallest(left);
        double actual = left.getOrDefault(most, Double.NaN);
        String lookedAt = "the kernel of " + most.name() + " ends at " + Numbers.print(actual) + " of its size";
        boolean isFound =
                2 * shrunk.size() > left.size() && !Learning.of(recording).isClear();
        return isFound
                ? RuleResult.found(id(), List.of(finding(epochs, left, most, limit)), lookedAt)
                : RuleResult.healthy(id(), lookedAt)
                        .withMargin(shrunk.isEmpty() ? Margin.of(actual, limit) : java.util.Optional.empty());
    }

    /** The size of a kernel at the end over that at the beginning. */
    private static double left(Recording recording, Layer layer) {
        double[] sizes = recording.windows().stream()
                .mapToDouble(window -> window.kernels(layer, Quantity.PARAMETER).l2())
                .filter(size -> !Double.isNaN(size))
                .toArray();
        return sizes.length < 2 || sizes[0] == 0 ? Double.NaN : sizes[sizes.length - 1] / sizes[0];
    }

    private Finding finding(List<Epoch> epochs, Map<Layer, Double> left, Layer most, Limit limit) {
        return Finding.of(id(), Severity.WARNING, most.name())
                .in(Epoch.period(epochs))
                .since(epochs.get(0).number(), epochs.get(0).fromIteration())
                .measured(
                        "L2 norm of its kernel at the end over that at the beginning",
                        left.getOrDefault(most, Double.NaN),
                        limit)
                .evidence(left.entrySet().stream()
                        .map(entry -> new Evidence(
                                "what is left of the kernel of "
                                        + entry.getKey().name(),
                                Numbers.print(entry.getValue())))
                        .toList())
                .meaning("The kernels shrink towards nothing. Regularization pulls them to zero more strongly than the"
                        + " gradient pulls them anywhere else.")
                .remedies(List.of(
                        "lower l2 (or l1, or weight decay): 1e-4 is usual, and 0 shows whether it is the reason",
                        "see whether the layers are listed with the regularization that you meant"))
                .build();
    }
}
