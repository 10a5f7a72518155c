package io.github.gradientharness.recording;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.gradientharness.stats.Distribution;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Distributions as JSON. */
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
            CountRuns.write(json, entry.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
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

    /** A distribution, also as it was written at first: the steps that hold a value, and how many each holds. */
    static Distribution readCounts(JsonNode node) {
        if (!node.has("steps")) {
            return CountRuns.read(JsonFields.array(node, CountRuns.FIELD));
        }
        JsonNode steps = JsonFields.array(node, "steps");
        JsonNode counts = JsonFields.array(node, "counts");
        int[] numbers = new int[steps.size()];
        Arrays.setAll(numbers, i -> JsonFields.smallCount(steps, i));
        long[] values = new long[counts.size()];
        Arrays.setAll(values, i -> JsonFields.count(counts, i));
        try {
            return Distribution.of(numbers, values);
        } catch (IllegalArgumentException exception) {
            throw new MalformedLineException(exception.getMessage());
        }
    }
}
