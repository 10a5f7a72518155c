package io.github.gradientharness.stats;

import java.util.List;
import org.apiguardian.api.API;

/**
 * How fast a number grows over depth: the least-squares line through its decimal logarithm over the layers' places.
 *
 * @param slope in decades per layer, from input to output
 * @param lower lower end of the slope's interval
 * @param upper upper end of the slope's interval
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record DepthSlope(double slope, double lower, double upper) {

    /** The share of such intervals that hold the true slope, if the logarithms scatter normally around a line. */
    public static final double CONFIDENCE = 0.95;

    /** The fewest points that leave something to estimate the scatter from. */
    public static final int FEWEST_FOR_INTERVAL = 3;

    /**
     * The slope of positive numbers, at least two.
     *
     * <p>Its interval is the slope plus and minus Student's t for n - 2 degrees of freedom times its standard error (Draper
     * and Smith, Applied Regression Analysis, chapter 1). It is all numbers where there are only two points.
     */
    public static DepthSlope of(List<Double> values) {
        int n = values.size();
        double meanPlace = (n - 1) / 2.0;
        double mean = values.stream().mapToDouble(Math::log10).average().orElseThrow();
        double placeSquares = 0;
        double products = 0;
        for (int i = 0; i < n; i++) {
            placeSquares += (i - meanPlace) * (i - meanPlace);
            products += (i - meanPlace) * (Math.log10(values.get(i)) - mean);
        }
        double slope = products / placeSquares;
        if (n < FEWEST_FOR_INTERVAL) {
            return new DepthSlope(slope, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double residuals = 0;
        for (int i = 0; i < n; i++) {
            double residual = Math.log10(values.get(i)) - mean - slope * (i - meanPlace);
            residuals += residual * residual;
        }
        double reach = StudentT.quantile(CONFIDENCE, n - 2) * Math.sqrt(residuals / (n - 2) / placeSquares);
        return new DepthSlope(slope, slope - reach, slope + reach);
    }
}
