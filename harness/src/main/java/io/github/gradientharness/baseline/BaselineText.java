package io.github.gradientharness.baseline;

import io.github.gradientharness.json.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A baseline as JSON with line breaks where a diff wants them. */
final class BaselineText {

    private BaselineText() {}

    static String of(GradientBaseline baseline) {
        return """
                {"format":"gradient-baseline","version":1,"trainings":[%s]}
                """.replace("%s", lines(baseline.trainings(), BaselineText::training, "\n"));
    }

    private static String training(FrozenTraining training) {
        Map<String, @Nullable Object> head = Json.object(
                "suite", training.key().suite(), "test", training.key().test());
        if (training.key().number() > 1) {
            head.put("number", training.key().number());
        }
        if (training.seeds() > 1) {
            head.put("seeds", training.seeds());
        }
        String open = Json.text(head);
        return open.substring(0, open.length() - 1) + ",\n \"layers\":["
                + lines(training.layers(), BaselineText::layer, "\n  ") + "],\n \"findings\":["
                + lines(training.findings(), BaselineText::finding, "\n  ") + "]}";
    }

    private static String layer(FrozenLayer layer) {
        Map<String, @Nullable Object> object = Json.object(
                "layer", layer.layer(), "share", Double.isNaN(layer.share()) ? null : (Double) layer.share());
        if (!Double.isNaN(layer.spread())) {
            object.put("spread", layer.spread());
        }
        return Json.text(object);
    }

    private static String finding(FrozenFinding finding) {
        Map<String, @Nullable Object> object = Json.object(
                "rule", finding.rule(),
                "layer", finding.layer(),
                "severity", finding.severity().name());
        if (finding.expected()) {
            object.put("expected", true);
        }
        return Json.text(object);
    }

    private static <T> String lines(List<T> values, Function<T, String> write, String separator) {
        return values.stream().map(value -> separator + write.apply(value)).collect(Collectors.joining(","));
    }
}
