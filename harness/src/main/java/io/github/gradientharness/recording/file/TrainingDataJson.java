package io.github.gradientharness.recording.file;

import io.github.gradientharness.recording.TrainingData;
import io.github.gradientharness.recording.TrainingData.Inputs;
import io.github.gradientharness.recording.TrainingData.Targets;
import io.github.gradientharness.recording.TrainingData.Values;

/** Statistics of inputs and targets as JSON; a number that is not known is null. */
final class TrainingDataJson {

    static final String TYPE = "trainingData";

    private TrainingDataJson() {}

    static void write(JsonLine json, TrainingData data) {
        json.writeArrayFieldStart("inputs");
        for (Inputs inputs : data.inputs()) {
            json.writeStartObject();
            json.writeStringField("name", inputs.name());
            write(json, inputs.values());
            json.writeNumberField("constantColumns", inputs.constantColumns());
            json.writeNumberField("duplicateColumns", inputs.duplicateColumns());
            write(json, "smallestColumnSpread", inputs.smallestColumnSpread());
            write(json, "largestColumnSpread", inputs.largestColumnSpread());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("targets");
        for (Targets targets : data.targets()) {
            json.writeStartObject();
            json.writeStringField("layer", targets.layer());
            json.writeStringField("loss", targets.loss());
            write(json, targets.values());
            write(json, "largestShare", targets.largestShare());
            write(json, "guessingLoss", targets.guessingLoss());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonLine json, Values values) {
        json.writeNumberField("rows", values.rows());
        json.writeNumberField("columns", values.columns());
        write(json, "mean", values.mean());
        write(json, "spread", values.spread());
        write(json, "min", values.min());
        write(json, "max", values.max());
    }

    private static void write(JsonLine json, String field, double value) {
        json.writeFieldName(field);
        TenDigits.write(json, value);
    }

    static TrainingData read(JsonFields data) {
        return new TrainingData(
                data.objects("inputs").stream().map(TrainingDataJson::inputs).toList(),
                data.objects("targets").stream().map(TrainingDataJson::targets).toList());
    }

    private static Inputs inputs(JsonFields inputs) {
        return new Inputs(
                inputs.text("name"),
                values(inputs),
                inputs.smallCount("constantColumns"),
                inputs.smallCount("duplicateColumns"),
                inputs.numberOrNaN("smallestColumnSpread"),
                inputs.numberOrNaN("largestColumnSpread"));
    }

    private static Targets targets(JsonFields targets) {
        return new Targets(
                targets.text("layer"),
                targets.text("loss"),
                values(targets),
                targets.numberOrNaN("largestShare"),
                targets.numberOrNaN("guessingLoss"));
    }

    private static Values values(JsonFields values) {
        return new Values(
                values.count("rows"),
                values.smallCount("columns"),
                values.numberOrNaN("mean"),
                values.numberOrNaN("spread"),
                values.numberOrNaN("min"),
                values.numberOrNaN("max"));
    }
}
