package io.github.gradientharness.recording.file;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A model's description as JSON. */
final class ModelJson {

    private ModelJson() {}

    static void write(JsonLine json, Model model) {
        json.writeObjectFieldStart("model");
        json.writeStringField("name", model.name());
        json.writeStringField("kind", model.kind());
        json.writeStringField("updater", model.updater());
        json.writeNumberField("parameters", model.parameterCount());
        json.writeArrayFieldStart("layers");
        for (Layer layer : model.layers()) {
            writeLayer(json, layer);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeLayer(JsonLine json, Layer layer) {
        json.writeStartObject();
        json.writeStringField("name", layer.name());
        json.writeStringField("type", layer.type());
        json.writeStringField("activation", layer.activation());
        json.writeNumberField("fanIn", layer.fanIn());
        json.writeNumberField("units", layer.units());
        if (layer.follows() >= 0) {
            json.writeNumberField("follows", layer.follows());
        }
        json.writeArrayFieldStart("parameters");
        for (Parameter parameter : layer.parameters()) {
            json.writeStartObject();
            json.writeStringField("name", parameter.name());
            json.writeStringField("role", parameter.role().name());
            json.writeArrayFieldStart("shape");
            for (long dimension : parameter.shape()) {
                json.writeNumber(dimension);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static Model read(JsonFields model) {
        List<Layer> layers = new ArrayList<>();
        for (JsonFields layer : model.objects("layers")) {
            layers.add(new Layer(
                    layers.size(),
                    layer.text("name"),
                    layer.text("type"),
                    layer.text("activation"),
                    layer.count("fanIn"),
                    layer.count("units"),
                    layer.objects("parameters").stream()
                            .map(ModelJson::parameter)
                            .toList(),
                    layer.has("follows") ? layer.smallCount("follows") : Layer.UNKNOWN));
        }
        return new Model(
                model.text("name"), model.text("kind"), layers, model.text("updater"), model.count("parameters"));
    }

    private static Parameter parameter(JsonFields parameter) {
        List<Long> shape = parameter.list("shape").stream()
                .map(dimension -> dimension instanceof Number number ? number.longValue() : 0L)
                .toList();
        return new Parameter(parameter.text("name"), role(parameter.text("role")), shape);
    }

    private static Parameter.Role role(String name) {
        return Arrays.stream(Parameter.Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElse(Parameter.Role.OTHER);
    }
}
