package io.github.gradientharness.scorecard.real;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Examples, each an input and a target as flat numbers in row-major order of their shapes.
 *
 * @param mask one number for each time step of each example, 1 where it counts; null where all do
 */
record Samples(float[][] inputs, float[][] targets, long[] inputShape, long[] targetShape, float @Nullable [][] mask) {

    /** Without a mask. */
    static Samples of(float[][] inputs, float[][] targets, long[] inputShape) {
        return new Samples(inputs, targets, inputShape, new long[] {targets[0].length}, null);
    }

    int size() {
        return inputs.length;
    }

    Samples part(int from, int to) {
        return new Samples(
                Arrays.copyOfRange(inputs, from, to),
                Arrays.copyOfRange(targets, from, to),
                inputShape,
                targetShape,
                mask == null ? null : Arrays.copyOfRange(mask, from, to));
    }

    /** The same with every input times a factor plus a shift. */
    Samples withInputs(double factor, double shift) {
        return new Samples(moved(inputs, factor, shift), targets, inputShape, targetShape, mask);
    }

    /** The same with every target times a factor plus a shift. */
    Samples withTargets(double factor, double shift) {
        return new Samples(inputs, moved(targets, factor, shift), inputShape, targetShape, mask);
    }

    /** The same with targets that belong to other examples. */
    Samples withShuffledTargets(Random random) {
        List<Integer> order = shuffled(size(), random);
        return new Samples(inputs, rows(order, i -> targets[i]), inputShape, targetShape, mask);
    }

    private static float[][] moved(float[][] values, double factor, double shift) {
        float[][] moved = new float[values.length][];
        for (int i = 0; i < values.length; i++) {
            moved[i] = new float[values[i].length];
            for (int j = 0; j < moved[i].length; j++) {
                moved[i][j] = (float) (values[i][j] * factor + shift);
            }
        }
        return moved;
    }

    /** The examples in another order, divided into minibatches; the last one may be smaller. */
    List<DataSet> batches(int size, Random random) {
        List<Integer> order = shuffled(size(), random);
        return IntStream.iterate(0, from -> from < order.size(), from -> from + size)
                .mapToObj(from -> dataSet(order.subList(from, Math.min(order.size(), from + size))))
                .toList();
    }

    /** All examples in their order. */
    DataSet all() {
        return dataSet(IntStream.range(0, size()).boxed().toList());
    }

    private DataSet dataSet(List<Integer> rows) {
        DataSet set = new DataSet(
                array(rows(rows, i -> inputs[i]), inputShape), array(rows(rows, i -> targets[i]), targetShape));
        float[][] steps = mask;
        if (steps != null) {
            INDArray counts = array(rows(rows, i -> steps[i]), steps[0].length);
            set.setFeaturesMaskArray(counts);
            if (targetShape.length == 2) {
                set.setLabelsMaskArray(counts.dup());
            }
        }
        return set;
    }

    static INDArray array(float[][] rows, long... shape) {
        int length = rows[0].length;
        float[] flat = new float[rows.length * length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * length, length);
        }
        long[] whole = LongStream.concat(LongStream.of(rows.length), Arrays.stream(shape))
                .toArray();
        return Nd4j.create(flat, whole, 'c');
    }

    private static float[][] rows(List<Integer> which, IntFunction<float[]> row) {
        return which.stream().map(row::apply).toArray(float[][]::new);
    }

    private static List<Integer> shuffled(int size, Random random) {
        List<Integer> order =
                new java.util.ArrayList<>(IntStream.range(0, size).boxed().toList());
        java.util.Collections.shuffle(order, random);
        return order;
    }
}
