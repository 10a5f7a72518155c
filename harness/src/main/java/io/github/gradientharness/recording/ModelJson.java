package io.github.gradientharness.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A model's description as JSON. */
final class ModelJson {

    private ModelJson() {}

    static ObjectNode write(Model model) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", model.name());
        node.put("kind", model.kind());
        node.put("updater", model.updater());
        node.put("parameters", model.parameterCount());
        ArrayNode layers = node.putArray("layers");
        model.layers().forEach(layer -> writeLayer(layers.addObject(), layer));
        return node;
    }

    private static void writeLayer(ObjectNode node, Layer layer) {
        node.put("name", layer.name());
        node.put("type", layer.type());
        node.put("activation", layer.activation());
        node.put("fanIn", layer.fanIn());
        node.put("units", layer.units());
        ArrayNode parameters = node.putArray("parameters");
        for (Parameter parameter : layer.parameters()) {
            ObjectNode child = parameters.addObject();
            child.put("name", parameter.name());
            child.put("role", parameter.role().name());
            ArrayNode shape = child.putArray("shape");
            parameter.shape().forEach(shape::add);
        }
    }

    static Model read(JsonNode node) {
        List<Layer> layers = new ArrayList<>();
        for (JsonNode layer : JsonFields.array(node, "layers")) {
            layers.add(readLayer(layer, layers.size()));
        }
        return new Model(
                JsonFields.text(node, "name"),
                JsonFields.text(node, "kind"),
                layers,
                JsonFields.text(node, "updater"),
                JsonFields.count(node, "parameters"));
    }

    private static Layer readLayer(JsonNode node, int index) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode parameter : JsonFields.array(node, "parameters")) {
            parameters.add(readParameter(parameter));
        }
        return new Layer(
                index,
                JsonFields.text(node, "name"),
                JsonFields.text(node, "type"),
                JsonFields.text(node, "activation"),
                JsonFields.count(node, "fanIn"),
                JsonFields.count(node, "units"),
                parameters);
    }

    private static Parameter readParameter(JsonNode node) {
        List<Long> shape = new ArrayList<>();
        JsonFields.array(node, "shape").forEach(dimension -> shape.add(dimension.asLong()));
        return new Parameter(JsonFields.text(node, "name"), role(JsonFields.text(node, "role")), shape);
    }

    private static Parameter.Role role(String name) {
        return Arrays.stream(Parameter.Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElse(Parameter.Role.OTHER);
    }
}
