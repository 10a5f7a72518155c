package io.github.gradientharness.inspection;

import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small models of each kind that learn, to be spoilt by one bug each, and minibatches that they can learn. */
final class SmallModels {

    static final int SAMPLES = 32;
    static final int COLUMNS = 4;
    static final int CLASSES = 3;
    static final int STEPS = 8;

    private static final DataType TYPE = DataType.FLOAT;

    private SmallModels() {}

    static INDArray normal(long seed, long... shape) {
        Random random = new Random(seed);
        INDArray array = Nd4j.create(TYPE, shape);
        for (long i = 0; i < array.length(); i++) {
            array.putScalar(i, random.nextGaussian());
        }
        return array;
    }

    /** Standardised columns, and the class of the largest of the first columns. */
    static DataSet classes(int classes) {
        INDArray features = normal(1, SAMPLES, Math.max(COLUMNS, classes));
        INDArray labels = Nd4j.create(TYPE, SAMPLES, classes);
        for (int sample = 0; sample < SAMPLES; sample++) {
            int largest = 0;
            for (int column = 1; column < classes; column++) {
                largest = features.getFloat(sample, column) > features.getFloat(sample, largest) ? column : largest;
            }
            labels.putScalar(sample, largest, 1);
        }
        return new DataSet(features, labels);
    }

    static DataSet classes() {
        return classes(CLASSES);
    }

    /** Whether the first column is positive, as two numbers. */
    static DataSet yesOrNo(double no, double yes) {
        INDArray features = normal(2, SAMPLES, COLUMNS);
        INDArray labels = Nd4j.create(TYPE, SAMPLES, 1);
        for (int sample = 0; sample < SAMPLES; sample++) {
            labels.putScalar(sample, 0, features.getFloat(sample, 0) > 0 ? yes : no);
        }
        return new DataSet(features, labels);
    }

    /** The sum of the columns, times a factor. */
    static DataSet numbers(double factor) {
        INDArray features = normal(3, SAMPLES, COLUMNS);
        return new DataSet(features, features.sum(1).mul(0.5 * factor).reshape(SAMPLES, 1));
    }

    /** Sequences that tell at each step whether the first column is positive. */
    static DataSet sequences() {
        INDArray features = normal(4, SAMPLES, COLUMNS, STEPS);
        INDArray labels = Nd4j.create(TYPE, SAMPLES, 2, STEPS);
        for (int sample = 0; sample < SAMPLES; sample++) {
            for (int step = 0; step < STEPS; step++) {
                labels.putScalar(new int[] {sample, features.getFloat(sample, 0, step) > 0 ? 1 : 0, step}, 1);
            }
        }
        return new DataSet(features, labels);
    }

    static NeuralNetConfiguration.Builder settings(IUpdater updater) {
        return new NeuralNetConfiguration.Builder()
                .seed(5)
                .dataType(TYPE)
                .updater(updater)
                .activation(Activation.TANH);
    }

    static NeuralNetConfiguration.Builder settings() {
        return settings(new Adam(0.01));
    }

    static MultiLayerNetwork network(NeuralNetConfiguration.Builder settings, InputType input, Layer... layers) {
        var list = settings.list().setInputType(input).validateOutputLayerConfig(false);
        for (Layer layer : layers) {
            list.layer(layer);
        }
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        return network;
    }

    static MultiLayerNetwork network(Layer... layers) {
        return network(settings(), InputType.feedForward(COLUMNS), layers);
    }

    static Layer hidden() {
        return new DenseLayer.Builder().nOut(8).build();
    }

    static Layer output(int units, Activation activation, LossFunction loss) {
        return new OutputLayer.Builder(loss).nOut(units).activation(activation).build();
    }

    static Layer softmax() {
        return output(CLASSES, Activation.SOFTMAX, LossFunction.MCXENT);
    }

    static Layer softmaxAtEachStep() {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(2)
                .activation(Activation.SOFTMAX)
                .build();
    }

    static MultiLayerNetwork classifier(UnaryOperator<NeuralNetConfiguration.Builder> change) {
        return network(change.apply(settings()), InputType.feedForward(COLUMNS), hidden(), softmax());
    }

    static MultiLayerNetwork classifier() {
        return classifier(settings -> settings);
    }

    static ComputationGraph recurrentGraph(Layer recurrent) {
        ComputationGraph graph = new ComputationGraph(settings()
                .graphBuilder()
                .addInputs("in")
                .addLayer("recurrent", recurrent, "in")
                .addLayer("out", softmaxAtEachStep(), "recurrent")
                .setOutputs("out")
                .setInputTypes(InputType.recurrent(COLUMNS))
                .build());
        graph.init();
        return graph;
    }

    /**
     * A SameDiff classifier.
     *
     * @param hidden what goes through tanh, of the input and a kernel
     * @param logits what the loss takes, of the hidden values and a kernel
     */
    static SameDiff graph(
            BiFunction<SDVariable, SDVariable, SDVariable> hidden,
            BiFunction<SDVariable, SDVariable, SDVariable> logits) {
        SameDiff graph = SameDiff.create();
        SDVariable values = graph.placeHolder("input", TYPE, -1, COLUMNS);
        SDVariable labels = graph.placeHolder("labels", TYPE, -1, CLASSES);
        SDVariable layer = graph.math.tanh(
                hidden.apply(values, graph.var("hidden", normal(6, COLUMNS, 8).mul(0.4))));
        SDVariable output =
                logits.apply(layer, graph.var("output", normal(7, 8, CLASSES).mul(0.4)));
        graph.loss.softmaxCrossEntropy("loss", labels, output, graph.constant(Nd4j.scalar(TYPE, 1.0)));
        graph.setLossVariables("loss");
        graph.setTrainingConfig(TrainingConfig.builder()
                .updater(new Adam(0.01))
                .dataSetFeatureMapping("input")
                .dataSetLabelMapping("labels")
                .build());
        return graph;
    }

    static SameDiff graph(BiFunction<SDVariable, SDVariable, SDVariable> hidden) {
        return graph(hidden, SDVariable::mmul);
    }

    static SameDiff graph() {
        return graph(SDVariable::mmul);
    }
}
