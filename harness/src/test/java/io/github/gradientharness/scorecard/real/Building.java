package io.github.gradientharness.scorecard.real;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;

/** DL4J's layers as a setup wants them. */
record Building(RealTask task, Setup setup, long seed) {

    NeuralNetConfiguration.Builder defaults() {
        NeuralNetConfiguration.Builder builder = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(setup.updater)
                .activation(setup.activation)
                .weightInit(setup.hiddenKernels().forDl4j())
                .biasInit(setup.bias)
                .miniBatch(setup.averaged);
        if (setup.l2 > 0) {
            builder.l2(setup.l2);
        }
        if (setup.clip > 0) {
            builder.gradientNormalization(GradientNormalization.ClipL2PerLayer)
                    .gradientNormalizationThreshold(setup.clip);
        }
        return builder;
    }

    /** A dense layer with the normalization and activation that follow it. */
    List<Layer> dense(int index, int units) {
        boolean split = setup.normalized || setup.apart;
        DenseLayer.Builder dense = new DenseLayer.Builder().nOut(units);
        if (split) {
            dense.activation(Activation.IDENTITY);
        }
        if (setup.kept < 1) {
            dense.dropOut(setup.kept);
        }
        return followed(frozen(index, dense.build()), split);
    }

    /** A convolution that keeps the image's size, with the normalization and activation that follow it. */
    List<Layer> convolution(int index, int channels) {
        boolean split = setup.normalized || setup.apart;
        ConvolutionLayer.Builder layer = new ConvolutionLayer.Builder(3, 3)
                .nOut(channels)
                .convolutionMode(org.deeplearning4j.nn.conf.ConvolutionMode.Same);
        if (split) {
            layer.activation(Activation.IDENTITY);
        }
        return followed(frozen(index, layer.build()), split);
    }

    private List<Layer> followed(Layer layer, boolean split) {
        List<Layer> layers = new ArrayList<>(List.of(layer));
        if (setup.normalized) {
            layers.add(new BatchNormalization.Builder().build());
        }
        if (split) {
            layers.add(new ActivationLayer(setup.activation));
        }
        return layers;
    }

    Layer frozen(int index, Layer layer) {
        if (!setup.isFrozen(index)) {
            return layer;
        }
        return setup.frozenHandsOn ? new FrozenLayerWithBackprop(layer) : new FrozenLayer(layer);
    }

    OutputLayer output() {
        return new OutputLayer.Builder(setup.loss(task))
                .nOut((int) outputs())
                .activation(setup.output(task))
                .weightInit(setup.kernelsOfOutput().forDl4j())
                .biasInit(setup.outputBias)
                .build();
    }

    /** One answer for each time step. */
    RnnOutputLayer outputOfEachStep() {
        return new RnnOutputLayer.Builder(setup.loss(task))
                .nOut((int) outputs())
                .activation(setup.output(task))
                .weightInit(setup.kernelsOfOutput().forDl4j())
                .biasInit(setup.outputBias)
                .build();
    }

    private long outputs() {
        return task.train().targetShape()[0];
    }

    InputType inputType() {
        long[] shape = task.train().inputShape();
        if (task == RealTask.WORDS) {
            return InputType.recurrent(100, shape[1]);
        }
        return switch (shape.length) {
            case 1 -> InputType.feedForward(shape[0]);
            case 2 -> InputType.recurrent(shape[0], shape[1]);
            default -> InputType.convolutional(shape[1], shape[2], shape[0]);
        };
    }

    Learner network(List<Layer> layers) {
        NeuralNetConfiguration.ListBuilder list = defaults().list();
        layers.forEach(list::layer);
        return initialised(list);
    }

    Learner initialised(NeuralNetConfiguration.ListBuilder list) {
        MultiLayerNetwork network = new MultiLayerNetwork(
                list.setInputType(inputType()).validateOutputLayerConfig(false).build());
        network.init();
        return new Learners.Layers(network);
    }
}
