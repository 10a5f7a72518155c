package io.github.gradientharness.recording.file;

import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.MetricPoint;

/** Metric points, notes and the end of a recording as JSON. */
final class EventJson {

    static final String METRIC = "metric";
    static final String NOTE = "note";
    static final String END = "end";

    private EventJson() {}

    static void write(JsonLine json, MetricPoint point) {
        json.writeStringField("name", point.name());
        json.writeNumberField("epoch", point.epoch());
        json.writeNumberField("iteration", point.iteration());
        json.writeFieldName("value");
        TenDigits.write(json, point.value());
    }

    static MetricPoint metric(JsonFields point) {
        return new MetricPoint(
                point.text("name"),
                point.smallCount("epoch"),
                point.count("iteration"),
                point.isNull("value") ? Double.NaN : point.number("value"));
    }

    static void write(JsonLine json, String note) {
        json.writeStringField("text", note);
    }

    static String note(JsonFields note) {
        return note.text("text");
    }

    static void write(JsonLine json, Ending ending) {
        json.writeStringField("status", ending.status().name());
        json.writeNumberField("iterations", ending.iterations());
        json.writeNumberField("epochs", ending.epochs());
        json.writeNumberField("harnessNanos", ending.harnessNanos());
        json.writeNumberField("trainingNanos", ending.trainingNanos());
        json.writeStringField("problem", ending.problem());
        if (!ending.failure().isEmpty()) {
            json.writeStringField("failure", ending.failure());
        }
    }

    static Ending ending(JsonFields end) {
        return new Ending(
                end.constant("status", Ending.Status.class),
                end.count("iterations"),
                end.smallCount("epochs"),
                end.count("harnessNanos"),
                end.count("trainingNanos"),
                end.text("problem"),
                end.has("failure") ? end.text("failure") : "");
    }
}
