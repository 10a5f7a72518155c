package io.github.gradientharness.recording;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.gradientharness.stats.Summary;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A window as JSON: its summaries grouped by layer, quantity and parameter. */
final class WindowJson {

    private WindowJson() {}

    /** Writes the fields of a window. */
    static void write(JsonGenerator json, Window window) throws IOException {
        json.writeStringField("type", "window");
        json.writeNumberField("fromEpoch", window.fromEpoch());
        json.writeNumberField("toEpoch", window.toEpoch());
        json.writeNumberField("fromIteration", window.fromIteration());
        json.writeNumberField("toIteration", window.toIteration());
        json.writeFieldName("loss");
        SummaryJson.write(json, window.loss());
        json.writeArrayFieldStart("layers");
        for (var layer : byLayerAndQuantity(window).entrySet()) {
            json.writeStartObject();
            json.writeNumberField("layer", layer.getKey());
            for (var quantity : layer.getValue().entrySet()) {
                writeQuantity(json, quantity.getKey(), quantity.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        UnitsJson.write(json, window.units());
        DistributionJson.write(json, window.distributions());
    }

    private static Map<Integer, Map<Quantity, Map<String, Summary>>> byLayerAndQuantity(Window window) {
        Map<Integer, Map<Quantity, Map<String, Summary>>> grouped = new TreeMap<>();
        window.series()
                .forEach((series, summary) -> grouped.computeIfAbsent(series.layer(), layer -> new TreeMap<>())
                        .computeIfAbsent(series.quantity(), quantity -> new LinkedHashMap<>())
                        .put(series.parameter(), summary));
        return grouped;
    }

    private static void writeQuantity(JsonGenerator json, Quantity quantity, Map<String, Summary> summaries)
            throws IOException {
        json.writeObjectFieldStart(quantity.name());
        for (var summary : summaries.entrySet()) {
            json.writeFieldName(summary.getKey());
            SummaryJson.write(json, summary.getValue());
        }
        json.writeEndObject();
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
                SummaryJson.read(node.path("loss")),
                series,
                DistributionJson.readAll(node.path("distributions")),
                UnitsJson.readAll(node.path("units")));
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
