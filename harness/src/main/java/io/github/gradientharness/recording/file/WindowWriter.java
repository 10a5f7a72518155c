package io.github.gradientharness.recording.file;

import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;
import io.github.gradientharness.stats.UnitValue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a window as JSON: its summaries grouped by layer, quantity and parameter. {@link WindowReader} reads it. */
final class WindowWriter {

    static final String TYPE = "window";

    /** Keeps the order of parameters. */
    private static final Comparator<Series> BY_LAYER_AND_QUANTITY = (a, b) ->
            a.layer() == b.layer() ? a.quantity().compareTo(b.quantity()) : Integer.compare(a.layer(), b.layer());

    private WindowWriter() {}

    static void write(JsonLine json, Window window) {
        json.writeNumberField("fromEpoch", window.fromEpoch());
        json.writeNumberField("toEpoch", window.toEpoch());
        json.writeNumberField("fromIteration", window.fromIteration());
        json.writeNumberField("toIteration", window.toIteration());
        json.writeFieldName("loss");
        SummaryJson.write(json, window.loss());
        json.writeArrayFieldStart("layers");
        writeSeries(json, window.series());
        json.writeEndArray();
        writeUnits(json, window.units());
        writeDistributions(json, window.distributions());
    }

    /** An object for each layer, in it one for each quantity. */
    private static void writeSeries(JsonLine json, Map<Series, Summary> summaries) {
        Series[] sorted = summaries.keySet().toArray(Series[]::new);
        Arrays.sort(sorted, BY_LAYER_AND_QUANTITY);
        @Nullable Series before = null;
        for (Series series : sorted) {
            boolean isOtherLayer = before == null || before.layer() != series.layer();
            boolean isOtherQuantity = isOtherLayer || before.quantity() != series.quantity();
            if (before != null && isOtherQuantity) {
                json.writeEndObject();
            }
            if (before != null && isOtherLayer) {
                json.writeEndObject();
            }
            if (isOtherLayer) {
                json.writeStartObject();
                json.writeNumberField("layer", series.layer());
            }
            if (isOtherQuantity) {
                json.writeObjectFieldStart(series.quantity().name());
            }
            json.writeFieldName(series.parameter());
            SummaryJson.write(json, summaries.get(series));
            before = series;
        }
        if (before != null) {
            json.writeEndObject();
            json.writeEndObject();
        }
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
