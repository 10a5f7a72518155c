package io.github.gradientharness.stats;

/**
 * Student's t distribution with a whole number of degrees of freedom.
 *
 * <p>Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4, which give the probability as
 * a finite sum in the angle whose tangent is t over the root of the degrees of freedom.
 */
final class StudentT {

    private static final int BISECTIONS = 100;

    private StudentT() {}

    /**
     * The t within which, on both sides of zero, a share of the distribution lies.
     *
     * @param share between 0 and 1
     * @param degrees degrees of freedom, at least 1
     */
    static double quantile(double share, int degrees) {
        double low = 0;
        double high = Math.PI / 2;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (shareWithin(middle, degrees) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.sqrt(degrees) * Math.tan((low + high) / 2);
    }

    private static double shareWithin(double angle, int degrees) {
        double cosine = Math.cos(angle);
        boolean odd = degrees % 2 == 1;
        double term = odd ? cosine : 1;
        double sum = 0;
        for (int i = odd ? 1 : 0; i <= degrees - 2; i += 2) {
            sum += term;
            term *= cosine * cosine * (i + 1) / (i + 2);
        }
        return odd ? 2 / Math.PI * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
    }
}
