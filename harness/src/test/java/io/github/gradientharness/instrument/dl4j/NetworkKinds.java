package io.github.gradientharness.instrument.dl4j;

import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small networks of every kind, each with a minibatch that fits. */
enum NetworkKinds {
    CONVOLUTIONAL {
        @Override
        MultiLayerNetwork network(DataType type, boolean noisy) {
            return initialised(builder(type)
                    .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).build())
                    .layer(new BatchNormalization.Builder().build())
                    .layer(new ActivationLayer(Activation.TANH))
                    .layer(new SubsamplingLayer.Builder(
                                    SubsamplingLayer.PoolingType.MAX, new int[] {2, 2}, new int[] {2, 2})
                            .build())
                    .layer(new DenseLayer.Builder()
                            .nOut(7)
                            .dropOut(noisy ? new Dropout(0.7) : null)
                            .build())
                    .layer(new BatchNormalization.Builder().build())
                    .layer(output(noisy))
                    .setInputType(InputType.convolutional(8, 8, 2)));
        }

        @Override
        DataSet batch(DataType type) {
            return new DataSet(Nd4j.randn(type, 6, 2, 8, 8), classes(type, 6));
        }
    },
    POOLED {
        @Override
        MultiLayerNetwork network(DataType type, boolean noisy) {
            return initialised(builder(type)
                    .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).build())
                    .layer(new GlobalPoolingLayer(PoolingType.AVG))
                    .layer(new DenseLayer.Builder()
                            .nOut(3)
                            .activation(Activation.IDENTITY)
                            .build())
                    .layer(new LossLayer.Builder(LossFunction.MCXENT)
                            .activation(Activation.SOFTMAX)
                            .build())
                    .setInputType(InputType.convolutional(6, 6, 1)));
        }

        @Override
        DataSet batch(DataType type) {
            return new DataSet(Nd4j.randn(type, 5, 1, 6, 6), classes(type, 5));
        }
    },
    RECURRENT {
        @Override
        MultiLayerNetwork network(DataType type, boolean noisy) {
            return initialised(builder(type)
                    .layer(new LSTM.Builder().nOut(5).build())
                    .layer(new LSTM.Builder()
                            .nOut(4)
                            .dropOut(noisy ? new Dropout(0.6) : null)
                            .build())
                    .layer(new DenseLayer.Builder().nOut(4).build())
                    .layer(new RnnOutputLayer.Builder(LossFunction.MCXENT)
                            .nOut(3)
                            .activation(Activation.SOFTMAX)
                            .build())
                    .setInputType(InputType.recurrent(3, 6)));
        }

        /** The second half of the sequences ends after four time steps. */
        @Override
        DataSet batch(DataType type) {
            var mask = Nd4j.ones(type, 4, 6);
            mask.put(new INDArrayIndex[] {NDArrayIndex.interval(2, 4), NDArrayIndex.interval(4, 6)}, 0.0);
            return new DataSet(Nd4j.randn(type, 4, 3, 6), sequences(type, 4, 6), mask, mask.dup());
        }
    },
    BIDIRECTIONAL {
        @Override
        MultiLayerNetwork network(DataType type, boolean noisy) {
            return initialised(builder(type)
                    .layer(new EmbeddingSequenceLayer.Builder().nIn(9).nOut(4).build())
                    .layer(new Bidirectional(new LSTM.Builder().nIn(4).nOut(5).build()))
                    .layer(new LastTimeStep(new SimpleRnn.Builder().nOut(4).build()))
                    .layer(new DropoutLayer.Builder(noisy ? new GaussianNoise(0.1) : new Dropout(1.0)).build())
                    .layer(output(noisy))
                    .setInputType(InputType.recurrent(9, 5)));
        }

        @Override
        DataSet batch(DataType type) {
            return new DataSet(
                    Nd4j.rand(DataType.FLOAT, 4, 1, 5)
                            .muli(9)
                            .castTo(DataType.INT32)
                            .castTo(type),
                    classes(type, 4));
        }
    };

    abstract MultiLayerNetwork network(DataType type, boolean noisy);

    abstract DataSet batch(DataType type);

    private static NeuralNetConfiguration.ListBuilder builder(DataType type) {
        return new NeuralNetConfiguration.Builder()
                .seed(12)
                .dataType(type)
                .updater(new Adam(0.01))
                .l2(1e-3)
                .gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
                .activation(Activation.TANH)
                .list();
    }

    private static OutputLayer output(boolean noisy) {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .dropOut(noisy ? new Dropout(0.8) : null)
                .build();
    }

    private static MultiLayerNetwork initialised(NeuralNetConfiguration.ListBuilder list) {
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        return network;
    }

    private static INDArray classes(DataType type, int batch) {
        var labels = Nd4j.zeros(type, batch, 3);
        for (int i = 0; i < batch; i++) {
            labels.putScalar(i, i % 3, 1.0);
        }
        return labels;
    }

    private static INDArray sequences(DataType type, int batch, int time) {
        var labels = Nd4j.zeros(type, batch, 3, time);
        for (int i = 0; i < batch; i++) {
            for (int t = 0; t < time; t++) {
                labels.putScalar(new int[] {i, (i + t) % 3, t}, 1.0);
            }
        }
        return labels;
    }
}
