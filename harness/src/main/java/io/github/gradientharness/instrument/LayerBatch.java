package io.github.gradientharness.instrument;

import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * A layer's values of one minibatch, copied out: for each sample, for each unit, its positions (time steps of a recurrent
 * layer, pixels of a convolution, a single one otherwise). Reused from layer to layer; not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LayerBatch {

    private int samples;
    private int units;
    private int positions;
    private double[] values = new double[0];
    private double[] sample = new double[0];

    /** Empty until it is {@link #reshape reshaped}. */
    public LayerBatch() {}

    /**
     * Makes room for a minibatch.
     *
     * @return the array to fill from index 0: sample after sample, in it unit after unit, in it position after position;
     *     it may be longer than the batch and holds what was in it before
     */
    public double[] reshape(int newSamples, int newUnits, int newPositions) {
        samples = newSamples;
        units = newUnits;
        positions = newPositions;
        if (values.length < length()) {
            values = new double[length()];
        }
        return values;
    }

    /** Makes room for an array of a minibatch: [samples], [samples, units] or [samples, units, positions...]. */
    public double[] reshape(long[] shape) {
        int newPositions = 1;
        for (int i = 2; i < shape.length; i++) {
            newPositions = Math.multiplyExact(newPositions, Math.toIntExact(shape[i]));
        }
        return reshape(
                shape.length > 0 ? Math.toIntExact(shape[0]) : 1,
                shape.length > 1 ? Math.toIntExact(shape[1]) : 1,
                newPositions);
    }

    int samples() {
        return samples;
    }

    int units() {
        return units;
    }

    int positions() {
        return positions;
    }

    /** Number of values. */
    public int length() {
        return Math.multiplyExact(Math.multiplyExact(samples, units), positions);
    }

    /** The values, in an array that may be longer. */
    public double[] values() {
        return values;
    }

    /** For each unit, the share of its values that are exactly zero. */
    void zeroShares(double[] shares) {
        if (positions > 1 || !countZeros(shares)) {
            Arrays.fill(shares, 0.0);
            for (int row = 0, i = 0; row < samples * units; row++) {
                long zeros = 0;
                for (int end = i + positions; i < end; i++) {
                    zeros += values[i] == 0 ? 1 : 0;
                }
                shares[row % units] += zeros;
            }
        }
        divide(shares);
    }

    /** Counts each sample's values at once; false, and counts that are not to be used, if one is NaN. */
    private boolean countZeros(double[] counts) {
        Arrays.fill(counts, samples);
        for (int start = 0; start < samples * units; start += units) {
            subtractOthers(copyOfSample(start), counts);
        }
        return hasNoNaN(counts);
    }

    /** For each unit, the share of its values that lie outside bounds; NaN does not. */
    void saturatedShares(Saturation bounds, double[] shares) {
        double low = bounds.low();
        double high = bounds.high();
        if (positions > 1 || !countOutside(low, high, shares)) {
            Arrays.fill(shares, 0.0);
            for (int row = 0, i = 0; row < samples * units; row++) {
                for (int end = i + positions; i < end; i++) {
                    shares[row % units] += values[i] < low || values[i] > high ? 1.0 : 0.0;
                }
            }
        }
        divide(shares);
    }

    /** Counts each sample's values at once; false, and counts that are not to be used, if one is NaN or infinite. */
    private boolean countOutside(double low, double high, double[] counts) {
        Arrays.fill(counts, 0.0);
        for (int start = 0; start < samples * units; start += units) {
            addOutside(copyOfSample(start), low, high, counts);
        }
        return hasNoNaN(counts);
    }

    /** From the start of an array, because only there the compiler uses vector instructions. */
    private double[] copyOfSample(int start) {
        if (sample.length != units) {
            sample = new double[units];
        }
        System.arraycopy(values, start, sample, 0, units);
        return sample;
    }

    /** Without branches: any other number than zero, even the smallest, times so much is more than one. */
    private static void subtractOthers(double[] sample, double[] counts) {
        for (int unit = 0; unit < counts.length; unit++) {
            counts[unit] -= Math.min(1.0, Math.abs(sample[unit]) * 0x1p1000 * 0x1p100);
        }
    }

    /** Without branches: a number plus its absolute value is zero unless the number is positive. */
    private static void addOutside(double[] sample, double low, double high, double[] counts) {
        for (int unit = 0; unit < counts.length; unit++) {
            double below = low - sample[unit];
            double above = sample[unit] - high;
            double beyond = (Math.abs(below) + below) + (Math.abs(above) + above);
            counts[unit] += Math.min(1.0, beyond * 0x1p1000 * 0x1p100);
        }
    }

    private static boolean hasNoNaN(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return !Double.isNaN(sum);
    }

    private void divide(double[] shares) {
        double count = (double) samples * positions;
        for (int unit = 0; unit < units; unit++) {
            shares[unit] /= count;
        }
    }

    /**
     * Copies samples and positions as rows, units as columns; of many, evenly spaced ones.
     *
     * @return number of rows
     */
    int copyRows(double[] rows, int mostRows, int columns) {
        int all = samples * positions;
        int count = Math.min(mostRows, all);
        if (positions == 1 && count == all && columns == units) {
            System.arraycopy(values, 0, rows, 0, length());
            return count;
        }
        int[] offsets = new int[columns];
        for (int column = 0; column < columns; column++) {
            offsets[column] = (int) ((long) column * units / columns) * positions;
        }
        for (int row = 0; row < count; row++) {
            int chosen = (int) ((long) row * all / count);
            int start = chosen / positions * units * positions + chosen % positions;
            for (int column = 0; column < columns; column++) {
                rows[row * columns + column] = values[start + offsets[column]];
            }
        }
        return count;
    }

    /** Copies the values of some positions, of all samples and units; the number of values. */
    int copyPositions(int from, int to, double[] chosen) {
        int next = 0;
        for (int row = 0; row < samples * units; row++) {
            System.arraycopy(values, row * positions + from, chosen, next, to - from);
            next += to - from;
        }
        return next;
    }
}
