package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Diagnosis.PredictedLayer;
import io.github.gradientharness.verdict.Diagnosis.PredictedLayer.Gradient;
import io.github.gradientharness.verdict.Diagnosis.Prediction;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the rules' diagnosis says of the first iteration, beside what came. */
class InitialPredictionTest {

    private static final int ITERATIONS = 40;

    private static final List<String> LAYERS = List.of("first", "second", "output");

    private static GradientRecorder recorder() {
        return new GradientRecorder(RecorderOptions.inMemory("predicted"))
                .layer("first", "tanh", 2, 2)
                .layer("second", "tanh", 2, 2)
                .layer("output", "sigmoid", 2, 2);
    }

    private static void iteration(GradientRecorder recorder, double rate, double loss, double... gradients) {
        recorder.minibatch(new double[][] {{0, 1}, {1, 0}}, new double[][] {{1, 0}, {0, 1}}, "BinaryXENT");
        for (int i = 0; i < LAYERS.size(); i++) {
            recorder.record(LAYERS.get(i), "W", Quantity.GRADIENT, new double[] {gradients[i]});
            recorder.record(LAYERS.get(i), "W", Quantity.UPDATE, new double[] {rate * gradients[i]});
            recorder.record(LAYERS.get(i), "W", Quantity.PARAMETER, new double[] {1});
            recorder.record(LAYERS.get(i), Quantity.ACTIVATION, new double[][] {{0.1, -0.1}, {0.3, -0.3}});
            recorder.record(LAYERS.get(i), Quantity.ACTIVATION_GRADIENT, new double[][] {{gradients[i], gradients[i]}});
        }
        recorder.endIteration(loss);
    }

    private static Prediction prediction(Recording recording) {
        Diagnosis diagnosis = RuleSet.defaults().evaluate(recording);
        return Objects.requireNonNull(diagnosis.prediction());
    }

    @Test
    void aNetworkThatBeginsAsHealthyOnesDoIsNotWarnedOf() {
        GradientRecorder recorder = recorder();
        for (int i = 0; i < ITERATIONS; i++) {
            iteration(recorder, 0.5, 1.4 * Math.exp(-0.05 * i), 0.1, 0.2, 0.3);
        }
        Prediction prediction = prediction(recorder.recording());

        assertThat(prediction.isWarning()).isFalse();
        assertThat(prediction.probability()).isLessThan(0.3).isBetween(prediction.lower(), prediction.upper());
        assertThat(prediction.unusual()).isEmpty();
        assertThat(prediction.course()).isEqualTo(Prediction.Course.LEARNED);
        assertThat(prediction.layers()).extracting(PredictedLayer::predicted).containsOnly(Gradient.USUAL);
    }

    @Test
    void aNetworkWhoseFirstLayersGetNoGradientIsWarnedOfAndWhatCameStandsBeside() {
        GradientRecorder recorder = recorder();
        for (int i = 0; i < ITERATIONS; i++) {
            iteration(recorder, 1e-4, 1.4, 0, 1e-7, 0.3);
        }
        Prediction prediction = prediction(recorder.recording());

        assertThat(prediction.isWarning()).isTrue();
        assertThat(prediction.probability()).isGreaterThan(0.8);
        assertThat(prediction.course()).isEqualTo(Prediction.Course.DID_NOT_LEARN);
        assertThat(prediction.layers())
                .extracting(PredictedLayer::predicted)
                .containsExactly(Gradient.NONE, Gradient.TOO_SMALL, Gradient.USUAL);
        assertThat(prediction.layers())
                .extracting(PredictedLayer::came)
                .containsExactly(Gradient.NONE, Gradient.TOO_SMALL, Gradient.USUAL);
    }

    @Test
    void whereNoLayerGetsAGradientEachHasNone() {
        GradientRecorder recorder = recorder();
        iteration(recorder, 0.5, 1.4, 0, 0, 0);

        assertThat(prediction(recorder.recording()).layers())
                .allSatisfy(layer -> assertThat(layer.share()).isZero())
                .extracting(PredictedLayer::predicted)
                .containsOnly(Gradient.NONE);
    }

    @Test
    void gainsAreThoseFromLayerToLayer() {
        GradientRecorder recorder = recorder();
        iteration(recorder, 4, 1.4, 0.1, 0.2, 0.4);
        PredictedLayer first = prediction(recorder.recording()).layers().get(0);
        PredictedLayer second = prediction(recorder.recording()).layers().get(1);
        PredictedLayer output = prediction(recorder.recording()).layers().get(2);

        assertThat(first.forwardGain()).isCloseTo(Math.sqrt(0.05) / 0.5, within(1e-9));
        assertThat(second.forwardGain()).isEqualTo(1);
        assertThat(first.backwardGain()).isEqualTo(0.5);
        assertThat(output.backwardGain()).isNaN();
        assertThat(first.share()).isEqualTo(0.25);
        assertThat(output.predicted()).isEqualTo(Gradient.TOO_LARGE);
        assertThat(first.came()).isEqualTo(Gradient.UNKNOWN);
    }

    @Test
    void whatTheFirstIterationDoesNotTellIsNotPredicted() {
        GradientRecorder recorder = recorder();
        recorder.endIteration(0.7);

        assertThat(RuleSet.defaults().evaluate(recorder.recording()).prediction())
                .isNull();
    }
}
