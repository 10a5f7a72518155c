package io.github.gradientharness.report.html;

import io.github.gradientharness.report.chart.LayerChoice;
import io.github.gradientharness.report.text.PredictionText;
import io.github.gradientharness.report.view.PredictionView;
import io.github.gradientharness.report.view.TableView;
import io.github.gradientharness.text.Shown;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Diagnosis.PredictedLayer;
import io.github.gradientharness.verdict.Diagnosis.PredictedLayer.Gradient;
import io.github.gradientharness.verdict.Diagnosis.Prediction;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lays out what was predicted at initialisation beside what came. */
final class PredictionViews {

    private PredictionViews() {}

    /** Null where nothing was predicted. */
    static @Nullable PredictionView of(Diagnosis diagnosis, int most) {
        Prediction prediction = diagnosis.prediction();
        return prediction == null
                ? null
                : new PredictionView(
                        prediction.isWarning(),
                        PredictionText.sentence(prediction),
                        PredictionText.course(prediction),
                        PredictionText.unusual(prediction),
                        table(diagnosis, prediction.layers(), most));
    }

    private static TableView table(Diagnosis diagnosis, List<PredictedLayer> layers, int most) {
        List<Integer> unusual = IntStream.range(0, layers.size())
                .filter(i -> layers.get(i).predicted() != Gradient.USUAL)
                .boxed()
                .toList();
        List<List<String>> rows = LayerChoice.of(layers.size(), unusual, most).stream()
                .map(i -> PredictionText.row(diagnosis, layers.get(i)).stream()
                        .map(Shown::name)
                        .toList())
                .toList();
        String shown = rows.size() < layers.size() ? ", " + rows.size() + " of " + layers.size() + " layers" : "";
        return new TableView(
                "The first iteration, from input to output, and the last window" + shown,
                PredictionText.COLUMNS,
                rows,
                List.of());
    }
}
