package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractDoubleAssert;

/**
 * Assertions on a range of a training: the windows that hold at least one of the epochs or iterations that were asked
 * for. Where those windows hold more or less than was asked for, every message says what they hold.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class WindowAssert extends Navigation<WindowAssert> {

    private final Step<WindowRange> step;

    WindowAssert(Step<WindowRange> step) {
        super(step.wording());
        this.step = step;
    }

    @Override
    WindowAssert self() {
        return this;
    }

    /** The layer nearest the input that has a kernel. */
    public LayerAssert<AbstractDoubleAssert<?>> firstLayer() {
        return layer(GradientAssertions.firstLayer());
    }

    /** The layer nearest the output that has a kernel. */
    public LayerAssert<AbstractDoubleAssert<?>> lastLayer() {
        return layer(GradientAssertions.lastLayer());
    }

    /**
     * The layer with this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public LayerAssert<AbstractDoubleAssert<?>> layer(String name) {
        return one(range -> LayerLookup.one(all(range), LayerLookup.named(name), "'" + name + "'", ""));
    }

    /**
     * The layer with this index in forward order, from 0.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public LayerAssert<AbstractDoubleAssert<?>> layer(int index) {
        return one(range -> LayerLookup.one(all(range), LayerLookup.at(index), Integer.toString(index), ""));
    }

    /** The layer that a selector picks from those with a kernel. */
    public LayerAssert<AbstractDoubleAssert<?>> layer(LayerSelector selector) {
        return one(range -> selector.select(ChosenLayers.withKernel(range)));
    }

    /** Each layer that has a kernel. */
    public LayerAssert<ProfileAssert> eachLayer() {
        return several(ChosenLayers::withKernel);
    }

    /** Each layer that has a kernel, but the one nearest the output. */
    public LayerAssert<ProfileAssert> hiddenLayers() {
        return several(ChosenLayers::hidden);
    }

    /**
     * Each layer of a kind, such as {@code DenseLayer}, as the framework calls it.
     *
     * @throws IllegalArgumentException if there is none; the message lists the kinds there are
     */
    public LayerAssert<ProfileAssert> layersOfType(String type) {
        return several(range -> LayerLookup.ofType(all(range), type));
    }

    /**
     * Each layer whose name matches; {@code *} stands for any characters, {@code ?} for one.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public LayerAssert<ProfileAssert> layersMatching(String wildcards) {
        Predicate<Layer> matching = LayerLookup.matching(wildcards);
        return several(range -> LayerLookup.some(all(range), matching, "that matches '" + wildcards + "'", ""));
    }

    private LayerAssert<AbstractDoubleAssert<?>> one(Function<WindowRange, Layer> choice) {
        return new LayerAssert<>(
                step.with(wording()).to(range -> new ChosenLayers(range, List.of(choice.apply(range)))),
                AssertionFactory.NUMBER);
    }

    private LayerAssert<ProfileAssert> several(Function<WindowRange, List<Layer>> choice) {
        return new LayerAssert<>(
                step.with(wording()).to(range -> new ChosenLayers(range, choice.apply(range))),
                AssertionFactory.PROFILE);
    }

    private static List<Layer> all(WindowRange range) {
        return range.recording().header().model().layers();
    }

    /**
     * The mean absolute kernel gradient of one layer over that of another, all iterations taken together.
     *
     * <p>Fails at once where there is no such number: a layer without any gradient is dead, and 0/0 is not 1; nor is
     * there one where a gradient holds NaN or infinite values.
     *
     * @throws IllegalArgumentException if the model has no such layer
     */
    public AbstractDoubleAssert<?> gradientRatio(LayerSelector numerator, LayerSelector denominator) {
        return ratio(Quantity.GRADIENT, Statistic.MEAN_ABSOLUTE, numerator, denominator);
    }

    /**
     * A statistic of one layer over that of another: of the kernel for gradients, updates and parameters, else of the
     * layer's output. Fails where one of them is zero or there is none.
     *
     * @throws IllegalArgumentException if the model has no such layer
     */
    public AbstractDoubleAssert<?> ratio(
            Quantity quantity, Statistic statistic, LayerSelector numerator, LayerSelector denominator) {
        return number(step.with(wording()), range -> LayerRatio.of(range, quantity, statistic, numerator, denominator));
    }

    /**
     * The smallest layer's mean absolute kernel gradient over the largest layer's; the same as {@code
     * eachLayer().gradient().meanAbsolute().smallestOverLargest()}. The rule {@code vanishing-gradient} looks at the median
     * of this over epochs.
     */
    public AbstractDoubleAssert<?> smallestOverLargestLayer() {
        return profileOfGradient().smallestOverLargest();
    }

    /**
     * How many decades the mean absolute kernel gradient grows from layer to layer, from input to output; positive where it
     * falls towards the input, as a vanishing gradient does. See {@link ProfileAssert#slope()}.
     */
    public AbstractDoubleAssert<?> gradientSlope() {
        return profileOfGradient().slope();
    }

    /** The lower end of the 95 % confidence interval of {@link #gradientSlope()}. */
    public AbstractDoubleAssert<?> gradientSlopeLowerBound() {
        return profileOfGradient().slopeLowerBound();
    }

    /** The upper end of the 95 % confidence interval of {@link #gradientSlope()}. */
    public AbstractDoubleAssert<?> gradientSlopeUpperBound() {
        return profileOfGradient().slopeUpperBound();
    }

    private ProfileAssert profileOfGradient() {
        return eachLayer().gradient().meanAbsolute();
    }

    /** L2 norm of a layer's update over that of its kernel; see {@link LayerAssert#updateToParameterRatio()}. */
    public AbstractDoubleAssert<?> updateToParameterRatio(LayerSelector layer) {
        return layer(layer).updateToParameterRatio();
    }

    /** The mean of the minibatches' losses. Fails where one is NaN or infinite. */
    public AbstractDoubleAssert<?> meanLoss() {
        return number(step.with(wording()), LossCurve::mean);
    }
}
