package io.github.gradientharness.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Minibatches whose rows carry their number, so that their order shows. */
final class NumberedMinibatches {

    private NumberedMinibatches() {}

    /** 500 rows whose first feature is the row's number, their label that number plus 1000. */
    static ShuffledMinibatches numbered(long seed) {
        float[][] features = new float[500][2];
        float[][] labels = new float[500][1];
        for (int row = 0; row < 500; row++) {
            features[row][0] = row;
            labels[row][0] = row + 1000;
        }
        return new ShuffledMinibatches(
                new DataSet(Nd4j.createFromArray(features), Nd4j.createFromArray(labels)), 32, seed);
    }

    static List<Double> epoch(ShuffledMinibatches minibatches) {
        List<Double> rows = new ArrayList<>();
        minibatches.forEachRemaining(batch -> rows.addAll(firstColumn(batch)));
        return rows;
    }

    static List<Double> epochs(ShuffledMinibatches minibatches, int count) {
        List<Double> rows = new ArrayList<>(epoch(minibatches));
        for (int following = 1; following < count; following++) {
            minibatches.reset();
            rows.addAll(epoch(minibatches));
        }
        return rows;
    }

    private static List<Double> firstColumn(DataSet batch) {
        return DoubleStream.of(batch.getFeatures().getColumn(0).toDoubleVector())
                .boxed()
                .toList();
    }
}
