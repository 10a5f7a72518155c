package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;

/** Every kind of network trains to the same bits with and without the recorder. */
@Tag("observer")
class BitIdentityTest {

    private static final DataType TYPE = DataType.FLOAT;
    private static final int ITERATIONS = 5;

    /** A network, and one iteration of its training. */
    private record Training(Model model, Runnable iteration) {

        static Training branched(NeuralNetConfiguration.Builder settings) {
            ComputationGraph graph = TinyNetworks.branched(settings);
            var data = TinyNetworks.branchedData(TYPE, 6);
            return new Training(graph, () -> graph.fit(data));
        }

        static Training convolutional(NeuralNetConfiguration.Builder settings) {
            MultiLayerNetwork network = TinyNetworks.convolutional(settings, 0.5);
            var data = TinyNetworks.images(TYPE, 6);
            return new Training(network, () -> network.fit(data));
        }

        static Training recurrent(NeuralNetConfiguration.Builder settings) {
            MultiLayerNetwork network = TinyNetworks.recurrent(settings, 3);
            var data = TinyNetworks.sequences(TYPE, 4, 8);
            return new Training(network, () -> network.fit(data));
        }

        static Training dense(NeuralNetConfiguration.Builder settings) {
            MultiLayerNetwork network = TinyNetworks.dense(settings);
            var data = TinyNetworks.denseData(TYPE, 6);
            return new Training(network, () -> network.fit(data));
        }
    }

    static Stream<Arguments> trainings() {
        Stream<Arguments> updaters = Stream.of(new Adam(1e-2), new RmsProp(1e-2), new Nesterovs(0.1), new AdaGrad(0.1))
                .flatMap(updater -> Stream.of(
                        of("graph with " + updater, () -> Training.branched(settings(updater))),
                        of("convolutions with " + updater, () -> Training.convolutional(settings(updater))),
                        of("recurrent with " + updater, () -> Training.recurrent(settings(updater)))));
        Stream<Arguments> algorithms = Stream.of(OptimizationAlgorithm.values())
                .map(it -> of(
                        "dense with " + it,
                        () -> Training.dense(settings(new Nesterovs(0.1)).optimizationAlgo(it))));
        return Stream.concat(updaters, algorithms);
    }

    private static NeuralNetConfiguration.Builder settings(IUpdater updater) {
        return TinyNetworks.settings(TYPE).updater(updater);
    }

    private static Arguments of(String name, Supplier<Training> training) {
        return Arguments.of(name, training);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trainings")
    void parametersAreBitIdenticalWithAndWithoutTheRecorder(String name, Supplier<Training> training) {
        Training plain = training.get();
        int[] untrained = bits(plain.model());
        run(plain);
        Training watched = training.get();
        Watching watching = Watching.withSanityChecks();
        watching.attach(watched.model());
        run(watched);

        assertThat(bits(watched.model())).isEqualTo(bits(plain.model())).isNotEqualTo(untrained);
        assertThat(watching.recording().iterations()).isGreaterThanOrEqualTo(ITERATIONS);
        assertThat(watching.problem()).isEmpty();
        assertThat(watching.recording().sanity().steps()).isNotNull();
    }

    private static void run(Training training) {
        Nd4j.getRandom().setSeed(99);
        for (int i = 0; i < ITERATIONS; i++) {
            training.iteration().run();
        }
    }

    private static int[] bits(Model model) {
        float[] parameters = model.params().dup().data().asFloat();
        int[] bits = new int[parameters.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(parameters[i]));
        return bits;
    }
}
