package io.github.gradientharness.scorecard.real;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A generator under a discriminator that is held while the generator trains; the pair of them is recorded. */
enum Adversaries implements Network {
    /** By the usual trick, an updater with a rate of zero. */
    HELD_BY_RATE,
    /** By layers that hand the gradient on. */
    HELD_BY_LAYERS,
    /** By layers that hand no gradient on, so that the generator never changes. */
    FROZEN;

    private static final int GENERATOR_LAYERS = 3;

    @Override
    public Learner create(RealTask task, Setup setup, long seed) {
        MultiLayerNetwork judge = network(discriminator(setup, new Adam(0.002)), 2, seed);
        List<Layer> both = new ArrayList<>(List.of(
                dense(4, setup.width, setup, setup.updater),
                dense(setup.width, setup.width, setup, setup.updater),
                new DenseLayer.Builder()
                        .nIn(setup.width)
                        .nOut(2)
                        .activation(Activation.IDENTITY)
                        .weightInit(setup.hiddenKernels().forDl4j())
                        .updater(setup.updater)
                        .build()));
        for (Layer layer : discriminator(setup, this == HELD_BY_RATE ? new Sgd(0) : new Adam(0.002))) {
            both.add(
                    switch (this) {
                        case HELD_BY_RATE -> layer;
                        case HELD_BY_LAYERS -> new FrozenLayerWithBackprop(layer);
                        case FROZEN -> layer instanceof OutputLayer ? layer : new FrozenLayer(layer);
                    });
        }
        return new Trained(network(both, 4, seed + 1), judge);
    }

    private static List<Layer> discriminator(Setup setup, IUpdater updater) {
        return List.of(
                new DenseLayer.Builder()
                        .nIn(2)
                        .nOut(setup.width)
                        .activation(Activation.LEAKYRELU)
                        .weightInit(Kernels.HE.forDl4j())
                        .updater(updater)
                        .build(),
                new OutputLayer.Builder(LossFunction.XENT)
                        .nIn(setup.width)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .weightInit(Kernels.GLOROT.forDl4j())
                        .updater(updater)
                        .build());
    }

    private static Layer dense(int in, int out, Setup setup, IUpdater updater) {
        return new DenseLayer.Builder()
                .nIn(in)
                .nOut(out)
                .activation(setup.activation)
                .weightInit(setup.hiddenKernels().forDl4j())
                .biasInit(setup.bias)
                .updater(updater)
                .build();
    }

    private static MultiLayerNetwork network(List<Layer> layers, int inputs, long seed) {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder().seed(seed).list();
        layers.forEach(list::layer);
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        return network;
    }

    private record Trained(MultiLayerNetwork model, MultiLayerNetwork judge) implements Learner {

        @Override
        public void epoch(List<DataSet> batches) {
            for (DataSet batch : batches) {
                INDArray made = made(batch.getFeatures());
                long rows = made.size(0);
                judge.fit(new DataSet(
                        Nd4j.vstack(batch.getLabels(), made), Nd4j.vstack(Nd4j.ones(rows, 1), Nd4j.zeros(rows, 1))));
                for (int i = 0; i < 2; i++) {
                    int layer = GENERATOR_LAYERS + i;
                    model.setParam(layer + "_W", judge.getParam(i + "_W"));
                    model.setParam(layer + "_b", judge.getParam(i + "_b"));
                }
                model.fit(new DataSet(batch.getFeatures(), Nd4j.ones(rows, 1)));
            }
            model.incrementEpochCount();
        }

        private INDArray made(INDArray noise) {
            return model.feedForwardToLayer(GENERATOR_LAYERS - 1, noise, false).get(GENERATOR_LAYERS);
        }

        @Override
        public float[][] predict(Samples samples) {
            return Learners.rows(made(samples.all().getFeatures()));
        }
    }
}
