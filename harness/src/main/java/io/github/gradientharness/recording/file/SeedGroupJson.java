package io.github.gradientharness.recording.file;

import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.stats.ShareRequirement;

/** What a header says about the other seeds, as JSON. */
final class SeedGroupJson {

    private SeedGroupJson() {}

    static void write(JsonLine json, SeedGroup group) {
        json.writeObjectFieldStart("seeds");
        json.writeStringField("group", group.name());
        json.writeNumberField("seed", group.seed());
        json.writeNumberField("count", group.count());
        json.writeStringField("kind", group.requirement().kind().name());
        json.writeNumberField("limit", group.requirement().limit());
        json.writeNumberField("confidence", group.requirement().confidence());
        json.writeBooleanField("allowInconclusive", group.allowInconclusive());
        json.writeEndObject();
    }

    static SeedGroup read(JsonFields group) {
        return new SeedGroup(
                group.text("group"),
                group.wholeNumber("seed"),
                group.smallCount("count"),
                requirement(group),
                group.bool("allowInconclusive"));
    }

    private static ShareRequirement requirement(JsonFields group) {
        try {
            return new ShareRequirement(
                    group.constant("kind", ShareRequirement.Kind.class),
                    group.number("limit"),
                    group.number("confidence"));
        } catch (IllegalArgumentException exception) {
            throw new MalformedLineException("field 'seeds' can't be read: " + exception.getMessage());
        }
    }
}
