package io.github.gradientharness.sample;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** The share of rows that a network with one sigmoid output classifies correctly. */
public final class Accuracy {

    private static final double THRESHOLD = 0.5;

    private Accuracy() {}

    /**
     * Returns the share of rows whose output is above 0.5 exactly if their label is 1.
     *
     * <p>An output that is not a number counts as class 0. No listener of the network is called.
     *
     * @param network a network with outputs [rows, 1]
     * @param data at least one row; labels [rows, 1], each 0 or 1
     * @return 0 to 1
     */
    public static double of(MultiLayerNetwork network, DataSet data) {
        INDArray output = network.output(data.getFeatures());
        double[] predicted = output.ravel().toDoubleVector();
        double[] labels = data.getLabels().ravel().toDoubleVector();
        int correct = 0;
        for (int row = 0; row < labels.length; row++) {
            boolean positive = predicted[row] > THRESHOLD;
            correct += positive == (labels[row] == 1) ? 1 : 0;
        }
        return (double) correct / labels.length;
    }
}
