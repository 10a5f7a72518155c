package io.github.gradientharness.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A recording's header as JSON. */
final class HeaderJson {

    static final String FORMAT = "gradient-recording";
    static final int VERSION = 1;

    private HeaderJson() {}

    static ObjectNode write(Header header) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "header");
        node.put("format", FORMAT);
        node.put("version", VERSION);
        node.put("run", header.runId());
        node.put("startedAt", header.startedAt());
        node.put("suite", header.suite());
        node.put("test", header.test());
        node.put("displayName", header.displayName());
        node.set("model", ModelJson.write(header.model()));
        node.put("seed", header.seed());
        ObjectNode environment = node.putObject("environment");
        header.environment().forEach(environment::put);
        writeDeclaration(node.putObject("declared"), header.declaration());
        if (header.seedGroup() != null) {
            node.set("seeds", SeedGroupJson.write(header.seedGroup()));
        }
        if (header.origin() != null) {
            node.set("origin", origin(header.origin()));
        }
        ArrayNode fields = node.putArray("summary");
        SummaryJson.FIELDS.forEach(fields::add);
        return node;
    }

    private static ObjectNode origin(Origin origin) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("test", origin.test())
                .put("process", origin.process())
                .put("processStartedAt", origin.processStartedAt());
    }

    private static void writeDeclaration(ObjectNode node, Declaration declaration) {
        node.put("judged", declaration.judged());
        ObjectNode limits = node.putObject("limits");
        declaration.limits().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> limits.put(entry.getKey(), entry.getValue()));
        declaration.ruleSets().forEach(name -> node.withArray("ruleSets").add(name));
        for (Expectation expectation : declaration.expectations()) {
            node.withArray("expectations")
                    .addObject()
                    .put("rule", expectation.rule())
                    .put("layer", expectation.layer())
                    .put("reason", expectation.reason());
        }
    }

    static Header read(JsonNode node) {
        Map<String, String> environment = new HashMap<>();
        JsonFields.object(node, "environment")
                .fields()
                .forEachRemaining(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        return new Header(
                JsonFields.text(node, "run"),
                JsonFields.text(node, "startedAt"),
                JsonFields.text(node, "suite"),
                JsonFields.text(node, "test"),
                JsonFields.text(node, "displayName"),
                ModelJson.read(JsonFields.object(node, "model")),
                node.path("seed").isIntegralNumber() ? node.path("seed").asLong() : null,
                environment,
                readDeclaration(JsonFields.object(node, "declared")),
                node.hasNonNull("seeds") ? SeedGroupJson.read(JsonFields.object(node, "seeds")) : null,
                node.hasNonNull("origin") ? readOrigin(JsonFields.object(node, "origin")) : null);
    }

    private static Origin readOrigin(JsonNode node) {
        return new Origin(
                JsonFields.text(node, "test"),
                JsonFields.count(node, "process"),
                JsonFields.text(node, "processStartedAt"));
    }

    private static Declaration readDeclaration(JsonNode node) {
        Map<String, Double> limits = new HashMap<>();
        JsonNode limitsNode = JsonFields.object(node, "limits");
        limitsNode.fieldNames().forEachRemaining(rule -> limits.put(rule, JsonFields.number(limitsNode, rule)));
        List<Expectation> expectations = new ArrayList<>();
        for (JsonNode expectation : node.path("expectations")) {
            expectations.add(new Expectation(
                    JsonFields.text(expectation, "rule"),
                    JsonFields.text(expectation, "layer"),
                    JsonFields.text(expectation, "reason")));
        }
        List<String> ruleSets = new ArrayList<>();
        node.path("ruleSets").forEach(name -> ruleSets.add(name.asText()));
        return new Declaration(JsonFields.bool(node, "judged"), limits, expectations, ruleSets);
    }
}
