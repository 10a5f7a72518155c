package io.github.gradientharness.instrument;

import java.util.Arrays;

/**
 * Counts, for all units of a batch at once, the samples in which a unit is zero or saturated: loops without branches over
 * arrays from index 0, which the compiler turns into vector instructions. Not thread-safe.
 */
final class UnitCounts {

    /** Makes more than one of the smallest double in two steps, and of every difference from a bound in one. */
    private static final double ENLARGED = 0x1p1000;

    private static final float ENLARGED_FLOAT = 0x1p100f;

    /** Up to so many samples are counted exactly in floats. */
    private static final int MOST_SAMPLES = 1 << 24;

    private double[] sample = new double[0];
    private float[] floatSample = new float[0];
    private float[] floatCounts = new float[0];

    /**
     * The number of samples in which each unit is zero, of a batch with one position.
     *
     * @return false, and counts that are not to be used, if a value is NaN
     */
    boolean zeros(LayerBatch batch, double[] counts) {
        makeRoom(batch);
        if (!batch.holdsFloats()) {
            Arrays.fill(counts, batch.samples());
            for (int number = 0; number < batch.samples(); number++) {
                batch.copySample(number, sample);
                subtractOthers(sample, counts);
            }
            return hasNoNaN(counts);
        }
        Arrays.fill(floatCounts, batch.samples());
        for (int number = 0; number < batch.samples(); number++) {
            batch.copySample(number, floatSample);
            subtractOthers(floatSample, floatCounts);
        }
        return takeFloatCounts(batch, counts);
    }

    /**
     * The number of samples in which each unit lies outside bounds, of a batch with one position.
     *
     * @return false, and counts that are not to be used, if a value is NaN or infinite
     */
    boolean outside(LayerBatch batch, Saturation bounds, double[] counts) {
        makeRoom(batch);
        if (!batch.holdsFloats()) {
            Arrays.fill(counts, 0.0);
            for (int number = 0; number < batch.samples(); number++) {
                batch.copySample(number, sample);
                addOutside(sample, bounds.low(), bounds.high(), counts);
            }
            return hasNoNaN(counts);
        }
        Arrays.fill(floatCounts, 0f);
        for (int number = 0; number < batch.samples(); number++) {
            batch.copySample(number, floatSample);
            addOutside(floatSample, bounds.lowestFloat(), bounds.highestFloat(), floatCounts);
        }
        return takeFloatCounts(batch, counts);
    }

    private void makeRoom(LayerBatch batch) {
        if (batch.holdsFloats() && floatSample.length != batch.units()) {
            floatSample = new float[batch.units()];
            floatCounts = new float[batch.units()];
        } else if (!batch.holdsFloats() && sample.length != batch.units()) {
            sample = new double[batch.units()];
        }
    }

    private boolean takeFloatCounts(LayerBatch batch, double[] counts) {
        for (int unit = 0; unit < counts.length; unit++) {
            counts[unit] = floatCounts[unit];
        }
        return batch.samples() <= MOST_SAMPLES && hasNoNaN(counts);
    }

    private static void subtractOthers(double[] sample, double[] counts) {
        for (int unit = 0; unit < counts.length; unit++) {
            counts[unit] -= Math.min(1.0, Math.abs(sample[unit]) * ENLARGED * ENLARGED);
        }
    }

    private static void subtractOthers(float[] sample, float[] counts) {
        for (int unit = 0; unit < counts.length; unit++) {
            counts[unit] -= Math.min(1f, Math.abs(sample[unit]) * ENLARGED_FLOAT * ENLARGED_FLOAT);
        }
    }

    /** A number plus its absolute value is zero unless the number is positive. */
    private static void addOutside(double[] sample, double low, double high, double[] counts) {
        for (int unit = 0; unit < counts.length; unit++) {
            double below = low - sample[unit];
            double above = sample[unit] - high;
            double beyond = (Math.abs(below) + below) + (Math.abs(above) + above);
            counts[unit] += Math.min(1.0, beyond * ENLARGED);
        }
    }

    private static void addOutside(float[] sample, float low, float high, float[] counts) {
        for (int unit = 0; unit < counts.length; unit++) {
            float below = low - sample[unit];
            float above = sample[unit] - high;
            float beyond = (Math.abs(below) + below) + (Math.abs(above) + above);
            counts[unit] += Math.min(1f, beyond * ENLARGED_FLOAT);
        }
    }

    private static boolean hasNoNaN(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return !Double.isNaN(sum);
    }
}
