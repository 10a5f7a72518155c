package io.github.gradientharness.recording;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A window as JSON: its summaries grouped by layer, quantity and parameter. */
final class WindowJson {

    private WindowJson() {}

    static void write(JsonGenerator json, Window window) throws IOException {
        json.writeStartObject();
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
        writeDistributions(json, window.distributions());
        json.writeEndObject();
    }

    private static void writeDistributions(JsonGenerator json, Map<Series, Distribution> distributions)
            throws IOException {
        if (distributions.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("distributions");
        for (Map.Entry<Series, Distribution> entry : distributions.entrySet()) {
            json.writeStartObject();
            json.writeNumberField("layer", entry.getKey().layer());
            json.writeStringField("quantity", entry.getKey().quantity().name());
            json.writeStringField("parameter", entry.getKey().parameter());
            json.writeFieldName("steps");
            int[] steps = entry.getValue().steps();
            json.writeArray(steps, 0, steps.length);
            json.writeFieldName("counts");
            long[] counts = entry.getValue().counts();
            json.writeArray(counts, 0, counts.length);
            json.writeEndObject();
        }
        json.writeEndArray();
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
                readDistributions(node.path("distributions")));
        if (window.toEpoch() < window.fromEpoch() || window.iterations() < 1) {
            throw new MalformedLineException("a window that ends before it begins");
        }
        return window;
    }

    private static Map<Series, Distribution> readDistributions(JsonNode array) {
        Map<Series, Distribution> distributions = new LinkedHashMap<>();
        for (JsonNode node : array) {
            Series series = new Series(
                    JsonFields.smallCount(node, "layer"), JsonFields.text(node, "parameter"), quantity(node));
            int[] steps = new int[JsonFields.array(node, "steps").size()];
            Arrays.setAll(steps, i -> node.get("steps").get(i).asInt(-1));
            long[] counts = new long[JsonFields.array(node, "counts").size()];
            Arrays.setAll(counts, i -> node.get("counts").get(i).asLong(-1));
            try {
                distributions.put(series, Distribution.of(steps, counts));
            } catch (IllegalArgumentException exception) {
                throw new MalformedLineException(exception.getMessage());
            }
        }
        return distributions;
    }

    private static Quantity quantity(JsonNode node) {
        String name = JsonFields.text(node, "quantity");
        return Arrays.stream(Quantity.values())
                .filter(quantity -> quantity.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MalformedLineException("there is no quantity '" + name + "'"));
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
