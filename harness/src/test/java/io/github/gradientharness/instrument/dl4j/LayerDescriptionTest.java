package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Layer;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.AutoEncoder;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Every kind of layer is described with what it is, its size, and what its parameters are to it. */
class LayerDescriptionTest {

    private static final InputType FLAT = InputType.feedForward(3);
    private static final InputType SEQUENCE = InputType.recurrent(2, 4);
    private static final InputType IMAGE = InputType.convolutional(6, 6, 2);

    private static LSTM lstm() {
        return new LSTM.Builder().nOut(3).build();
    }

    private static DenseLayer dense() {
        return new DenseLayer.Builder().nOut(4).build();
    }

    static Stream<Arguments> layers() {
        return Stream.of(
                of(FLAT, dense(), "DenseLayer tanh 3->4", "W KERNEL [3, 4]", "b BIAS [4]"),
                of(
                        IMAGE,
                        new ConvolutionLayer.Builder(3, 2).nOut(5).build(),
                        "ConvolutionLayer tanh 12->5",
                        "W KERNEL [5, 2, 3, 2]",
                        "b BIAS [5]"),
                of(
                        SEQUENCE,
                        new Convolution1DLayer.Builder(3).nOut(5).build(),
                        "Convolution1DLayer tanh 6->5",
                        "W KERNEL [5, 2, 3, 1]",
                        "b BIAS [5]"),
                of(IMAGE, new SubsamplingLayer.Builder().build(), "SubsamplingLayer  0->0"),
                of(IMAGE, new GlobalPoolingLayer(), "GlobalPoolingLayer  0->0"),
                of(IMAGE, new BatchNormalization(), "BatchNormalization  2->2", "gamma OTHER [2]", "beta OTHER [2]"),
                of(SEQUENCE, lstm(), "LSTM tanh 2->3", "W KERNEL [2, 12]", "RW KERNEL [3, 12]", "b BIAS [12]"),
                of(
                        SEQUENCE,
                        new SimpleRnn.Builder().nOut(3).build(),
                        "SimpleRnn tanh 2->3",
                        "W KERNEL [2, 3]",
                        "RW KERNEL [3, 3]",
                        "b BIAS [3]"),
                of(
                        SEQUENCE,
                        new Bidirectional(lstm()),
                        "Bidirectional(LSTM) tanh 2->3",
                        "fW KERNEL [2, 12]",
                        "fRW KERNEL [3, 12]",
                        "fb BIAS [12]",
                        "bW KERNEL [2, 12]",
                        "bRW KERNEL [3, 12]",
                        "bb BIAS [12]"),
                of(
                        SEQUENCE,
                        new LastTimeStep(lstm()),
                        "LastTimeStep(LSTM) tanh 2->3",
                        "W KERNEL [2, 12]",
                        "RW KERNEL [3, 12]",
                        "b BIAS [12]"),
                of(
                        SEQUENCE,
                        new MaskZeroLayer(lstm(), 0.0),
                        "MaskZeroLayer(LSTM) tanh 2->3",
                        "W KERNEL [2, 12]",
                        "RW KERNEL [3, 12]",
                        "b BIAS [12]"),
                of(
                        SEQUENCE,
                        new LastTimeStep(new Bidirectional(
                                new SimpleRnn.Builder().nOut(3).build())),
                        "LastTimeStep(Bidirectional(SimpleRnn)) tanh 2->3",
                        "fW KERNEL [2, 3]",
                        "fRW KERNEL [3, 3]",
                        "fb BIAS [3]",
                        "bW KERNEL [2, 3]",
                        "bRW KERNEL [3, 3]",
                        "bb BIAS [3]"),
                of(
                        SEQUENCE,
                        new TimeDistributed(dense()),
                        "TimeDistributed(DenseLayer) tanh 2->4",
                        "W KERNEL [2, 4]",
                        "b BIAS [4]"),
                of(FLAT, new FrozenLayer(dense()), "FrozenLayer(DenseLayer) tanh 3->4"),
                of(FLAT, new FrozenLayerWithBackprop(dense()), "FrozenLayerWithBackprop(DenseLayer) tanh 3->4"),
                of(
                        FLAT,
                        new EmbeddingLayer.Builder()
                                .nIn(3)
                                .nOut(4)
                                .hasBias(true)
                                .build(),
                        "EmbeddingLayer identity 3->4",
                        "W KERNEL [3, 4]",
                        "b BIAS [4]"),
                of(
                        SEQUENCE,
                        new EmbeddingSequenceLayer.Builder().nIn(2).nOut(4).build(),
                        "EmbeddingSequenceLayer identity 2->4",
                        "W KERNEL [2, 4]"),
                of(FLAT, new DropoutLayer(0.5), "DropoutLayer  0->0"),
                of(FLAT, new ActivationLayer(Activation.RELU), "ActivationLayer relu 0->0"),
                of(
                        FLAT,
                        new AutoEncoder.Builder().nOut(4).build(),
                        "AutoEncoder tanh 3->4",
                        "W KERNEL [3, 4]",
                        "b BIAS [4]",
                        "vb OTHER [3]"),
                of(FLAT, TinyNetworks.softmax(3, 2), "OutputLayer softmax 3->2", "W KERNEL [3, 2]", "b BIAS [2]"),
                of(
                        SEQUENCE,
                        new RnnOutputLayer.Builder(LossFunction.MSE)
                                .nOut(2)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "RnnOutputLayer identity 2->2",
                        "W KERNEL [2, 2]",
                        "b BIAS [2]"),
                of(
                        FLAT,
                        new LossLayer.Builder(LossFunction.MSE)
                                .activation(Activation.SIGMOID)
                                .build(),
                        "LossLayer sigmoid 3->0"));
    }

    private static Arguments of(
            InputType input, org.deeplearning4j.nn.conf.layers.Layer layer, String kind, String... parameters) {
        return Arguments.of(kind, input, layer, List.of(parameters));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void isDescribed(
            String kind, InputType input, org.deeplearning4j.nn.conf.layers.Layer layer, List<String> parameters) {
        MultiLayerNetwork network = new MultiLayerNetwork(TinyNetworks.settings(DataType.FLOAT)
                .list()
                .layer(layer)
                .setInputType(input)
                .build());
        network.init();

        Layer described =
                NetworkDescription.of(network).facts().model().layers().get(0);

        assertThat(described.type() + " " + described.activation() + " " + described.fanIn() + "->" + described.units())
                .isEqualTo(kind);
        assertThat(described.parameters())
                .extracting(it -> it.name() + " " + it.role() + " " + it.shape())
                .containsExactlyInAnyOrderElementsOf(parameters);
    }
}
