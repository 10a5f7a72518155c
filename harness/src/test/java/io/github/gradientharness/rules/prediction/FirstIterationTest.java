package io.github.gradientharness.rules.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.scorecard.twin.Activation;
import io.github.gradientharness.scorecard.twin.Initialization;
import io.github.gradientharness.scorecard.twin.Precision;
import io.github.gradientharness.scorecard.twin.TwinData;
import io.github.gradientharness.scorecard.twin.TwinLayer;
import io.github.gradientharness.scorecard.twin.TwinNetwork;
import io.github.gradientharness.scorecard.twin.Updater;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The numbers of a first iteration, against numbers worked out by hand and against the plain-Java twin. */
class FirstIterationTest {

    private static final int BATCH = 32;

    private static GradientRecorder recorder() {
        return new GradientRecorder(RecorderOptions.inMemory("first iteration"))
                .layer("hidden", "tanh", 2, 2)
                .layer("output", "sigmoid", 2, 1);
    }

    private static void iteration(GradientRecorder recorder, double hiddenGradient, double outputKernel) {
        layer(recorder, "hidden", hiddenGradient, 0.002, 0.5);
        layer(recorder, "output", 0.4, 0.02, outputKernel);
        recorder.record("hidden", Quantity.ACTIVATION, new double[][] {{0.999999, 0.5}, {0.1, -0.5}});
        recorder.endIteration(0.7);
    }

    private static void layer(GradientRecorder recorder, String name, double gradient, double update, double kernel) {
        recorder.record(name, "W", Quantity.GRADIENT, new double[] {gradient});
        recorder.record(name, "W", Quantity.UPDATE, new double[] {update});
        recorder.record(name, "W", Quantity.PARAMETER, new double[] {kernel});
    }

    private static Recording recording(double hiddenGradient, double outputKernel) {
        GradientRecorder recorder = recorder();
        iteration(recorder, hiddenGradient, outputKernel);
        return recorder.recording();
    }

    @Test
    void numbersAreThoseOfTheFormulas() {
        FirstIteration first = FirstIteration.of(recording(0.04, 0.1)).orElseThrow();

        assertThat(first.lossFall()).isCloseTo((0.04 * 0.002 + 0.4 * 0.02) / 0.7, within(1e-12));
        assertThat(first.largestStep()).isCloseTo(0.02 / 0.1, within(1e-12));
        assertThat(first.gradientRatio()).isCloseTo(0.4 / 0.04, within(1e-9));
        assertThat(first.saturated()).isEqualTo(0.25);
    }

    @Test
    void aLayerWithoutGradientIsBeyondAnyRatio() {
        assertThat(FirstIteration.of(recording(0, 0.1)).orElseThrow().gradientRatio())
                .isEqualTo(FirstIteration.MOST);
    }

    @Test
    void valuesThatAreNotFiniteAreBeyondAnySize() {
        FirstIteration first = FirstIteration.of(recording(Double.NaN, 0.1)).orElseThrow();

        assertThat(first.lossFall()).isInfinite();
        assertThat(first.largestStep()).isInfinite();
        assertThat(PredictionTable.SHIPPED.score(first)).isGreaterThan(PredictionTable.WARNS);
    }

    /** Behind an output that begins at zero no gradient arrives in the first iteration, and in the second it does. */
    @Test
    void nothingIsSaidOfANetworkWhoseOutputBeginsAtZero() {
        assertThat(FirstIteration.of(recording(0, 0))).isEmpty();
    }

    @Test
    void nothingIsSaidWhereTheFirstIterationHasNoWindowOfItsOwn() {
        GradientRecorder recorder = recorder();
        iteration(recorder, 0.04, 0.1);
        iteration(recorder, 0.04, 0.1);
        Recording two = recorder.recording();
        Recording merged = new Recording(
                two.header(),
                List.of(two.windows().get(0).merge(two.windows().get(1))),
                two.metrics(),
                two.ending(),
                "");

        assertThat(FirstIteration.of(two)).isPresent();
        assertThat(FirstIteration.of(merged)).isEmpty();
        assertThat(FirstIteration.of(recorder().recording())).isEmpty();
    }

    @Test
    void nothingIsSaidWithoutAnUpdate() {
        GradientRecorder recorder = recorder();
        recorder.record("hidden", "W", Quantity.GRADIENT, new double[] {0.1});
        recorder.endIteration(0.7);

        assertThat(FirstIteration.of(recorder.recording())).isEmpty();
    }

    @Test
    void nothingIsSaidOfANetworkThatWasTrainedBefore() {
        GradientRecorder recorder = recorder();
        recorder.minibatch(new double[][] {{0, 1}, {1, 0}}, new double[][] {{1}, {0}}, "BinaryXENT");
        layer(recorder, "hidden", 0.1, 0.002, 0.5);
        layer(recorder, "output", 0.1, 0.002, 0.5);
        recorder.endIteration(0.05);

        assertThat(FirstIteration.of(recorder.recording())).isEmpty();
    }

    /** Of plain gradient descent with a small rate, the share is what the first step takes from the loss. */
    @Test
    void theTwinsLossFallsByWhatWasPredicted() {
        TwinData data = TwinData.circles();
        TwinNetwork network = TwinNetwork.create(
                2,
                List.of(10, 10),
                Activation.TANH,
                Initialization.GLOROT,
                Initialization.GLOROT,
                BATCH,
                Precision.DOUBLE,
                new Random(7));
        network.load(data.features(), data.labels(), IntStream.range(0, BATCH).toArray(), 0, BATCH);
        Updater updater = Updater.sgd(1e-3);
        double before = network.computeIteration(updater, 0, Double.POSITIVE_INFINITY);
        FirstIteration first = FirstIteration.of(recorded(network, before)).orElseThrow();
        network.applyUpdates();
        double after = network.computeIteration(updater, 0, Double.POSITIVE_INFINITY);

        assertThat(first.lossFall()).isCloseTo((before - after) / before, within(1e-2 * first.lossFall()));
    }

    private static Recording recorded(TwinNetwork network, double loss) {
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("twin"));
        List<TwinLayer> layers = network.layers();
        for (int i = 0; i < layers.size(); i++) {
            TwinLayer layer = layers.get(i);
            recorder.layer("layer " + i, layer.activation().dl4jName(), layer.inputs(), layer.units());
        }
        for (int i = 0; i < layers.size(); i++) {
            TwinLayer layer = layers.get(i);
            String name = "layer " + i;
            recorder.record(name, "W", Quantity.GRADIENT, layer.rows(layer.kernelGradient()));
            recorder.record(name, "b", Quantity.GRADIENT, layer.biasGradient());
            recorder.record(name, "W", Quantity.UPDATE, layer.rows(layer.kernelUpdate()));
            recorder.record(name, "b", Quantity.UPDATE, layer.biasUpdate());
            recorder.record(name, "W", Quantity.PARAMETER, layer.rows(layer.kernel()));
            recorder.record(name, "b", Quantity.PARAMETER, layer.bias());
        }
        recorder.endIteration(loss);
        return recorder.recording();
    }
}
