package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.evidence.LayerKinds;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Period;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Complains when the units of a layer begin as exact copies of each other, and can't become anything else.
 *
 * <p>Statistic: number of layers whose kernels' elements are all the same in the recording's first window. It needs no
 * calibration: units with equal kernels respond equally, and where the next layer's kernel is constant too, they get equal
 * gradients for good. So a constant kernel before a random one is none, and neither is that of an output layer, whose
 * units get the gradients of different labels. Layers with a single unit, batch normalizations and kernels of a single
 * element have no copies. Biases are not asked: those of an LSTM differ from gate to gate and not from unit to unit.
 *
 * <p>Always an error. Where the kernels' values were not measured in the first window, the rule is inconclusive
 * without making the diagnosis so.
 */
final class CopiedUnitsRule implements Rule {

    static final double LIMIT = 0;

    @Override
    public String id() {
        return RuleId.COPIED_UNITS;
    }

    @Override
    public String title() {
        return "Units are copies";
    }

    @Override
    public String mark() {
        return "copies";
    }

    @Override
    public Set<String> effects() {
        return Set.of(
                RuleId.DEAD_LAYER,
                RuleId.DEAD_UNITS,
                RuleId.SATURATED_LAYER,
                RuleId.STALLED_LAYER,
                RuleId.VANISHING_GRADIENT,
                RuleId.COLLAPSED_LAYER,
                RuleId.UNUSED_INPUT,
                RuleId.UNMOVED_PARAMETER,
                RuleId.ONE_BATCH);
    }

    @Override
    public String description() {
        return "All elements of a layer's kernels are the same before training, and those of the next layer too: its units"
                + " stay copies of each other.";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atMost(LIMIT);
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        List<Layer> layers = recording.header().model().layersWithKernel();
        if (recording.windows().isEmpty()) {
            return RuleResult.notMeasured(id(), "no iteration was recorded");
        }
        Window first = recording.windows().get(0);
        boolean measured = layers.stream()
                .anyMatch(layer -> first.kernels(layer, Quantity.PARAMETER).finiteCount() > 0);
        if (!layers.isEmpty() && !measured) {
            return RuleResult.notMeasured(id(), "the kernels' values before training were not measured");
        }
        List<Layer> copied = new ArrayList<>();
        for (int i = 0; i + 1 < layers.size(); i++) {
            if (hasUnitsToCopy(layers.get(i))
                    && isConstant(layers.get(i), first)
                    && isConstant(layers.get(i + 1), first)) {
                copied.add(layers.get(i));
            }
        }
        String lookedAt = "layers with constant kernels: " + (copied.isEmpty() ? "none" : LayerKinds.names(copied));
        return !copied.isEmpty() && limit.isBrokenBy(copied.size())
                ? RuleResult.found(id(), List.of(finding(copied, first, limit)), lookedAt)
                : RuleResult.healthy(id(), lookedAt);
    }

    private static boolean hasUnitsToCopy(Layer layer) {
        return layer.units() != 1
                && !layer.type().contains("OutputLayer")
                && !layer.type().contains("LossLayer");
    }

    /** Each of several kernels may have its own value. */
    private static boolean isConstant(Layer layer, Window window) {
        return layer.parameters().stream()
                .filter(parameter -> parameter.role() == Parameter.Role.KERNEL)
                .map(kernel -> new Series(layer.index(), kernel.name(), Quantity.PARAMETER))
                .map(series -> window.summary(series).orElse(Summary.EMPTY))
                .allMatch(
                        values -> values.finiteCount() > 1 && values.nonFinite() == 0 && values.min() == values.max());
    }

    private Finding finding(List<Layer> copied, Window first, Limit limit) {
        Layer layer = copied.get(0);
        double value = first.kernels(layer, Quantity.PARAMETER).max();
        boolean isZero = copied.stream()
                .allMatch(one -> first.kernels(one, Quantity.PARAMETER).isAllZero());
        return Finding.of(id(), Severity.ERROR, layer.name())
                .in(Period.of(first))
                .since(first.fromEpoch(), first.fromIteration())
                .measured("layers whose kernels are constant before training", copied.size(), limit)
                .judged(Quantity.PARAMETER)
                .evidence(List.of(
                        new Evidence("layers with constant kernels", LayerKinds.names(copied)),
                        new Evidence("every element of its kernel", Numbers.print(value))))
                .meaning(
                        isZero
                                ? "All kernels are zero: the layer's units hand on the same for every sample and get the same"
                                        + " gradient, or none at all, so they never learn to differ."
                                : "All elements of the kernels are the same: the layer's units respond alike and get the same"
                                        + " gradient, so that however many there are, they stay one unit.")
                .remedies(List.of(
                        "initialise the kernels at random, around zero (Glorot for tanh, He for ReLU): equal kernels make"
                                + " the units copies of each other for good",
                        isZero
                                ? "leave zero to the biases; of the kernels, only those of an output layer may begin at zero"
                                : "look for a constant initialisation, or for parameters that are set after the model was"
                                        + " initialised"))
                .build();
    }
}
