package io.github.gradientharness.baseline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A baseline as JSON with line breaks where a diff wants them. */
final class BaselineText {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private BaselineText() {}

    static String of(GradientBaseline baseline) {
        return """
                {"format":"gradient-baseline","version":1,"trainings":[%s]}
                """.replace("%s", lines(baseline.trainings(), BaselineText::training, "\n"));
    }

    private static String training(FrozenTraining training) {
        ObjectNode head = JSON.objectNode()
                .put("suite", training.key().suite())
                .put("test", training.key().test());
        if (training.key().number() > 1) {
            head.put("number", training.key().number());
        }
        if (training.seeds() > 1) {
            head.put("seeds", training.seeds());
        }
        String open = head.toString();
        return open.substring(0, open.length() - 1) + ",\n \"layers\":["
                + lines(training.layers(), BaselineText::layer, "\n  ") + "],\n \"findings\":["
                + lines(training.findings(), BaselineText::finding, "\n  ") + "]}";
    }

    private static String layer(FrozenLayer layer) {
        ObjectNode node = JSON.objectNode().put("layer", layer.layer());
        if (Double.isNaN(layer.share())) {
            node.putNull("share");
        } else {
            node.put("share", layer.share());
        }
        if (!Double.isNaN(layer.spread())) {
            node.put("spread", layer.spread());
        }
        return node.toString();
    }

    private static String finding(FrozenFinding finding) {
        ObjectNode node = JSON.objectNode()
                .put("rule", finding.rule())
                .put("layer", finding.layer())
                .put("severity", finding.severity().name());
        return finding.expected() ? node.put("expected", true).toString() : node.toString();
    }

    private static <T> String lines(List<T> values, Function<T, String> write, String separator) {
        return values.stream().map(value -> separator + write.apply(value)).collect(Collectors.joining(","));
    }
}
