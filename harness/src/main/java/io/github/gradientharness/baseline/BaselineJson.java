package io.github.gradientharness.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** A baseline from its JSON; what no training can be like is refused by an {@link IllegalArgumentException} that says so. */
final class BaselineJson {

    /** A layer's share is one of the largest layer's. */
    private static final double LARGEST_SHARE = 1;

    /** Decimal logarithms of shares lie between -324 and 0, and can't spread further. */
    private static final double LARGEST_SPREAD = 324;

    private BaselineJson() {}

    static GradientBaseline read(JsonNode root) {
        List<FrozenTraining> trainings = list(root, "trainings", BaselineJson::training);
        Set<TrainingKey> keys = new HashSet<>();
        for (FrozenTraining training : trainings) {
            if (!keys.add(training.key())) {
                throw new IllegalArgumentException(
                        "the training " + Quoted.text(training.key().toString())
                                + " stands there twice. If that was left by a merge, take one of them");
            }
        }
        return new GradientBaseline(trainings);
    }

    private static FrozenTraining training(JsonNode node) {
        TrainingKey key = new TrainingKey(text(node, "suite"), text(node, "test"), count(node, "number"));
        List<FrozenLayer> layers = list(node, "layers", BaselineJson::layer);
        Set<String> names = new HashSet<>();
        for (FrozenLayer layer : layers) {
            if (!names.add(layer.layer())) {
                throw new IllegalArgumentException("the layer " + Quoted.text(layer.layer()) + " of the training "
                        + Quoted.text(key.toString()) + " stands there twice");
            }
        }
        return new FrozenTraining(key, count(node, "seeds"), layers, list(node, "findings", BaselineJson::finding));
    }

    private static FrozenLayer layer(JsonNode node) {
        String name = text(node, "layer");
        if (!node.has("share")) {
            throw new IllegalArgumentException("the layer " + Quoted.text(name) + " has no \"share\"");
        }
        return new FrozenLayer(name, number(node, "share", LARGEST_SHARE), number(node, "spread", LARGEST_SPREAD));
    }

    private static FrozenFinding finding(JsonNode node) {
        return new FrozenFinding(text(node, "rule"), text(node, "layer"), severity(node), expected(node));
    }

    private static Severity severity(JsonNode node) {
        String severity = text(node, "severity");
        return Arrays.stream(Severity.values())
                .filter(known -> known.name().equals(severity.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"severity\" should be one of "
                        + Arrays.toString(Severity.values()) + " and is " + Quoted.text(severity)));
    }

    private static boolean expected(JsonNode node) {
        JsonNode value = node.path("expected");
        if (!value.isBoolean() && !value.isMissingNode()) {
            throw new IllegalArgumentException("\"expected\" should be true or false and is " + Quoted.value(value));
        }
        return value.asBoolean(false);
    }

    /** Where it stands, a whole number from 1; elsewhere 1. */
    private static int count(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !(value.isInt() && value.asInt() >= 1)) {
            throw new IllegalArgumentException(
                    "\"" + field + "\" should be a whole number from 1 and is " + Quoted.value(value));
        }
        return value.asInt(1);
    }

    /** NaN where there is none. */
    private static double number(JsonNode node, String field, double largest) {
        JsonNode value = node.path(field);
        if (value.isNull() || value.isMissingNode()) {
            return Double.NaN;
        }
        double number = value.isNumber() ? value.asDouble() : Double.NaN;
        if (!(number >= 0 && number <= largest)) {
            throw new IllegalArgumentException("\"" + field + "\" should be a number from 0 to " + (int) largest
                    + " and is " + Quoted.value(value));
        }
        return number;
    }

    private static String text(JsonNode node, String field) {
        if (!node.path(field).isTextual()) {
            throw new IllegalArgumentException("an entry has no text \"" + field + "\"");
        }
        return node.path(field).asText();
    }

    private static <T> List<T> list(JsonNode node, String field, Function<JsonNode, T> read) {
        if (!node.path(field).isArray()) {
            throw new IllegalArgumentException("an entry has no list \"" + field + "\"");
        }
        List<T> values = new ArrayList<>();
        node.path(field).forEach(value -> values.add(read.apply(value)));
        return values;
    }
}
