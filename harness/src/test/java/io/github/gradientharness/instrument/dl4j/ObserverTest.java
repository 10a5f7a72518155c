package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.RuleId;
import java.util.Arrays;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** The recorder listens to real networks and changes nothing. */
class ObserverTest {

    private static final int EPOCHS = 3;

    static Stream<CirclesTraining> networks() {
        return Stream.of(
                CirclesTraining.tanhPositive(5),
                CirclesTraining.relu(3),
                CirclesTraining.tanhGlorot(2, 25).withAdam());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void parametersAreBitIdenticalWithAndWithoutTheRecorder(CirclesTraining training) {
        MultiLayerNetwork plain = training.network(7);
        CirclesTraining.fit(plain, 7, EPOCHS);
        MultiLayerNetwork watched = new GradientRecorder(RecorderOptions.inMemory("watched")
                        .with(Windowing.ITERATION)
                        .with(RecorderOptions.SanityChecks.ALL))
                .attach(training.network(7));
        CirclesTraining.fit(watched, 7, EPOCHS);

        assertThat(bits(watched)).isEqualTo(bits(plain));
        assertThat(bits(plain)).isNotEqualTo(bits(training.network(7)));
    }

    private static int[] bits(MultiLayerNetwork network) {
        float[] parameters = network.params().dup().data().asFloat();
        int[] bits = new int[parameters.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(parameters[i]));
        return bits;
    }

    @Test
    void epochsAndIterationsAreCountedFromTheAttachment() {
        CirclesTraining training = CirclesTraining.relu(1);
        MultiLayerNetwork network = training.network(1);
        CirclesTraining.fit(network, 1, 2);
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("later"));

        CirclesTraining.fit(recorder.attach(network), 1, 2);

        Recording recording = recorder.recording();
        assertThat(recording.windows().get(0).fromEpoch()).isEqualTo(1);
        assertThat(recording.lastEpoch()).isEqualTo(2);
        assertThat(recording.iterations()).isEqualTo(32);
    }

    @Test
    void theModelIsDescribedInForwardOrder() {
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("described"));
        recorder.attach(CirclesTraining.relu(2).network(11));

        var header = recorder.recording().header();

        assertThat(header.model().name()).isEqualTo("2-5-5-1");
        assertThat(header.model().layers())
                .extracting(layer -> layer.name() + " " + layer.type() + " " + layer.activation() + " " + layer.fanIn())
                .containsExactly(
                        "hidden 1 DenseLayer relu 2", "hidden 2 DenseLayer relu 5", "output OutputLayer sigmoid 5");
        assertThat(header.seed()).isEqualTo(11);
        assertThat(header.model().parameterCount()).isEqualTo(15 + 30 + 6);
        assertThat(header.model().updater()).contains("ClassicalMomentum");
    }

    @Test
    void updatesAndParametersAreMeasuredDenselyAtFirstAndInEveryEarlyEpoch() {
        Recording recording = CirclesTraining.relu(1).train(3, 20);

        for (Window window : recording.windows()) {
            long measured = window.fromEpoch() == 1 ? window.iterations() : Math.max(1, window.iterations() / 8);
            assertThat(window.summary(new Series(0, "W", Quantity.UPDATE))
                            .orElseThrow()
                            .tensors())
                    .isGreaterThanOrEqualTo(measured);
            assertThat(window.summary(new Series(1, "b", Quantity.PARAMETER))
                            .orElseThrow()
                            .tensors())
                    .isGreaterThanOrEqualTo(measured);
        }
    }

    @Test
    void inputsThatAreNotNumbersAreFoundWithTheIterationInWhichTheyCame() {
        MultiLayerNetwork network = CirclesTraining.tanhGlorot(2, 5).network(1);
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("poisoned"));
        recorder.attach(network);
        CirclesTraining.fit(network, 1, 1);
        network.fit(new DataSet(Nd4j.valueArrayOf(new long[] {4, 2}, Float.NaN), Nd4j.ones(4, 1)));

        Finding finding = RuleSet.defaults().evaluate(recorder.recording()).findings().stream()
                .filter(it -> it.rule().equals(RuleId.NON_FINITE))
                .findFirst()
                .orElseThrow();

        assertThat(finding.sinceIteration()).isEqualTo(17);
    }

    @Test
    void everyRecordingStatesWhatItCost() {
        Recording recording = CirclesTraining.relu(1).train(1, 2);

        assertThat(recording.ending().harnessNanos()).isPositive();
        assertThat(recording.ending().trainingNanos())
                .isGreaterThan(recording.ending().harnessNanos());
    }
}
