package io.github.gradientharness.recording.file;

import io.github.gradientharness.recording.Recording.Seam;

/** Where a training went on, as JSON. */
final class SeamJson {

    static final String TYPE = "resumed";

    private SeamJson() {}

    static void write(JsonLine json, Seam seam) {
        json.writeNumberField("epoch", seam.epoch());
        json.writeNumberField("iteration", seam.iteration());
        json.writeStringField("resumedAt", seam.resumedAt());
        json.writeNumberField("lost", seam.lost());
    }

    static Seam read(JsonFields seam) {
        return new Seam(seam.smallCount("epoch"), seam.count("iteration"), seam.text("resumedAt"), seam.count("lost"));
    }
}
