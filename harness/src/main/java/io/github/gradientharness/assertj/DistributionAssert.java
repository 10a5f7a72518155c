package io.github.gradientharness.assertj;

import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.text.Numbers;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.apiguardian.api.API;

/**
 * A distribution of one layer, or one for each of several.
 *
 * <p>Values are counted in steps, eight to each power of two, and a value counts as the geometric middle of its step: a
 * quantile is off by at most 6.1 %, and a share can't tell values that lie in the same step as the bound. Shares are
 * exact where the bound is 0 or a positive power of two. Non-finite values are not counted.
 *
 * @param <N> what an assertion on a number is: AssertJ's own for one layer, {@link ProfileAssert} for several
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DistributionAssert<N> extends Navigation<DistributionAssert<N>> {

    private final Step<LayerDistributions> step;
    private final AssertionFactory<N> factory;

    DistributionAssert(Step<LayerDistributions> step, AssertionFactory<N> factory) {
        super(step.wording());
        this.step = step;
        this.factory = factory;
    }

    @Override
    DistributionAssert<N> self() {
        return this;
    }

    /** The value below which half of the values lie. */
    public N median() {
        return number("median of", distribution -> distribution.quantile(0.5));
    }

    /**
     * The value below which a share of the values lies.
     *
     * @param share from 0 (the smallest) to 1 (the largest)
     * @throws IllegalArgumentException if the share is not from 0 to 1
     */
    public N quantile(double share) {
        return number(Numbers.print(share) + " quantile of", distribution -> distribution.quantile(share));
    }

    /** The share of the values that are below a bound. */
    public N shareBelow(double bound) {
        return share("share below " + Numbers.print(bound) + " of", all -> all.countBelow(bound));
    }

    /** The share of the values that are at a bound or above it. */
    public N shareAtLeast(double bound) {
        return share("share of at least " + Numbers.print(bound) + " of", all -> all.count() - all.countBelow(bound));
    }

    /**
     * The share of the values that are at the first bound or above it, and below the second.
     *
     * @throws IllegalArgumentException if the second is not above the first
     */
    public N shareBetween(double from, double below) {
        if (!(from < below)) {
            throw new IllegalArgumentException(
                    "Nothing lies between bounds that are not in order: shareBetween(" + from + ", " + below + ").");
        }
        return share(
                "share from " + Numbers.print(from) + " to below " + Numbers.print(below) + " of",
                all -> all.countBelow(below) - all.countBelow(from));
    }

    /** The share of the values that are zero; magnitudes below 1.2e-38 count as zero. */
    public N zeroShare() {
        return share("share of zeros in", all -> all.countBelow(Float.MIN_NORMAL) - all.countBelow(-Float.MIN_NORMAL));
    }

    /** Number of values counted. */
    public N count() {
        return number("number of values in", Distribution::count);
    }

    private N share(String what, ToLongFunction<Distribution> part) {
        return number(what, all -> (double) part.applyAsLong(all) / all.count());
    }

    private N number(String what, ToDoubleFunction<Distribution> number) {
        return factory.on(step.with(wording()).to(distributions -> distributions.profile(what, number)));
    }
}
