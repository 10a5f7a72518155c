package io.github.gradientharness.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gradientharness.stats.Summary;
import java.util.LinkedHashMap;
import java.util.Map;

/** A window as JSON: its summaries grouped by layer, quantity and parameter. */
final class WindowJson {

    private WindowJson() {}

    static ObjectNode write(Window window) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "window");
        node.put("fromEpoch", window.fromEpoch());
        node.put("toEpoch", window.toEpoch());
        node.put("fromIteration", window.fromIteration());
        node.put("toIteration", window.toIteration());
        node.set("loss", SummaryJson.write(window.loss()));
        ArrayNode layers = node.putArray("layers");
        Map<Integer, ObjectNode> byLayer = new LinkedHashMap<>();
        window.series().forEach((series, summary) -> {
            ObjectNode layer = byLayer.computeIfAbsent(
                    series.layer(), index -> layers.addObject().put("layer", index));
            child(layer, series.quantity().name()).set(series.parameter(), SummaryJson.write(summary));
        });
        return node;
    }

    private static ObjectNode child(ObjectNode parent, String field) {
        return parent.get(field) instanceof ObjectNode existing ? existing : parent.putObject(field);
    }

    static Window read(JsonNode node) {
        Map<Series, Summary> series = new LinkedHashMap<>();
        for (JsonNode layer : JsonFields.array(node, "layers")) {
            readLayer(layer, series);
        }
        Window window = new Window(
                JsonFields.smallCount(node, "fromEpoch"),
                JsonFields.smallCount(node, "toEpoch"),
                JsonFields.count(node, "fromIteration"),
                JsonFields.count(node, "toIteration"),
                SummaryJson.read(JsonFields.object(node, "loss")),
                series);
        if (window.toEpoch() < window.fromEpoch() || window.iterations() < 1) {
            throw new MalformedLineException("a window that ends before it begins");
        }
        return window;
    }

    private static void readLayer(JsonNode layer, Map<Series, Summary> series) {
        int index = JsonFields.smallCount(layer, "layer");
        for (Quantity quantity : Quantity.values()) {
            layer.path(quantity.name())
                    .fields()
                    .forEachRemaining(entry -> series.put(
                            new Series(index, entry.getKey(), quantity), SummaryJson.read(entry.getValue())));
        }
    }
}
