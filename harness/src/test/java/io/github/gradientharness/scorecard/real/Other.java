package io.github.gradientharness.scorecard.real;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SelfAttentionLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.nd4j.linalg.activations.Activation;

/** DL4J networks of other kinds. */
enum Other implements Network {
    /** An embedding of a hundred words, averaged over the sequence. */
    EMBEDDING {
        @Override
        public Learner create(RealTask task, Setup setup, long seed) {
            Building building = new Building(task, setup, seed);
            return building.network(List.of(
                    embedding(setup),
                    new GlobalPoolingLayer(PoolingType.AVG),
                    building.dense(0, setup.width).get(0),
                    building.output()));
        }
    },
    /** An embedding of a hundred words under an LSTM. */
    EMBEDDING_LSTM {
        @Override
        public Learner create(RealTask task, Setup setup, long seed) {
            Building building = new Building(task, setup, seed);
            return building.network(List.of(
                    embedding(setup),
                    new LSTM.Builder()
                            .nOut(setup.width)
                            .activation(Activation.TANH)
                            .build(),
                    new GlobalPoolingLayer(PoolingType.MAX),
                    building.output()));
        }
    },
    /** Self-attention, averaged over the sequence. */
    ATTENTION {
        @Override
        public Learner create(RealTask task, Setup setup, long seed) {
            Building building = new Building(task, setup, seed);
            return building.network(List.of(
                    new LSTM.Builder()
                            .nOut(setup.width)
                            .activation(Activation.TANH)
                            .build(),
                    new SelfAttentionLayer.Builder()
                            .nOut(setup.width)
                            .nHeads(2)
                            .projectInput(true)
                            .build(),
                    new GlobalPoolingLayer(PoolingType.AVG),
                    building.dense(0, setup.width).get(0),
                    building.output()));
        }
    },
    /** Wide, narrow, wide; the width of the setup is the narrow layer's. */
    AUTOENCODER {
        @Override
        public Learner create(RealTask task, Setup setup, long seed) {
            Building building = new Building(task, setup, seed);
            List<Layer> layers = new java.util.ArrayList<>();
            for (int i = 0; i < setup.layers; i++) {
                layers.addAll(building.dense(i, 32));
            }
            layers.addAll(building.dense(setup.layers, setup.width));
            for (int i = 0; i < setup.layers; i++) {
                layers.addAll(building.dense(setup.layers + 1 + i, 32));
            }
            layers.add(building.output());
            return building.network(layers);
        }
    },
    /** Trained before by Adam, then its output anew and the lower layers frozen as the setup says. */
    TRANSFER {
        @Override
        public Learner create(RealTask task, Setup setup, long seed) {
            Learner before = Feedforward.DENSE.create(task, new Setup().size(setup.layers, setup.width), seed);
            pretrain(before, task, setup, seed);
            MultiLayerNetwork network = new TransferLearning.Builder((MultiLayerNetwork) before.model())
                    .fineTuneConfiguration(new FineTuneConfiguration.Builder()
                            .updater(setup.updater)
                            .seed(seed)
                            .build())
                    .setFeatureExtractor(setup.frozenTo - 1)
                    .removeOutputLayer()
                    .addLayer(output(task, setup))
                    .build();
            return new Learners.Layers(network);
        }
    },
    /** The same network trained on, all of it. */
    FINE_TUNING {
        @Override
        public Learner create(RealTask task, Setup setup, long seed) {
            Learner before = Feedforward.DENSE.create(task, new Setup().size(setup.layers, setup.width), seed);
            pretrain(before, task, setup, seed);
            MultiLayerNetwork network = new TransferLearning.Builder((MultiLayerNetwork) before.model())
                    .fineTuneConfiguration(new FineTuneConfiguration.Builder()
                            .updater(setup.updater)
                            .seed(seed)
                            .build())
                    .build();
            return new Learners.Layers(network);
        }
    };

    private static void pretrain(Learner learner, RealTask task, Setup setup, long seed) {
        for (int epoch = 0; epoch < 10; epoch++) {
            learner.epoch(setup.of(task.train()).batches(32, new java.util.Random(seed + epoch)));
        }
    }

    private static OutputLayer output(RealTask task, Setup setup) {
        return new OutputLayer.Builder(task.loss())
                .nIn(setup.width)
                .nOut((int) task.train().targetShape()[0])
                .activation(task.output())
                .weightInit(setup.kernelsOfOutput().forDl4j())
                .build();
    }

    private static Layer embedding(Setup setup) {
        return new EmbeddingSequenceLayer.Builder()
                .nIn(100)
                .nOut(8)
                .weightInit(setup.hiddenKernels().forDl4j())
                .build();
    }
}
