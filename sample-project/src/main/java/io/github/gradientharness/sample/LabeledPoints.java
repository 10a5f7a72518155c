package io.github.gradientharness.sample;

/**
 * Points with one class label each.
 *
 * <p>The arrays are held, not copied; nobody changes them once the record exists. Equality is that of the arrays'
 * identity.
 *
 * @param points one row per point, one column per coordinate
 * @param labels the class of each row, 0 or 1
 */
public record LabeledPoints(double[][] points, int[] labels) {

    /**
     * Checks that every point has a label.
     *
     * @throws IllegalArgumentException if the numbers of points and labels differ
     */
    public LabeledPoints {
        if (points.length != labels.length) {
            throw new IllegalArgumentException(points.length + " points, but " + labels.length + " labels");
        }
    }
}
