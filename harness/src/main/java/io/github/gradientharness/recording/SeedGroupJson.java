package io.github.gradientharness.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gradientharness.stats.ShareRequirement;

/** What a header says of the other seeds, as JSON. */
final class SeedGroupJson {

    private SeedGroupJson() {}

    static ObjectNode write(SeedGroup group) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("group", group.name())
                .put("seed", group.seed())
                .put("count", group.count())
                .put("kind", group.requirement().kind().name())
                .put("limit", group.requirement().limit())
                .put("confidence", group.requirement().confidence())
                .put("allowInconclusive", group.allowInconclusive());
    }

    static SeedGroup read(JsonNode node) {
        return new SeedGroup(
                JsonFields.text(node, "group"),
                JsonFields.wholeNumber(node, "seed"),
                JsonFields.smallCount(node, "count"),
                requirement(node),
                JsonFields.bool(node, "allowInconclusive"));
    }

    private static ShareRequirement requirement(JsonNode node) {
        try {
            return new ShareRequirement(
                    JsonFields.constant(node, "kind", ShareRequirement.Kind.class),
                    JsonFields.number(node, "limit"),
                    JsonFields.number(node, "confidence"));
        } catch (IllegalArgumentException exception) {
            throw new MalformedLineException("field 'seeds' can't be read: " + exception.getMessage());
        }
    }
}
