package io.github.gradientharness.report;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Diagnosis.PredictedLayer;
import io.github.gradientharness.verdict.Diagnosis.PredictedLayer.Gradient;
import io.github.gradientharness.verdict.Diagnosis.Prediction;
import io.github.gradientharness.verdict.Evidence;
import java.util.List;

/** Trainings of which something was predicted at initialisation. */
public final class PredictedTraining {

    private PredictedTraining() {}

    /** One that was unlikely to learn, and did not. */
    public static JudgedRecording doomed() {
        return predicted(Demo.sigmoid().judged(), true, Prediction.Course.DID_NOT_LEARN);
    }

    /** One that began as networks do that learn. */
    public static JudgedRecording healthy() {
        return predicted(
                SyntheticTraining.of("learns", SyntheticTraining.RELU).judged(), false, Prediction.Course.LEARNED);
    }

    /** The same trainings, each unlikely to learn. */
    public static List<JudgedRecording> doomed(List<JudgedRecording> trainings) {
        return trainings.stream()
                .map(training -> predicted(training, true, Prediction.Course.NOT_KNOWN))
                .toList();
    }

    private static JudgedRecording predicted(JudgedRecording judged, boolean isWarning, Prediction.Course course) {
        Diagnosis diagnosis = judged.diagnosis();
        Prediction prediction = new Prediction(
                214,
                isWarning ? 201 : 13,
                isWarning,
                isWarning ? List.of(new Evidence("largest step", "30; usual is at most 0.3")) : List.of(),
                List.of(
                        layer("hidden1", 1e-7, isWarning ? Gradient.TOO_SMALL : Gradient.USUAL),
                        layer("output <b>", 1, Gradient.USUAL)),
                course);
        return judged.judged(diagnosis.withPrediction(prediction));
    }

    private static PredictedLayer layer(String name, double share, Gradient gradient) {
        return new PredictedLayer(name, 0.5, Double.NaN, 0.25, 0, 0.9, share, gradient, share / 2, gradient);
    }
}
