package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** A seed gives the same ND4J training, bit by bit, whatever ran before it. */
class Nd4jSeedsTest {

    /** What the fixture leaves for the test: parameters after training, as bits, by seed. */
    private static final Map<Long, List<int[]>> TRAINED = Collections.synchronizedMap(new HashMap<>());

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        TRAINED.clear();
    }

    /** Data, initialisation and dropout all come from ND4J's global generator. */
    static class DropoutCase {
        private final INDArray data = Nd4j.rand(32, 2);

        @OverSeeds(from = 3, atLeast = 0.3)
        void trains(long seed) {
            INDArray labels = data.sum(1).gt(1).castTo(data.dataType()).reshape(32, 1);
            MultiLayerNetwork network = network(new NeuralNetConfiguration.Builder().seed(seed));
            for (int i = 0; i < 5; i++) {
                network.fit(data, labels);
            }
            TRAINED.computeIfAbsent(seed, none -> new ArrayList<>()).add(bits(network));
        }

        private static int[] bits(MultiLayerNetwork network) {
            float[] parameters = network.params().dup().data().asFloat();
            int[] bits = new int[parameters.length];
            Arrays.setAll(bits, i -> Float.floatToRawIntBits(parameters[i]));
            return bits;
        }
    }

    private static MultiLayerNetwork network(NeuralNetConfiguration.Builder settings) {
        MultiLayerNetwork network = new MultiLayerNetwork(settings.updater(new Adam(0.01))
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(2)
                        .nOut(5)
                        .activation(Activation.TANH)
                        .dropOut(0.5)
                        .build())
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.XENT)
                        .nIn(5)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build())
                .build());
        network.init();
        return network;
    }

    @Test
    void aSeedRunTwiceGivesBitIdenticalParameters() {
        ExtensionRun.of(folder, DropoutCase.class);
        Nd4j.rand(1, 77);
        ExtensionRun again = ExtensionRun.of(folder, DropoutCase.class);

        assertThat(again.results().allEvents().failed().count()).isZero();
        assertThat(TRAINED).hasSizeGreaterThan(2).allSatisfy((seed, twice) -> {
            assertThat(twice).hasSize(2);
            assertThat(twice.get(1)).isEqualTo(twice.get(0));
        });
        assertThat(TRAINED.get(3L).get(0)).isNotEqualTo(TRAINED.get(4L).get(0));
    }

    @Test
    void aSeedRunByItselfGivesWhatItGaveAmongTheOthers() {
        ExtensionRun.of(folder, DropoutCase.class);
        ExtensionRun.of(folder, DropoutCase.class, Map.of("gradient.seed", "5"));

        assertThat(TRAINED.get(5L)).hasSize(2);
        assertThat(TRAINED.get(5L).get(1)).isEqualTo(TRAINED.get(5L).get(0));
        assertThat(TRAINED.get(4L)).hasSize(1);
    }

    static class ClockCase {
        @OverSeeds(atLeast = 0.3)
        void trains(long seed, GradientRecorder recorder) {
            MultiLayerNetwork network = recorder.attach(network(new NeuralNetConfiguration.Builder()));
            network.fit(Nd4j.rand(8, 2), Nd4j.zeros(8, 1));
        }
    }

    @Test
    void aNetworkThatTookTheClockForASeedFailsAtOnce() {
        ExtensionRun run = ExtensionRun.of(folder, ClockCase.class);

        assertThat(run.names()).containsExactly("seed 1");
        assertThat(run.failed()).isEqualTo(1);
        assertThat(run.failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ran with the clock for a seed (")
                .hasMessageContaining("not with seed 1, so nobody can run it again.")
                .hasMessageContaining("NeuralNetConfiguration.Builder().seed(seed)");
    }
}
