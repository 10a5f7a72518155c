package io.github.gradientharness.baseline;

import io.github.gradientharness.verdict.Severity;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A baseline from its JSON; what no training can be like is refused by an {@link IllegalArgumentException} that says so. */
final class BaselineJson {

    /** A layer's share is one of the largest layer's. */
    private static final double LARGEST_SHARE = 1;

    /** Decimal logarithms of shares lie between -324 and 0, and can't spread further. */
    private static final double LARGEST_SPREAD = 324;

    private BaselineJson() {}

    static GradientBaseline read(Map<?, ?> root) {
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

    private static FrozenTraining training(Map<?, ?> node) {
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

    private static FrozenLayer layer(Map<?, ?> node) {
        String name = text(node, "layer");
        if (!node.containsKey("share")) {
            throw new IllegalArgumentException("the layer " + Quoted.text(name) + " has no \"share\"");
        }
        return new FrozenLayer(name, number(node, "share", LARGEST_SHARE), number(node, "spread", LARGEST_SPREAD));
    }

    private static FrozenFinding finding(Map<?, ?> node) {
        return new FrozenFinding(text(node, "rule"), text(node, "layer"), severity(node), expected(node));
    }

    private static Severity severity(Map<?, ?> node) {
        String severity = text(node, "severity");
        return Arrays.stream(Severity.values())
                .filter(known -> known.name().equals(severity.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"severity\" should be one of "
                        + Arrays.toString(Severity.values()) + " and is " + Quoted.text(severity)));
    }

    private static boolean expected(Map<?, ?> node) {
        Object value = node.containsKey("expected") ? node.get("expected") : false;
        if (value instanceof Boolean expected) {
            return expected;
        }
        throw new IllegalArgumentException("\"expected\" should be true or false and is " + Quoted.value(value));
    }

    /** Where it stands, a whole number from 1; elsewhere 1. */
    private static int count(Map<?, ?> node, String field) {
        Object value = node.containsKey(field) ? node.get(field) : 1L;
        if (value instanceof Long count && count >= 1 && count <= Integer.MAX_VALUE) {
            return count.intValue();
        }
        throw new IllegalArgumentException(
                "\"" + field + "\" should be a whole number from 1 and is " + Quoted.value(value));
    }

    /** NaN where there is none. */
    private static double number(Map<?, ?> node, String field, double largest) {
        Object value = node.get(field);
        if (value == null) {
            return Double.NaN;
        }
        double number = value instanceof Number read ? read.doubleValue() : Double.NaN;
        if (!(number >= 0 && number <= largest)) {
            throw new IllegalArgumentException("\"" + field + "\" should be a number from 0 to " + (int) largest
                    + " and is " + Quoted.value(value));
        }
        return number;
    }

    private static String text(Map<?, ?> node, String field) {
        if (node.get(field) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("an entry has no text \"" + field + "\"");
    }

    private static <T> List<T> list(Map<?, ?> node, String field, Function<Map<?, ?>, T> read) {
        if (node.get(field) instanceof List<?> list) {
            return list.stream()
                    .map(value -> read.apply(value instanceof Map<?, ?> object ? object : Map.of()))
                    .toList();
        }
        throw new IllegalArgumentException("an entry has no list \"" + field + "\"");
    }
}
