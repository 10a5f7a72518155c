package io.github.gradientharness.sample;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The tutorial's data set: 1000 noisy points of two circles, half to train with and half to test with.
 *
 * <p>Both coordinates are scaled to [−1, 1] over all 1000 points before the split, as the tutorial does it, and then
 * rounded to float32. Every method returns a new data set with features [500, 2] and labels [500, 1].
 */
public final class TutorialData {

    private static final int SAMPLES = 1000;
    private static final double NOISE = 0.1;
    private static final long SEED = 1;
    private static final int TRAINING_ROWS = 500;
    private static final int BATCH_SIZE = 32;

    private TutorialData() {}

    /** Returns rows 0 to 499, to train with. */
    public static DataSet train() {
        return rows(0, TRAINING_ROWS);
    }

    /** Returns rows 500 to 999, to test with. */
    public static DataSet test() {
        return rows(TRAINING_ROWS, SAMPLES);
    }

    /** Returns the training rows in minibatches of 32, the last one of 20, shuffled anew in each epoch. */
    public static ShuffledMinibatches trainMinibatches(long seed) {
        return new ShuffledMinibatches(train(), BATCH_SIZE, seed);
    }

    /** Returns the same minibatches as numbers of another type, the points rounded to float32 all the same. */
    public static ShuffledMinibatches trainMinibatches(long seed, DataType type) {
        DataSet rows = train();
        DataSet converted =
                new DataSet(rows.getFeatures().castTo(type), rows.getLabels().castTo(type));
        return new ShuffledMinibatches(converted, BATCH_SIZE, seed);
    }

    /** Returns the scaled points of rows 0 to 499 as plain arrays, to be drawn. */
    public static LabeledPoints trainPoints() {
        return points(0, TRAINING_ROWS);
    }

    /** Returns the scaled points of rows 500 to 999 as plain arrays, to be drawn. */
    public static LabeledPoints testPoints() {
        return points(TRAINING_ROWS, SAMPLES);
    }

    private static DataSet rows(int from, int to) {
        LabeledPoints rows = points(from, to);
        double[] labels = Arrays.stream(rows.labels()).asDoubleStream().toArray();
        INDArray features = Nd4j.createFromArray(rows.points());
        INDArray classes = Nd4j.createFromArray(labels).reshape(labels.length, 1);
        return new DataSet(features.castTo(DataType.FLOAT), classes.castTo(DataType.FLOAT));
    }

    private static LabeledPoints points(int from, int to) {
        LabeledPoints circles = CirclesData.make(SAMPLES, NOISE, SEED);
        double[][] scaled = MinMaxScaler.fit(circles.points()).transform(circles.points());
        return new LabeledPoints(Arrays.copyOfRange(scaled, from, to), Arrays.copyOfRange(circles.labels(), from, to));
    }
}
