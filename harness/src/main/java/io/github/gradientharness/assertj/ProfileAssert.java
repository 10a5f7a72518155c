package io.github.gradientharness.assertj;

import io.github.gradientharness.stats.DepthSlope;
import io.github.gradientharness.text.Numbers;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.assertj.core.data.Offset;

/**
 * One number for each of several layers, in forward order: a profile over depth. Each number is asserted on, and a failure
 * shows the whole profile with every layer marked that fails.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ProfileAssert extends Navigation<ProfileAssert> {

    private final Step<Profile> step;

    ProfileAssert(Step<Profile> step) {
        super(step.wording());
        this.step = step;
    }

    @Override
    ProfileAssert self() {
        return this;
    }

    /** Fails unless the number of each layer is greater. */
    public ProfileAssert isGreaterThan(double bound) {
        return each("greater than " + Numbers.bound(bound), value -> value > bound, beside(bound));
    }

    /** Fails unless the number of each layer is greater or equal. */
    public ProfileAssert isGreaterThanOrEqualTo(double bound) {
        return each("at least " + Numbers.bound(bound), value -> value >= bound, beside(bound));
    }

    /** Fails unless the number of each layer is less. */
    public ProfileAssert isLessThan(double bound) {
        return each("less than " + Numbers.bound(bound), value -> value < bound, beside(bound));
    }

    /** Fails unless the number of each layer is less or equal. */
    public ProfileAssert isLessThanOrEqualTo(double bound) {
        return each("at most " + Numbers.bound(bound), value -> value <= bound, beside(bound));
    }

    /** Fails unless the number of each layer lies between these two, both included. */
    public ProfileAssert isBetween(double from, double to) {
        return each(
                "between " + Numbers.bound(from) + " and " + Numbers.bound(to),
                value -> value >= from && value <= to,
                value -> Numbers.print(value, value < from ? from : to));
    }

    /** Fails unless the number of each layer is about this. */
    public ProfileAssert isCloseTo(double expected, Offset<Double> offset) {
        return isBetween(expected - offset.value, expected + offset.value);
    }

    /** Fails unless the number of each layer is exactly this; 0 and -0 are the same. */
    public ProfileAssert isEqualTo(double expected) {
        return each("equal to " + Numbers.bound(expected), value -> value == expected, ProfileAssert::exactly);
    }

    /** Fails unless the number of each layer is zero. */
    public ProfileAssert isZero() {
        return isEqualTo(0);
    }

    /** Fails unless the number of each layer is greater than zero. */
    public ProfileAssert isPositive() {
        return isGreaterThan(0);
    }

    /** Fails unless the number of each layer passes an assertion. */
    public ProfileAssert allSatisfy(Consumer<AbstractDoubleAssert<?>> assertion) {
        return each("what was asked for", value -> passes(assertion, value), ProfileAssert::exactly);
    }

    private static boolean passes(Consumer<AbstractDoubleAssert<?>> assertion, double value) {
        try {
            assertion.accept(Assertions.assertThat(value));
            return true;
        } catch (AssertionError error) {
            return false;
        }
    }

    private static DoubleFunction<String> beside(double bound) {
        return value -> Numbers.print(value, bound);
    }

    private static String exactly(double value) {
        return Double.toString(value);
    }

    private ProfileAssert each(String expected, DoublePredicate passes, DoubleFunction<String> print) {
        step.with(wording()).check(profile -> {
            long failing = profile.values().stream()
                    .filter(value -> !passes.test(value))
                    .count();
            if (failing > 0) {
                throw new UnmetException("Expected each layer's number to be " + expected + ", but " + failing + " of "
                        + profile.values().size() + (failing == 1 ? " is" : " are") + " not:\n"
                        + profile.lines(value -> !passes.test(value), print));
            }
        });
        return this;
    }

    /** The smallest layer's number. */
    public AbstractDoubleAssert<?> smallest() {
        return number("smallest ", profile -> profile.smallest());
    }

    /** The largest layer's number. */
    public AbstractDoubleAssert<?> largest() {
        return number("largest ", profile -> profile.largest());
    }

    /**
     * The smallest layer's number over the largest layer's. Fails where one is not positive: a layer without any gradient
     * is dead, and 0/0 is not 1.
     */
    public AbstractDoubleAssert<?> smallestOverLargest() {
        return number("smallest over largest ", profile -> {
            profile.requirePositive("ratio");
            return profile.smallest() / profile.largest();
        });
    }

    /**
     * How many decades the number grows from layer to layer, from input to output: the least-squares slope of its decimal
     * logarithm over the layers' places. Negative where it falls. Fails where a number is not positive, or there is but one.
     */
    public AbstractDoubleAssert<?> slope() {
        return slope("slope over depth, in decades per layer, of ", 2, DepthSlope::slope);
    }

    /** The lower end of the slope's 95 % confidence interval (Student's t). Fails with fewer than three layers. */
    public AbstractDoubleAssert<?> slopeLowerBound() {
        return slope(
                "lower end of the 95 % interval of the slope over depth, in decades per layer, of ",
                DepthSlope.FEWEST_FOR_INTERVAL, DepthSlope::lower);
    }

    /** The upper end of the slope's 95 % confidence interval (Student's t). Fails with fewer than three layers. */
    public AbstractDoubleAssert<?> slopeUpperBound() {
        return slope(
                "upper end of the 95 % interval of the slope over depth, in decades per layer, of ",
                DepthSlope.FEWEST_FOR_INTERVAL, DepthSlope::upper);
    }

    private AbstractDoubleAssert<?> slope(String what, int fewest, ToDoubleFunction<DepthSlope> end) {
        return number(what, profile -> {
            profile.requireLayers(fewest);
            profile.requirePositive("slope");
            return end.applyAsDouble(DepthSlope.of(profile.values()));
        });
    }

    private AbstractDoubleAssert<?> number(String what, ToDoubleFunction<Profile> number) {
        return number(
                step.with(wording()),
                profile -> profile.measured(what + profile.label().what(), number.applyAsDouble(profile)));
    }

    /** The numbers as a list, in forward order. */
    public ListAssert<Double> values() {
        return step.with(wording()).list(profile -> new ArrayList<>(profile.values()));
    }
}
