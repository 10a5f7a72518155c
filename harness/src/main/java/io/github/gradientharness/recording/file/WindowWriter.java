package io.github.gradientharness.recording.file;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;
import io.github.gradientharness.stats.UnitValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a window as JSON: its summaries grouped by layer, quantity and parameter. {@link WindowReader} reads it. */
final class WindowWriter {

    static final String TYPE = "window";

    private WindowWriter() {}

    static void write(JsonLine json, Window window) {
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
        writeUnits(json, window.units());
        writeDistributions(json, window.distributions());
    }

    private static Map<Integer, Map<Quantity, Map<String, Summary>>> byLayerAndQuantity(Window window) {
        Map<Integer, Map<Quantity, Map<String, Summary>>> grouped = new TreeMap<>();
        window.series()
                .forEach((series, summary) -> grouped.computeIfAbsent(series.layer(), layer -> new TreeMap<>())
                        .computeIfAbsent(series.quantity(), quantity -> new LinkedHashMap<>())
                        .put(series.parameter(), summary));
        return grouped;
    }

    private static void writeQuantity(JsonLine json, Quantity quantity, Map<String, Summary> summaries) {
        json.writeObjectFieldStart(quantity.name());
        for (var summary : summaries.entrySet()) {
            json.writeFieldName(summary.getKey());
            SummaryJson.write(json, summary.getValue());
        }
        json.writeEndObject();
    }

    private static void writeUnits(JsonLine json, Map<UnitSeries, UnitSummary> units) {
        if (units.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("units");
        for (Map.Entry<UnitSeries, UnitSummary> entry : units.entrySet()) {
            json.writeStartObject();
            json.writeNumberField("layer", entry.getKey().layer());
            json.writeStringField("statistic", entry.getKey().statistic().name());
            json.writeStringField("parameter", entry.getKey().parameter());
            json.writeNumberField("units", entry.getValue().units());
            DistributionJson.write(json, entry.getValue().values());
            writePairs(json, "lowest", entry.getValue().lowest());
            writePairs(json, "highest", entry.getValue().highest());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writePairs(JsonLine json, String field, List<UnitValue> units) {
        json.writeArrayFieldStart(field);
        for (UnitValue unit : units) {
            json.writeStartArray();
            json.writeNumber(unit.unit());
            TenDigits.write(json, unit.value());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void writeDistributions(JsonLine json, Map<Series, Distribution> distributions) {
        if (distributions.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("distributions");
        for (Map.Entry<Series, Distribution> entry : distributions.entrySet()) {
            json.writeStartObject();
            json.writeNumberField("layer", entry.getKey().layer());
            json.writeStringField("quantity", entry.getKey().quantity().name());
            json.writeStringField("parameter", entry.getKey().parameter());
            DistributionJson.write(json, entry.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
