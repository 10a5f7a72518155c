package io.github.gradientharness.recording;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.gradientharness.stats.UnitSummary;
import io.github.gradientharness.stats.UnitValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Unit summaries as JSON: the distribution over units, and the units at both ends as pairs of index and value. */
final class UnitsJson {

    private UnitsJson() {}

    static void write(JsonGenerator json, Map<UnitSeries, UnitSummary> units) throws IOException {
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
            CountRuns.write(json, entry.getValue().values());
            writePairs(json, "lowest", entry.getValue().lowest());
            writePairs(json, "highest", entry.getValue().highest());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writePairs(JsonGenerator json, String field, List<UnitValue> units) throws IOException {
        json.writeArrayFieldStart(field);
        for (UnitValue unit : units) {
            json.writeStartArray();
            json.writeNumber(unit.unit());
            TenDigits.write(json, unit.value());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    static Map<UnitSeries, UnitSummary> readAll(JsonNode array) {
        Map<UnitSeries, UnitSummary> units = new LinkedHashMap<>();
        for (JsonNode node : array) {
            UnitSeries series = new UnitSeries(
                    JsonFields.smallCount(node, "layer"),
                    JsonFields.text(node, "parameter"),
                    JsonFields.constant(node, "statistic", UnitSeries.Statistic.class));
            UnitSummary summary = new UnitSummary(
                    JsonFields.smallCount(node, "units"),
                    DistributionJson.readCounts(node),
                    readPairs(node, "lowest"),
                    readPairs(node, "highest"));
            units.put(series, summary);
        }
        return units;
    }

    private static List<UnitValue> readPairs(JsonNode node, String field) {
        List<UnitValue> units = new ArrayList<>();
        for (JsonNode pair : JsonFields.array(node, field)) {
            if (pair.size() != 2
                    || !pair.path(0).canConvertToInt()
                    || !pair.path(1).isNumber()) {
                throw new MalformedLineException("'" + field + "' should hold pairs of a unit and its value");
            }
            units.add(new UnitValue(pair.get(0).asInt(), pair.get(1).asDouble()));
        }
        return units;
    }
}
