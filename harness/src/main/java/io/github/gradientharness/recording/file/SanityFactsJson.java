package io.github.gradientharness.recording.file;

import io.github.gradientharness.recording.Recording.InputUse;
import io.github.gradientharness.recording.Recording.SanityFacts;
import io.github.gradientharness.recording.Recording.StepsOnOneBatch;
import java.util.List;

/** What a copy of a model did with the first minibatch as JSON; a number that is not known is null. */
final class SanityFactsJson {

    static final String TYPE = "sanity";

    private SanityFactsJson() {}

    static void write(JsonLine json, SanityFacts facts) {
        json.writeNumberField("samples", facts.samples());
        write(json, "initialLoss", facts.initialLoss());
        write(json, "uninformedLoss", facts.uninformedLoss());
        write(json, "guessingLoss", facts.guessingLoss());
        write(json, "oddTargets", facts.oddTargets());
        json.writeArrayFieldStart("inputs");
        for (InputUse input : facts.inputs()) {
            json.writeStartObject();
            json.writeStringField("name", input.name());
            json.writeNumberField("columns", input.columns());
            json.writeNumberField("unused", input.unused());
            write(json, "unusedColumns", input.unusedColumns());
            write(json, "unusedTimeSteps", input.unusedTimeSteps());
            json.writeEndObject();
        }
        json.writeEndArray();
        write(json, "leakingSamples", facts.leakingSamples());
        write(json, "leakingFuture", facts.leakingFuture());
        write(json, "ignoredMask", facts.ignoredMask());
        json.writeBooleanField("batchNormalized", facts.isBatchNormalized());
        write(json, "frozen", facts.frozen());
        StepsOnOneBatch steps = facts.steps();
        if (steps != null) {
            json.writeObjectFieldStart("steps");
            json.writeNumberField("count", steps.count());
            write(json, "lossAfter", steps.lossAfter());
            json.writeNumberField("parameters", steps.parameters());
            write(json, "withoutGradient", steps.withoutGradient());
            write(json, "unmoved", steps.unmoved());
            json.writeEndObject();
        }
    }

    private static void write(JsonLine json, String field, double value) {
        json.writeFieldName(field);
        TenDigits.write(json, value);
    }

    private static void write(JsonLine json, String field, List<?> values) {
        json.writeArrayFieldStart(field);
        for (Object value : values) {
            if (value instanceof Integer number) {
                json.writeNumber(number);
            } else {
                json.writeString(String.valueOf(value));
            }
        }
        json.writeEndArray();
    }

    static SanityFacts read(JsonFields facts) {
        return new SanityFacts(
                facts.smallCount("samples"),
                facts.numberOrNaN("initialLoss"),
                facts.numberOrNaN("uninformedLoss"),
                facts.numberOrNaN("guessingLoss"),
                facts.numberOrNaN("oddTargets"),
                facts.objects("inputs").stream().map(SanityFactsJson::input).toList(),
                facts.numberOrNaN("leakingSamples"),
                facts.numberOrNaN("leakingFuture"),
                facts.numberOrNaN("ignoredMask"),
                facts.bool("batchNormalized"),
                texts(facts, "frozen"),
                facts.has("steps") ? steps(facts.object("steps")) : null);
    }

    private static InputUse input(JsonFields input) {
        return new InputUse(
                input.text("name"),
                input.smallCount("columns"),
                input.smallCount("unused"),
                indices(input, "unusedColumns"),
                indices(input, "unusedTimeSteps"));
    }

    private static StepsOnOneBatch steps(JsonFields steps) {
        return new StepsOnOneBatch(
                steps.smallCount("count"),
                steps.numberOrNaN("lossAfter"),
                steps.smallCount("parameters"),
                texts(steps, "withoutGradient"),
                texts(steps, "unmoved"));
    }

    private static List<String> texts(JsonFields of, String field) {
        return of.list(field).stream()
                .map(value -> one(value, String.class, field))
                .toList();
    }

    private static List<Integer> indices(JsonFields of, String field) {
        return of.list(field).stream()
                .map(value -> (int) Math.min(Integer.MAX_VALUE, one(value, Long.class, field)))
                .toList();
    }

    private static <T> T one(Object value, Class<T> type, String field) {
        LineParser.require(type.isInstance(value), field, "a list of " + type.getSimpleName() + " values");
        return type.cast(value);
    }
}
