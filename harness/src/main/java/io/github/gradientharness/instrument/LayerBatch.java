package io.github.gradientharness.instrument;

import io.github.gradientharness.stats.PrincipalComponent;
import io.github.gradientharness.stats.SampleConcentration;
import io.github.gradientharness.stats.SummaryAccumulator;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * A layer's values of one minibatch, copied out: for each sample, for each unit, its positions (time steps of a recurrent
 * layer, pixels of a convolution, a single one otherwise). Reused from layer to layer; not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LayerBatch {

    private static final int CHUNK = 4096;

    /** How alike units are is asked of at most this many of them, evenly spaced. */
    private static final int MOST_UNITS = 64;

    /** And over at most this many samples and positions. */
    private static final int MOST_ROWS = 256;

    private int samples;
    private int units;
    private int positions;
    private boolean holdsFloats;
    private double[] values = new double[0];
    private float[] floats = new float[0];
    private double[] rows = new double[0];
    private final double[] chunk = new double[CHUNK];
    private final float[] floatChunk = new float[CHUNK];
    private final UnitCounts counts = new UnitCounts();
    private final PrincipalComponent principalComponent = new PrincipalComponent();

    /** Empty until it is {@link #reshape reshaped}. */
    public LayerBatch() {}

    /**
     * Makes room for a minibatch.
     *
     * @return the array to fill from index 0: sample after sample, in it unit after unit, in it position after position;
     *     it may be longer than the batch and holds what was in it before
     */
    public double[] reshape(int newSamples, int newUnits, int newPositions) {
        setShape(newSamples, newUnits, newPositions);
        return doubles();
    }

    /** Makes room for an array of a minibatch: [samples], [samples, units] or [samples, units, positions...]. */
    public double[] reshape(long[] shape) {
        setShape(shape);
        return doubles();
    }

    /** The same for values that are floats, which take half the memory to pass through. */
    public float[] reshapeFloats(long[] shape) {
        setShape(shape);
        holdsFloats = true;
        if (floats.length < length()) {
            floats = new float[0]; // lets go of the former one first
            floats = new float[length()];
        }
        return floats;
    }

    private void setShape(int newSamples, int newUnits, int newPositions) {
        samples = newSamples;
        units = newUnits;
        positions = newPositions;
        holdsFloats = false;
    }

    private double[] doubles() {
        if (values.length < length()) {
            values = new double[0]; // lets go of the former one first
            values = new double[length()];
        }
        return values;
    }

    private void setShape(long[] shape) {
        int newPositions = 1;
        for (int i = 2; i < shape.length; i++) {
            newPositions = Math.multiplyExact(newPositions, Math.toIntExact(shape[i]));
        }
        setShape(
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

    /** The values, in an array that may be longer; floats are turned into doubles the first time. */
    public double[] values() {
        if (holdsFloats) {
            copyTo(doubles());
            holdsFloats = false;
        }
        return values;
    }

    private void copyTo(double[] copy) {
        int length = length();
        if (holdsFloats) {
            for (int i = 0; i < length; i++) {
                copy[i] = floats[i];
            }
        } else {
            System.arraycopy(values, 0, copy, 0, length);
        }
    }

    /** Whether its values are floats. */
    boolean holdsFloats() {
        return holdsFloats;
    }

    /** Copies the values of one sample's units, which have one position each. */
    void copySample(int number, double[] sample) {
        System.arraycopy(values, number * units, sample, 0, units);
    }

    /** The same of values that are floats. */
    void copySample(int number, float[] sample) {
        System.arraycopy(floats, number * units, sample, 0, units);
    }

    /** For each unit, the share of its values that are exactly zero. */
    void zeroShares(double[] shares) {
        if (positions > 1 || !counts.zeros(this, shares)) {
            Arrays.fill(shares, 0.0);
            for (int row = 0, i = 0; row < samples * units; row++) {
                long zeros = 0;
                for (int end = i + positions; i < end; i++) {
                    zeros += value(i) == 0 ? 1 : 0;
                }
                shares[row % units] += zeros;
            }
        }
        divide(shares);
    }

    /** For each unit, the share of its values that lie outside bounds; NaN does not. */
    void saturatedShares(Saturation bounds, double[] shares) {
        double low = bounds.low();
        double high = bounds.high();
        if (positions > 1 || !counts.outside(this, bounds, shares)) {
            Arrays.fill(shares, 0.0);
            for (int row = 0, i = 0; row < samples * units; row++) {
                for (int end = i + positions; i < end; i++) {
                    shares[row % units] += value(i) < low || value(i) > high ? 1.0 : 0.0;
                }
            }
        }
        divide(shares);
    }

    private double value(int index) {
        return holdsFloats ? floats[index] : values[index];
    }

    /** The share of the summed absolute values that comes from the tenth of the samples with the most. */
    double topTenthShare() {
        int perSample = units * positions;
        return holdsFloats
                ? SampleConcentration.topTenthShare(floats, samples, perSample)
                : SampleConcentration.topTenthShare(values, samples, perSample);
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
            copyTo(rows);
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
                rows[row * columns + column] = value(start + offsets[column]);
            }
        }
        return count;
    }

    /** How alike the units are: the share of the variance in the first principal component; NaN where there is none. */
    double unitSimilarity() {
        int columns = Math.min(MOST_UNITS, units);
        int mostRows = Math.min(MOST_ROWS, samples * positions);
        if (rows.length < mostRows * columns) {
            rows = new double[mostRows * columns];
        }
        return principalComponent.share(rows, copyRows(rows, mostRows, columns), columns);
    }

    /** Adds the values of some positions, of all samples and units, a chunk at a time. */
    void addPositions(int from, int to, SummaryAccumulator accumulator) {
        if (holdsFloats) {
            addFloatPositions(from, to, accumulator);
            return;
        }
        int next = 0;
        for (int row = 0; row < samples * units; row++) {
            int end = row * positions + to;
            for (int i = row * positions + from; i < end; i++) {
                if (next == CHUNK) {
                    accumulator.add(chunk, next);
                    next = 0;
                }
                chunk[next++] = values[i];
            }
        }
        accumulator.add(chunk, next);
    }

    private void addFloatPositions(int from, int to, SummaryAccumulator accumulator) {
        int next = 0;
        for (int row = 0; row < samples * units; row++) {
            int end = row * positions + to;
            for (int i = row * positions + from; i < end; i++) {
                if (next == CHUNK) {
                    accumulator.add(floatChunk, next);
                    next = 0;
                }
                floatChunk[next++] = floats[i];
            }
        }
        accumulator.add(floatChunk, next);
    }

    /** Lets go of its memory; it is empty until it is reshaped. */
    public void release() {
        setShape(0, 0, 1);
        values = new double[0];
        floats = new float[0];
    }
}
