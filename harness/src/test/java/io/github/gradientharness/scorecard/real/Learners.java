package io.github.gradientharness.scorecard.real;

import java.util.List;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Models of each framework, trained in the usual way. */
final class Learners {

    private Learners() {}

    static float[][] rows(INDArray array) {
        return array.dup('c')
                .reshape('c', array.size(0), array.length() / array.size(0))
                .toFloatMatrix();
    }

    /** Any DL4J network without branches. */
    record Layers(MultiLayerNetwork model) implements Learner {

        @Override
        public void epoch(List<DataSet> batches) {
            model.fit(new ExistingDataSetIterator(batches));
        }

        @Override
        public float[][] predict(Samples samples) {
            DataSet all = samples.all();
            return rows(model.output(all.getFeatures(), false, all.getFeaturesMaskArray(), all.getLabelsMaskArray()));
        }
    }

    /** A DL4J graph with one output. */
    record Graph(ComputationGraph model) implements Learner {

        @Override
        public void epoch(List<DataSet> batches) {
            model.fit(new ExistingDataSetIterator(batches));
        }

        @Override
        public float[][] predict(Samples samples) {
            return rows(model.outputSingle(samples.all().getFeatures()));
        }
    }

    /** A SameDiff graph whose placeholders are "inputs" and "targets". */
    record Operations(SameDiff model, String output) implements Learner {

        @Override
        public void epoch(List<DataSet> batches) {
            model.fit(new ExistingDataSetIterator(batches), 1);
        }

        @Override
        public float[][] predict(Samples samples) {
            return rows(
                    model.outputSingle(java.util.Map.of("inputs", samples.all().getFeatures()), output));
        }
    }
}
