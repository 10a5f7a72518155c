package io.github.gradientharness.recording.file;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A recording's header as JSON. */
final class HeaderJson {

    static final String TYPE = "header";
    static final String FORMAT = "gradient-recording";
    static final int VERSION = 1;

    private HeaderJson() {}

    static void write(JsonLine json, Header header) {
        json.writeStringField("format", FORMAT);
        json.writeNumberField("version", VERSION);
        json.writeStringField("run", header.runId());
        json.writeStringField("startedAt", header.startedAt());
        json.writeStringField("suite", header.suite());
        json.writeStringField("test", header.test());
        json.writeStringField("displayName", header.displayName());
        ModelJson.write(json, header.model());
        if (header.seed() == null) {
            json.writeNullField("seed");
        } else {
            json.writeNumberField("seed", header.seed());
        }
        json.writeObjectFieldStart("environment");
        for (Map.Entry<String, String> entry : header.environment().entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
        writeDeclaration(json, header.declaration());
        if (header.seedGroup() != null) {
            SeedGroupJson.write(json, header.seedGroup());
        }
        if (header.origin() != null) {
            writeOrigin(json, header.origin());
        }
        json.writeArrayFieldStart("summary");
        for (String field : SummaryJson.FIELDS) {
            json.writeString(field);
        }
        json.writeEndArray();
    }

    private static void writeOrigin(JsonLine json, Origin origin) {
        json.writeObjectFieldStart("origin");
        json.writeStringField("test", origin.test());
        json.writeNumberField("process", origin.process());
        json.writeStringField("processStartedAt", origin.processStartedAt());
        if (origin.model() > 1) {
            json.writeNumberField("model", origin.model());
        }
        json.writeEndObject();
    }

    private static void writeDeclaration(JsonLine json, Declaration declaration) {
        json.writeObjectFieldStart("declared");
        json.writeBooleanField("judged", declaration.judged());
        json.writeObjectFieldStart("limits");
        for (Map.Entry<String, Double> limit : new TreeMap<>(declaration.limits()).entrySet()) {
            json.writeNumberField(limit.getKey(), limit.getValue());
        }
        json.writeEndObject();
        if (!declaration.expectations().isEmpty()) {
            json.writeArrayFieldStart("expectations");
            for (Expectation expectation : declaration.expectations()) {
                json.writeStartObject();
                json.writeStringField("rule", expectation.rule());
                json.writeStringField("layer", expectation.layer());
                json.writeStringField("reason", expectation.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (!declaration.ruleSets().isEmpty()) {
            json.writeArrayFieldStart("ruleSets");
            for (String name : declaration.ruleSets()) {
                json.writeString(name);
            }
            json.writeEndArray();
        }
        if (!declaration.asked()) {
            json.writeBooleanField("asked", false);
        }
        json.writeEndObject();
    }

    static Header read(JsonFields header) {
        Map<String, String> environment = new HashMap<>();
        header.object("environment")
                .values()
                .forEach((name, version) -> environment.put(String.valueOf(name), String.valueOf(version)));
        return new Header(
                header.text("run"),
                header.text("startedAt"),
                header.text("suite"),
                header.text("test"),
                header.text("displayName"),
                ModelJson.read(header.object("model")),
                header.values().get("seed") instanceof Long seed ? seed : null,
                environment,
                readDeclaration(header.object("declared")),
                header.has("seeds") ? SeedGroupJson.read(header.object("seeds")) : null,
                header.has("origin") ? readOrigin(header.object("origin")) : null);
    }

    private static Origin readOrigin(JsonFields origin) {
        return new Origin(
                origin.text("test"),
                origin.count("process"),
                origin.text("processStartedAt"),
                origin.has("model") ? origin.smallCount("model") : 1);
    }

    private static Declaration readDeclaration(JsonFields declaration) {
        JsonFields limits = declaration.object("limits");
        Map<String, Double> byRule = new HashMap<>();
        limits.values().keySet().forEach(rule -> byRule.put(String.valueOf(rule), limits.number(String.valueOf(rule))));
        List<Expectation> expectations = !declaration.has("expectations")
                ? List.of()
                : declaration.objects("expectations").stream()
                        .map(expectation -> new Expectation(
                                expectation.text("rule"), expectation.text("layer"), expectation.text("reason")))
                        .toList();
        List<String> ruleSets = declaration.has("ruleSets")
                ? declaration.list("ruleSets").stream().map(String::valueOf).toList()
                : List.of();
        boolean asked = !declaration.has("asked") || declaration.bool("asked");
        return new Declaration(declaration.bool("judged"), byRule, expectations, ruleSets, asked);
    }
}
