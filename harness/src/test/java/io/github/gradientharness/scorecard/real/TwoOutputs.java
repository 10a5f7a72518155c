package io.github.gradientharness.scorecard.real;

import java.util.List;
import org.deeplearning4j.datasets.iterator.IteratorMultiDataSetIterator;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A graph with a shared trunk and two outputs; the second one is built as the setup says, the first as usual.
 *
 * @param secondFirst whether the second output is listed before the first
 */
record TwoOutputs(boolean secondFirst) implements Network {

    private static final int CLASSES = 10;

    @Override
    public Learner create(RealTask task, Setup setup, long seed) {
        Building building = new Building(task, setup, seed);
        var graph = building.defaults()
                .graphBuilder()
                .addInputs("image")
                .addLayer("trunk", new DenseLayer.Builder().nOut(setup.width).build(), "image")
                .addLayer(
                        "digit hidden",
                        new DenseLayer.Builder().nOut(setup.width).build(),
                        "trunk")
                .addLayer(
                        "digit",
                        output(CLASSES, Activation.SOFTMAX, LossFunction.MCXENT, Kernels.GLOROT),
                        "digit hidden")
                .addLayer(
                        "size hidden",
                        new DenseLayer.Builder().nOut(setup.width).build(),
                        "trunk")
                .addLayer(
                        "size",
                        output(2, setup.output(task), setup.loss(task), setup.kernelsOfOutput()),
                        "size hidden");
        ComputationGraph network = new ComputationGraph(
                (secondFirst ? graph.setOutputs("size", "digit") : graph.setOutputs("digit", "size"))
                        .setInputTypes(building.inputType())
                        .build());
        network.init();
        return new Trained(network, secondFirst);
    }

    private static OutputLayer output(int units, Activation activation, LossFunction loss, Kernels kernels) {
        return new OutputLayer.Builder(loss)
                .nOut(units)
                .activation(activation)
                .weightInit(kernels.forDl4j())
                .build();
    }

    private record Trained(ComputationGraph model, boolean secondFirst) implements Learner {

        @Override
        public void epoch(List<DataSet> batches) {
            List<org.nd4j.linalg.dataset.api.MultiDataSet> sets =
                    batches.stream().map(this::divided).toList();
            model.fit(new IteratorMultiDataSetIterator(
                    sets.iterator(), batches.get(0).numExamples()));
        }

        private org.nd4j.linalg.dataset.api.MultiDataSet divided(DataSet batch) {
            INDArray labels = batch.getLabels();
            INDArray digit = labels.get(NDArrayIndex.all(), NDArrayIndex.interval(0, CLASSES))
                    .dup();
            INDArray size = labels.get(NDArrayIndex.all(), NDArrayIndex.interval(CLASSES, CLASSES + 2))
                    .dup();
            return new MultiDataSet(
                    new INDArray[] {batch.getFeatures()},
                    secondFirst ? new INDArray[] {size, digit} : new INDArray[] {digit, size});
        }

        @Override
        public float[][] predict(Samples samples) {
            INDArray[] outputs = model.output(samples.all().getFeatures());
            return Learners.rows(
                    secondFirst ? Nd4j.hstack(outputs[1], outputs[0]) : Nd4j.hstack(outputs[0], outputs[1]));
        }
    }
}
