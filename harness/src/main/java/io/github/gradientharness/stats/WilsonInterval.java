package io.github.gradientharness.stats;

import org.apiguardian.api.API;

/**
 * The share of cases that have something, and how far the true share may be from the one observed: 95 % confidence, both
 * sides (Wilson 1927, "Probable inference, the law of succession, and statistical inference").
 *
 * @param having how many have it
 * @param cases how many there are, at least 1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record WilsonInterval(int having, int cases) {

    /** The 97.5 % quantile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    /** The share observed. */
    public double share() {
        return (double) having / cases;
    }

    /** The lower end; 0 if none has it. */
    public double lower() {
        return having == 0 ? 0 : centre() - reach();
    }

    /** The upper end; 1 if all have it. */
    public double upper() {
        return having == cases ? 1 : centre() + reach();
    }

    private double centre() {
        return (share() + Z * Z / (2 * cases)) / (1 + Z * Z / cases);
    }

    private double reach() {
        double variance = share() * (1 - share()) / cases + Z * Z / (4.0 * cases * cases);
        return Z * Math.sqrt(variance) / (1 + Z * Z / cases);
    }
}
