package io.github.gradientharness.report.summary;

import io.github.gradientharness.json.Json;
import io.github.gradientharness.verdict.Diagnosis.PredictedLayer;
import io.github.gradientharness.verdict.Diagnosis.Prediction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the first iteration let expect, and what came, as it stands in {@code summary.json}. */
final class PredictionJson {

    private PredictionJson() {}

    static Map<String, @Nullable Object> of(Prediction prediction) {
        Map<String, @Nullable Object> node = Json.object();
        node.put("networks", prediction.networks());
        node.put("notLearning", prediction.notLearning());
        node.put("probability", prediction.probability());
        node.put("lower", prediction.lower());
        node.put("upper", prediction.upper());
        node.put("warning", prediction.isWarning());
        node.put("course", prediction.course().name());
        node.put(
                "unusual",
                prediction.unusual().stream()
                        .map(fact -> Json.object("name", fact.name(), "value", fact.value()))
                        .toList());
        node.put(
                "layers",
                prediction.layers().stream().map(PredictionJson::object).toList());
        return node;
    }

    private static Map<String, @Nullable Object> object(PredictedLayer layer) {
        Map<String, @Nullable Object> node = Json.object();
        node.put("layer", layer.layer());
        node.put("forwardGain", finite(layer.forwardGain()));
        node.put("backwardGain", finite(layer.backwardGain()));
        node.put("saturated", finite(layer.saturated()));
        node.put("dead", finite(layer.dead()));
        node.put("similarity", finite(layer.similarity()));
        node.put("share", finite(layer.share()));
        node.put("predicted", layer.predicted().name());
        node.put("lastShare", finite(layer.lastShare()));
        node.put("came", layer.came().name());
        return node;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
