package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.UnitSeries;
import org.apiguardian.api.API;

/**
 * One layer, or several of which each is asserted on, in some windows of a recording.
 *
 * @param <N> what an assertion on a number is: AssertJ's own for one layer, {@link ProfileAssert} for several
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LayerAssert<N> extends Navigation<LayerAssert<N>> {

    private final Step<ChosenLayers> step;
    private final AssertionFactory<N> factory;

    LayerAssert(Step<ChosenLayers> step, AssertionFactory<N> factory) {
        super(step.wording());
        this.step = step;
        this.factory = factory;
    }

    @Override
    LayerAssert<N> self() {
        return this;
    }

    /** The kernel's gradient of the minibatch's mean loss, before regularization, clipping and updater. */
    public QuantityAssert<N> gradient() {
        return quantity(Quantity.GRADIENT, ParameterChoice.KERNEL);
    }

    /** What the updater subtracted from the kernel in one iteration. */
    public QuantityAssert<N> update() {
        return quantity(Quantity.UPDATE, ParameterChoice.KERNEL);
    }

    /** The kernel's values, before an iteration's update. */
    public QuantityAssert<N> parameter() {
        return quantity(Quantity.PARAMETER, ParameterChoice.KERNEL);
    }

    /** The layer's output. */
    public QuantityAssert<N> activation() {
        return quantity(Quantity.ACTIVATION, ParameterChoice.OUTPUT);
    }

    /** The gradient of the minibatch's mean loss for the layer's output (dL/da). */
    public QuantityAssert<N> activationGradient() {
        return quantity(Quantity.ACTIVATION_GRADIENT, ParameterChoice.OUTPUT);
    }

    /**
     * One number an iteration, from 0 to 1: the share of the summed |dL/da| that comes from the top tenth of the batch's
     * samples. Near 1, a few samples alone decide what the layer learns.
     */
    public QuantityAssert<N> sampleConcentration() {
        return quantity(Quantity.SAMPLE_CONCENTRATION, ParameterChoice.OUTPUT);
    }

    /**
     * One number an iteration, from 0 to 1: the share of the activations' variance in its first principal component. Near
     * 1, the units of the layer all say the same.
     */
    public QuantityAssert<N> unitSimilarity() {
        return quantity(Quantity.UNIT_SIMILARITY, ParameterChoice.OUTPUT);
    }

    private QuantityAssert<N> quantity(Quantity quantity, ParameterChoice parameters) {
        return new QuantityAssert<>(
                step.with(wording()).to(layers -> new ChosenQuantity(layers, quantity, parameters)), factory);
    }

    /**
     * How large an iteration's update of the kernel is beside the kernel: L2 norm over L2 norm. About 0.001 is usual
     * (CS231n, "Ratio of weights:updates").
     *
     * <p>Fails where one of them was not measured, holds a NaN or infinite value, or the kernel is all zero.
     */
    public N updateToParameterRatio() {
        return factory.on(step.with(wording()).to(ChosenLayers::updateRatio));
    }

    /** The share of the layer's units, from 0 to 1, whose output is exactly zero for every sample of a batch. */
    public N deadUnitShare() {
        return units(UnitSeries.Statistic.ZERO_SHARE).shareAtLeast(1.0);
    }

    /** The share of the layer's units, from 0 to 1, whose activation is flat for at least half of a batch's samples. */
    public N saturatedUnitShare() {
        return units(UnitSeries.Statistic.SATURATED_SHARE).shareAtLeast(0.5);
    }

    /** A number that each unit of the layer has, as a distribution over units and measurements. */
    public DistributionAssert<N> units(UnitSeries.Statistic statistic) {
        return new DistributionAssert<>(step.with(wording()).to(layers -> UnitValues.of(layers, statistic)), factory);
    }
}
