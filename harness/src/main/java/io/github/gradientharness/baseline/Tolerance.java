package io.github.gradientharness.baseline;

import io.github.gradientharness.text.Numbers;
import org.apiguardian.api.API;

/**
 * How far a layer's share of the largest gradient may move before that counts as more than chance.
 *
 * <p>Shares are compared by their decimal logarithms, for they spread over powers of ten. Learned from seeds, the tolerance
 * is {@value #SIGMAS} standard errors of the difference of two medians: s·√(c(n) + c(m)), with s the standard deviation
 * over the frozen seeds, n and m the numbers of seeds then and now, and c(n) = π/2n, the variance of a normal sample's
 * median (c(1) = 1). It is never less than a factor of {@value #LEAST_FACTOR}: numbers are frozen with two digits, and seeds
 * that hardly differ must not turn another processor's rounding into drift.
 *
 * @param decades in powers of ten, above 0
 * @param seeds over how many seeds it was learned; 0 where it is the factor that was set
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Tolerance(double decades, int seeds) {

    /**
     * One power of ten, where no seeds tell. Of the healthy tanh networks in the reference data, the logarithm of a layer's
     * mean |gradient| has a standard deviation of 0.17 to 0.34 over 64 to 256 seeds (quartiles at epoch 10), so that two
     * seeds differ by 0.24 to 0.48: one power of ten is two to four times that.
     */
    public static final double DEFAULT_FACTOR = 10;

    static final double LEAST_FACTOR = 1.5;

    private static final double SIGMAS = 4;

    /** The tolerance of a frozen layer against as many seeds as are there now. */
    static Tolerance of(FrozenLayer layer, int seedsThen, int seedsNow, double factor) {
        if (Double.isNaN(layer.spread())) {
            return new Tolerance(Math.log10(factor), 0);
        }
        double learned = SIGMAS * layer.spread() * Math.sqrt(variance(seedsThen) + variance(seedsNow));
        return new Tolerance(Math.max(Math.log10(LEAST_FACTOR), learned), seedsThen);
    }

    /** The variance of a median, as a share of that of a single number. */
    private static double variance(int seeds) {
        return seeds == 1 ? 1 : Math.PI / 2 / seeds;
    }

    String explanation() {
        String factor = "a factor of " + Numbers.print(Math.pow(10, decades));
        return seeds == 0 ? factor + " is allowed" : factor + " is allowed, learned from " + seeds + " seeds";
    }
}
