package io.github.gradientharness.instrument.nd4j;

import org.apiguardian.api.API;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** What users hand over as a minibatch. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Minibatch {

    private Minibatch() {}

    /**
     * A minibatch in ND4J's form for several inputs and outputs.
     *
     * @param given a {@code DataSet} or {@code MultiDataSet}, or an array of features and labels
     * @throws IllegalArgumentException if it is none of these
     */
    public static MultiDataSet of(Object given) {
        if (given instanceof MultiDataSet several) {
            return several;
        }
        if (given instanceof DataSet one) {
            return one.toMultiDataSet();
        }
        if (given instanceof Object[] arrays
                && arrays.length == 2
                && arrays[0] instanceof INDArray features
                && arrays[1] instanceof INDArray labels) {
            return new org.nd4j.linalg.dataset.MultiDataSet(features, labels);
        }
        String name = given instanceof Object[] arrays
                ? arrays[0].getClass().getName() + " and "
                        + arrays[1].getClass().getName()
                : given.getClass().getName();
        throw new IllegalArgumentException("A minibatch can't be made of " + name
                + ". Hand over a DataSet, a MultiDataSet, or features and labels as INDArray.");
    }
}
