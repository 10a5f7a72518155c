package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.AlphaDropout;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.AutoEncoder;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.variational.VariationalAutoencoder;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Each layer kind and each updater trains to the same bits with and without the recorder, on one thread and on two. */
@Tag("observer")
@Tag("slow")
class LayersAndUpdatersObserverTest {

    private static final DataType TYPE = DataType.FLOAT;
    private static final int ITERATIONS = 3;

    static Stream<IUpdater> updaters() {
        return Stream.of(
                new Sgd(0.1),
                new Nesterovs(0.1),
                new Adam(1e-2),
                new RmsProp(1e-2),
                new AdaGrad(0.1),
                new AMSGrad(1e-2),
                new Nadam(1e-2),
                new AdaMax(1e-2),
                new AdaDelta(),
                new NoOp());
    }

    @ParameterizedTest
    @MethodSource("updaters")
    void anUpdater(IUpdater updater) {
        DataSet data = TinyNetworks.denseData(TYPE, 6);

        assertSameBits(() -> TinyNetworks.dense(settings().updater(updater).l2(1e-3)), data);
    }

    /** Otherwise the run with two threads would prove nothing. */
    @Test
    void theBackendUsesAsManyThreadsAsItWasTold() {
        int threads = Integer.parseInt(System.getenv().getOrDefault("OMP_NUM_THREADS", "1"));

        assertThat(NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads())
                .isEqualTo(threads);
    }

    /** Large enough for the backend to share its work among threads. */
    @Test
    void aWideNetwork() {
        DataSet data = new DataSet(Nd4j.rand(TYPE, 64, 300), Nd4j.rand(TYPE, 64, 300));

        assertSameBits(
                () -> TinyNetworks.stack(
                        settings(),
                        new DenseLayer.Builder().nIn(300).nOut(400).build(),
                        new DenseLayer.Builder().nIn(400).nOut(400).dropOut(0.7).build(),
                        TinyNetworks.softmax(400, 300)),
                data);
    }

    static Stream<String> images() {
        return IMAGES.keySet().stream();
    }

    private static final Map<String, List<Layer>> IMAGES = new TreeMap<>(Map.of(
            "batch normalization", List.of(convolution(), new BatchNormalization()),
            "deconvolution", List.of(new Deconvolution2D.Builder(2, 2).nOut(2).build()),
            "depthwise convolution",
                    List.of(new DepthwiseConvolution2D.Builder(2, 2)
                            .depthMultiplier(2)
                            .nOut(2)
                            .build()),
            "local response normalization",
                    List.of(
                            new ConvolutionLayer.Builder(2, 2).nOut(8).build(),
                            new LocalResponseNormalization.Builder().build()),
            "upsampling and padding",
                    List.of(
                            convolution(),
                            new Upsampling2D.Builder(2).build(),
                            new ZeroPaddingLayer.Builder(1, 1).build()),
            "spatial dropout",
                    List.of(
                            convolution(),
                            new ConvolutionLayer.Builder(2, 2)
                                    .nOut(2)
                                    .dropOut(new SpatialDropout(0.6))
                                    .build()),
            "frozen layer", List.of(new FrozenLayer(convolution()), convolution()),
            "parametric ReLU",
                    List.of(
                            convolution(),
                            new PReLULayer.Builder().inputShape(2, 4, 4).build())));

    private static Layer convolution() {
        return new ConvolutionLayer.Builder(2, 2).nOut(2).build();
    }

    @ParameterizedTest
    @MethodSource("images")
    void aLayerOfImages(String kind) {
        Supplier<MultiLayerNetwork> network = () -> {
            var list = settings().list();
            IMAGES.get(kind).forEach(layer -> list.layer(layer.clone()));
            return initialised(
                    list.layer(new DenseLayer.Builder().nOut(4).build()).layer(TinyNetworks.softmax(4, 2)),
                    InputType.convolutional(5, 5, 1));
        };
        assertSameBits(network, TinyNetworks.images(TYPE, 6));
    }

    static Stream<String> vectors() {
        return VECTORS.keySet().stream();
    }

