package io.github.gradientharness.scorecard.real;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;

/** DL4J networks without a memory. */
enum Feedforward implements Network {
    /** Hidden layers of the same width. */
    DENSE {
        @Override
        public Learner create(RealTask task, Setup setup, long seed) {
            Building building = new Building(task, setup, seed);
            List<Layer> layers = new ArrayList<>();
            for (int i = 0; i < setup.layers; i++) {
                layers.addAll(building.dense(i, setup.width));
            }
            layers.add(building.output());
            return building.network(layers);
        }
    },
    /** Dense, with softmax once more before the output. */
    SOFTMAX_TWICE {
        @Override
        public Learner create(RealTask task, Setup setup, long seed) {
            Building building = new Building(task, setup, seed);
            List<Layer> layers = new ArrayList<>(building.dense(0, setup.width));
            layers.add(new DenseLayer.Builder()
                    .nOut(10)
                    .activation(Activation.SOFTMAX)
                    .build());
            layers.add(building.output());
            return building.network(layers);
        }
    },
    /** Two convolutions with pooling, and a dense layer. */
    LENET {
        @Override
        public Learner create(RealTask task, Setup setup, long seed) {
            Building building = new Building(task, setup, seed);
            List<Layer> layers = new ArrayList<>(building.convolution(0, 6));
            layers.add(halved());
            layers.addAll(building.convolution(1, 12));
            layers.add(halved());
            layers.addAll(building.dense(2, 32));
            layers.add(building.output());
            return building.network(layers);
        }
    },
    /** Convolutions on convolutions, and a pool over the image. */
    DEEP_CONVOLUTIONS {
        @Override
        public Learner create(RealTask task, Setup setup, long seed) {
            Building building = new Building(task, setup, seed);
            List<Layer> layers = new ArrayList<>(building.convolution(0, setup.width));
            layers.add(halved());
            for (int i = 1; i < setup.layers; i++) {
                layers.addAll(building.convolution(i, setup.width));
            }
            layers.add(new GlobalPoolingLayer(PoolingType.MAX));
            layers.add(building.output());
            return building.network(layers);
        }
    },
    /** Blocks of two convolutions that are added to what came in. */
    RESIDUAL {
        @Override
        public Learner create(RealTask task, Setup setup, long seed) {
            Building building = new Building(task, setup, seed);
            GraphBuilder graph = building.defaults()
                    .graphBuilder()
                    .addInputs("image")
                    .addLayer("stem", convolution(setup.width, setup.activation, 2), "image");
            String below = "stem";
            for (int i = 0; i < setup.layers; i++) {
                String name = "block" + i;
                graph.addLayer(name + "a", convolution(setup.width, setup.activation, 1), below);
                graph.addLayer(name + "b", convolution(setup.width, Activation.IDENTITY, 1), name + "a");
                graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), below, name + "b");
                below = name;
            }
            ComputationGraph network =
                    new ComputationGraph(graph.addLayer("pool", new GlobalPoolingLayer(PoolingType.MAX), below)
                            .addLayer("output", building.output(), "pool")
                            .setOutputs("output")
                            .setInputTypes(building.inputType())
                            .build());
            network.init();
            return new Learners.Graph(network);
        }

        private Layer convolution(int channels, Activation activation, int stride) {
            return new ConvolutionLayer.Builder(3, 3)
                    .nOut(channels)
                    .stride(stride, stride)
                    .convolutionMode(ConvolutionMode.Same)
                    .activation(activation)
                    .build();
        }
    };

    private static Layer halved() {
        return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX, new int[] {2, 2}, new int[] {2, 2})
                .build();
    }
}
