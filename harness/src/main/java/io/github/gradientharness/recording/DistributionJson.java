package io.github.gradientharness.recording;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.gradientharness.stats.Distribution;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Distributions as JSON: the steps that hold a value, and how many. */
final class DistributionJson {

    private DistributionJson() {}

    static void write(JsonGenerator json, Map<Series, Distribution> distributions) throws IOException {
        if (distributions.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("distributions");
        for (Map.Entry<Series, Distribution> entry : distributions.entrySet()) {
            json.writeStartObject();
            json.writeNumberField("layer", entry.getKey().layer());
            json.writeStringField("quantity", entry.getKey().quantity().name());
            json.writeStringField("parameter", entry.getKey().parameter());
            writeCounts(json, entry.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void writeCounts(JsonGenerator json, Distribution distribution) throws IOException {
        int[] steps = distribution.steps();
        json.writeFieldName("steps");
        json.writeArray(steps, 0, steps.length);
        long[] counts = distribution.counts();
        json.writeFieldName("counts");
        json.writeArray(counts, 0, counts.length);
    }

    static Map<Series, Distribution> readAll(JsonNode array) {
        Map<Series, Distribution> distributions = new LinkedHashMap<>();
        for (JsonNode node : array) {
            Quantity quantity = JsonFields.constant(node, "quantity", Quantity.class);
            Series series =
                    new Series(JsonFields.smallCount(node, "layer"), JsonFields.text(node, "parameter"), quantity);
            distributions.put(series, readCounts(node));
        }
        return distributions;
    }

    static Distribution readCounts(JsonNode node) {
        JsonNode stepsNode = JsonFields.array(node, "steps");
        JsonNode countsNode = JsonFields.array(node, "counts");
        int[] steps = new int[stepsNode.size()];
        Arrays.setAll(steps, i -> stepsNode.get(i).asInt(-1));
        long[] counts = new long[countsNode.size()];
        Arrays.setAll(counts, i -> countsNode.get(i).asLong(-1));
        try {
            return Distribution.of(steps, counts);
        } catch (IllegalArgumentException exception) {
            throw new MalformedLineException(exception.getMessage());
        }
    }
}
