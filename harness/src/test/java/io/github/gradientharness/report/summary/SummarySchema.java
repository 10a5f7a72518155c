package io.github.gradientharness.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Path;

/** The documented schema of {@code summary.json}, made stricter: what it does not describe is an error. */
public final class SummarySchema {

    static final Path FILE = Path.of("../docs/schema/gradient-summary-1.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    private SummarySchema() {}

    static JsonNode asDocumented() throws IOException {
        return JSON.readTree(FILE.toFile());
    }

    /** Requires that a summary is as documented, and holds nothing else. */
    public static void requireValid(Path summary) throws IOException {
        JsonNode strict = asDocumented();
        closeObjects(strict);
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(strict);
        assertThat(schema.validate(JSON.readTree(summary.toFile()))).isEmpty();
    }

    private static void closeObjects(JsonNode node) {
        if (node.path("properties").isObject() && node.path("type").asText().equals("object")) {
            ((ObjectNode) node).put("additionalProperties", false);
        }
        node.forEach(SummarySchema::closeObjects);
    }
}
