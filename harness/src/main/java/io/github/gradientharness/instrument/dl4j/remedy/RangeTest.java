package io.github.gradientharness.instrument.dl4j.remedy;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * Finds a learning rate by a short training in which the rate grows exponentially (L. Smith, Cyclical Learning Rates for Training
 * Neural Networks, WACV 2017, section 3.3).
 *
 * <p>The rate found is a tenth of the one at which the smoothed loss is lowest: there training is still stable. It is rounded to 1, 2
 * or 5 times a power of ten. The sweep ends where the smoothed loss is {@value #DIVERGED} times the lowest one, or is not finite.
 */
final class RangeTest {

    /** Iterations at most. */
    static final int STEPS = 43;

    private static final double LOWEST = 1e-6;
    private static final double GROWTH = Math.pow(10, 1.0 / 6);
    private static final double SMOOTHING = 0.8;
    private static final double DIVERGED = 4;
    private static final double BELOW_THE_LOWEST = 10;

    /** A loss that falls by less than this share shows nothing. */
    private static final double NOTICEABLE = 0.01;

    private RangeTest() {}

    /**
     * The rate found.
     *
     * @param step trains one iteration with a rate, and returns the loss before the update
     * @return empty if no rate lowers the loss by 1 %
     */
    static OptionalDouble rate(DoubleUnaryOperator step) {
        double average = 0;
        double first = Double.NaN;
        double best = Double.POSITIVE_INFINITY;
        double bestRate = Double.NaN;
        double before = Double.NaN;
        for (int i = 0; i < STEPS; i++) {
            double rate = LOWEST * Math.pow(GROWTH, i);
            double loss = step.applyAsDouble(rate);
            average = SMOOTHING * average + (1 - SMOOTHING) * loss;
            double smooth = average / (1 - Math.pow(SMOOTHING, i + 1.0));
            first = i == 0 ? smooth : first;
            if (!Double.isFinite(smooth) || i > 0 && smooth > DIVERGED * best) {
                break;
            }
            if (smooth < best) {
                best = smooth;
                bestRate = before; // this loss is what the rate before it has led to
            }
            before = rate;
        }
        return first - best > NOTICEABLE * Math.abs(first)
                ? OptionalDouble.of(rounded(bestRate / BELOW_THE_LOWEST))
                : OptionalDouble.empty();
    }

    /** Down to 1, 2 or 5 times a power of ten. */
    private static double rounded(double rate) {
        int exponent = (int) Math.floor(Math.log10(rate));
        double mantissa = rate / Math.pow(10, exponent);
        return Double.parseDouble((mantissa >= 5 ? 5 : mantissa >= 2 ? 2 : 1) + "e" + exponent);
    }
}
