package io.github.gradientharness.sample;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/**
 * The tutorial's networks in DL4J.
 *
 * <p>Each factory makes an initialised network with layers "hidden 1", "hidden 2", … and "output". The seed alone decides
 * the kernels; making a network sets ND4J's global random generator to it.
 */
public final class CirclesNetworks {

    /**
     * How near to 0 and 1 the loss lets an output come: Keras' epsilon, as in the tutorial. DL4J's own default is 1e-5, and
     * from there on an output that is sure and wrong gets ever less gradient.
     */
    public static final double LOSS_CLIPPED_AT = 1e-7;

    private CirclesNetworks() {}

    /** Makes the tutorial's tanh network, all kernels uniform in [0, 1): it stops learning as it gets deeper. */
    public static MultiLayerNetwork tanh(int hiddenLayers, long seed) {
        return network(CirclesModel.tanh(hiddenLayers), seed);
    }

    /**
     * Makes the tutorial's ReLU network: hidden kernels He-uniform, within ±√(6 / inputs of the layer), and output
     * kernels Glorot-uniform.
     */
    public static MultiLayerNetwork relu(int hiddenLayers, long seed) {
        return network(CirclesModel.relu(hiddenLayers), seed);
    }

    /**
     * Makes the textbook case of vanishing gradients: sigmoid units, all kernels Glorot-uniform, within
     * ±√(6 / (inputs + outputs of the layer)).
     */
    public static MultiLayerNetwork sigmoid(int hiddenLayers, long seed) {
        return network(CirclesModel.sigmoid(hiddenLayers), seed);
    }

    /** Makes any of the tutorial's networks. */
    public static MultiLayerNetwork network(CirclesModel model, long seed) {
        NeuralNetConfiguration.ListBuilder layers = training(model, seed).list();
        for (int number = 1; number <= model.hiddenLayers(); number++) {
            layers.layer(hidden(model, number));
        }
        MultiLayerNetwork network =
                new MultiLayerNetwork(layers.layer(output(model)).build());
        network.init();
        return network;
    }

    /** Makes the same network as a graph. With the same seed it begins with the same kernels. */
    public static ComputationGraph graph(CirclesModel model, long seed) {
        ComputationGraphConfiguration.GraphBuilder graph =
                training(model, seed).graphBuilder().addInputs("points");
        String below = "points";
        for (int number = 1; number <= model.hiddenLayers(); number++) {
            String name = "hidden " + number;
            graph.addLayer(name, hidden(model, number), below);
            below = name;
        }
        ComputationGraph network = new ComputationGraph(graph.addLayer("output", output(model), below)
                .setOutputs("output")
                .build());
        network.init();
        return network;
    }

    private static NeuralNetConfiguration.Builder training(CirclesModel model, long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(model.type())
                .biasInit(0)
                .updater(model.updater().clone());
    }

    private static DenseLayer hidden(CirclesModel model, int number) {
        return new DenseLayer.Builder()
                .name("hidden " + number)
                .nIn(model.inputs(number))
                .nOut(model.width())
                .activation(model.activation())
                .weightInit(model.hiddenKernels().initialisation())
                .build();
    }

    private static OutputLayer output(CirclesModel model) {
        return new OutputLayer.Builder(new LossBinaryXENT(LOSS_CLIPPED_AT))
                .name("output")
                .nIn(model.width())
                .nOut(1)
                .activation(Activation.SIGMOID)
                .weightInit(model.outputKernels().initialisation())
                .build();
    }
}