    private static final Map<String, Layer> VECTORS = new TreeMap<>(Map.of(
            "autoencoder", new AutoEncoder.Builder().nOut(4).build(),
            "variational autoencoder",
                    new VariationalAutoencoder.Builder()
                            .nOut(2)
                            .encoderLayerSizes(4)
                            .decoderLayerSizes(4)
                            .build(),
            "product by element",
                    new ElementWiseMultiplicationLayer.Builder().nIn(3).nOut(3).build(),
            "dropout",
                    new DenseLayer.Builder().nOut(4).dropOut(new Dropout(0.5)).build(),
            "Gaussian dropout",
                    new DenseLayer.Builder()
                            .nOut(4)
                            .dropOut(new GaussianDropout(0.5))
                            .build(),
            "alpha dropout",
                    new DenseLayer.Builder()
                            .nOut(4)
                            .dropOut(new AlphaDropout(0.5))
                            .build(),
            "Gaussian noise",
                    new DenseLayer.Builder()
                            .nOut(4)
                            .dropOut(new GaussianNoise(0.5))
                            .build(),
            "drop connect",
                    new DenseLayer.Builder()
                            .nOut(4)
                            .weightNoise(new DropConnect(0.5))
                            .build(),
            "normalization of a dense layer",
                    new DenseLayer.Builder().nOut(4).hasLayerNorm(true).build(),
            "batch normalization", new BatchNormalization()));

    @ParameterizedTest
    @MethodSource("vectors")
    void aLayerOfVectors(String kind) {
        Supplier<MultiLayerNetwork> network = () -> initialised(
                settings()
                        .list()
                        .layer(VECTORS.get(kind).clone())
                        .layer(new CenterLossOutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .build()),
                InputType.feedForward(3));
        assertSameBits(network, TinyNetworks.denseData(TYPE, 6));
    }

    static Stream<String> sequences() {
        return SEQUENCES.keySet().stream();
    }

    private static final Map<String, Layer> SEQUENCES = new TreeMap<>(Map.of(
            "LSTM", new LSTM.Builder().nOut(3).build(),
            "Graves' LSTM", new GravesLSTM.Builder().nOut(3).build(),
            "simple recurrent", new SimpleRnn.Builder().nOut(3).build(),
            "convolution over time",
                    new Convolution1DLayer.Builder(2, 1).nOut(3).build()));

    @ParameterizedTest
    @MethodSource("sequences")
    void aLayerOfSequences(String kind) {
        DataSet sequences = TinyNetworks.sequences(TYPE, 4, 8);
        DataSet data = new DataSet(
                sequences.getFeatures(), TinyNetworks.denseData(TYPE, 4).getLabels());
        Supplier<MultiLayerNetwork> network = () -> initialised(
                settings()
                        .list()
                        .layer(SEQUENCES.get(kind).clone())
                        .layer(new GlobalPoolingLayer())
                        .layer(TinyNetworks.softmax(3, 2)),
                InputType.recurrent(2, 8));
        assertSameBits(network, data);
    }

    @Test
    void anEmbedding() {
        INDArray words = Nd4j.createFromArray(0f, 3f, 6f, 1f).reshape(4, 1);
        DataSet data = new DataSet(words, TinyNetworks.denseData(TYPE, 4).getLabels());

        assertSameBits(
                () -> TinyNetworks.stack(
                        settings(), new EmbeddingLayer.Builder().nIn(7).nOut(3).build(), TinyNetworks.softmax(3, 2)),
                data);
    }

    private static NeuralNetConfiguration.Builder settings() {
        return TinyNetworks.settings(TYPE).updater(new Adam(1e-2));
    }

    private static MultiLayerNetwork initialised(NeuralNetConfiguration.ListBuilder list, InputType input) {
        MultiLayerNetwork network =
                new MultiLayerNetwork(list.setInputType(input).build());
        network.init();
        return network;
    }

    private static void assertSameBits(Supplier<MultiLayerNetwork> networks, DataSet data) {
        MultiLayerNetwork plain = networks.get();
        double nextRandomNumber = train(plain, data);
        MultiLayerNetwork watched = networks.get();
        Watching watching = Watching.withSanityChecks();
        watching.attach(watched);

        assertThat(train(watched, data)).as("random numbers drawn").isEqualTo(nextRandomNumber);
        assertThat(bits(watched.params())).isEqualTo(bits(plain.params()));
        assertThat(bits(watched.getUpdater().getStateViewArray()))
                .isEqualTo(bits(plain.getUpdater().getStateViewArray()));
        assertThat(watching.recording().iterations()).isEqualTo(ITERATIONS);
        assertThat(watching.problem()).isEmpty();
        assertThat(watching.recording().sanity().steps()).isNotNull();
    }

    private static double train(MultiLayerNetwork network, DataSet data) {
        Nd4j.getRandom().setSeed(99);
        for (int i = 0; i < ITERATIONS; i++) {
            network.fit(data);
        }
        return Nd4j.getRandom().nextDouble();
    }

    private static int[] bits(INDArray array) {
        float[] values = array == null ? new float[0] : array.dup().data().asFloat();
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
        return bits;
    }
}
