package io.github.gradientharness.assertj;

import org.apiguardian.api.API;

/**
 * A quantity, such as the gradient, of one layer or of several, in some windows of a recording. It is the kernel's unless
 * {@link #ofBias} or {@link #ofParameter} says otherwise.
 *
 * <p>A statistic is of all elements of all iterations in the windows taken together. It fails, and says where, if an
 * element is NaN or infinite ({@link #count} and {@link #nonFiniteCount} alone do not), and if nothing was measured.
 *
 * @param <N> what an assertion on a number is: AssertJ's own for one layer, {@link ProfileAssert} for several
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class QuantityAssert<N> extends Navigation<QuantityAssert<N>> {

    private final Step<ChosenQuantity> step;
    private final AssertionFactory<N> factory;

    QuantityAssert(Step<ChosenQuantity> step, AssertionFactory<N> factory) {
        super(step.wording());
        this.step = step;
        this.factory = factory;
    }

    @Override
    QuantityAssert<N> self() {
        return this;
    }

    /**
     * The bias instead of the kernel.
     *
     * @throws IllegalArgumentException by the statistic, if a layer has no bias, or the quantity is of the layer's output
     */
    public QuantityAssert<N> ofBias() {
        return of(ParameterChoice.BIAS);
    }

    /**
     * The parameter with this name instead of the kernel, for instance {@code RW}.
     *
     * @throws IllegalArgumentException by the statistic, if a layer has no such parameter; the message lists those it has
     */
    public QuantityAssert<N> ofParameter(String name) {
        return of(ParameterChoice.named(name));
    }

    private QuantityAssert<N> of(ParameterChoice parameters) {
        return new QuantityAssert<>(step.with(wording()).to(quantity -> quantity.of(parameters)), factory);
    }

    /** Arithmetic mean. */
    public N mean() {
        return statistic(Statistic.MEAN);
    }

    /** Mean of the absolute values: the usual size of a gradient. */
    public N meanAbsolute() {
        return statistic(Statistic.MEAN_ABSOLUTE);
    }

    /** Standard deviation, divided by the number of elements. */
    public N standardDeviation() {
        return statistic(Statistic.STANDARD_DEVIATION);
    }

    /** Euclidean norm; of several iterations or kernels, the root of the mean of their squared norms. */
    public N l2() {
        return statistic(Statistic.L2);
    }

    /** Root of the mean square. */
    public N rootMeanSquare() {
        return statistic(Statistic.ROOT_MEAN_SQUARE);
    }

    /** Smallest element. */
    public N min() {
        return statistic(Statistic.MINIMUM);
    }

    /** Largest element. */
    public N max() {
        return statistic(Statistic.MAXIMUM);
    }

    /** Share of the elements that are exactly zero, from 0 to 1. */
    public N zeroShare() {
        return statistic(Statistic.ZERO_SHARE);
    }

    /** Number of elements, NaN and infinite ones included. */
    public N count() {
        return statistic(Statistic.COUNT);
    }

    /** Number of NaN and infinite elements. */
    public N nonFiniteCount() {
        return statistic(Statistic.NON_FINITE_COUNT);
    }

    /** Any statistic. */
    public N statistic(Statistic statistic) {
        return factory.on(step.with(wording()).to(quantity -> quantity.profile(statistic)));
    }

    /** The value below which a share of the elements lies; the same as {@code distribution().quantile(share)}. */
    public N quantile(double share) {
        return distribution().quantile(share);
    }

    /** How many elements lie where; counted in some iterations only, see {@code gradient.preset}. */
    public DistributionAssert<N> distribution() {
        return new DistributionAssert<>(step.with(wording()).to(ChosenQuantity::distributions), factory);
    }
}
