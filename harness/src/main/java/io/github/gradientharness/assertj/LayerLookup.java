package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Layer;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds layers; where there is none, the error lists those there are. */
final class LayerLookup {

    private LayerLookup() {}

    /** The first of the layers that fits. */
    static Layer one(List<Layer> layers, Predicate<Layer> wanted, String what, String within) {
        return some(layers, wanted, what, within).get(0);
    }

    /** All layers that fit, at least one. */
    static List<Layer> some(List<Layer> layers, Predicate<Layer> wanted, String what, String within) {
        List<Layer> found = layers.stream().filter(wanted).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("There is no layer " + what + within + ". There are: " + names(layers));
        }
        return found;
    }

    /** All layers of a kind, at least one. */
    static List<Layer> ofType(List<Layer> layers, String type) {
        List<Layer> found =
                layers.stream().filter(layer -> layer.type().equals(type)).toList();
        if (found.isEmpty()) {
            String kinds = layers.stream().map(Layer::type).distinct().collect(Collectors.joining(", "));
            throw new IllegalArgumentException("There is no layer of type '" + type + "'. There are: " + kinds);
        }
        return found;
    }

    static Predicate<Layer> named(String name) {
        return layer -> layer.name().equals(name);
    }

    static Predicate<Layer> at(int index) {
        return layer -> layer.index() == index;
    }

    /** Names in which {@code *} stands for any characters and {@code ?} for one. */
    static Predicate<Layer> matching(String wildcards) {
        String regex = Pattern.compile("[*?]|[^*?]+")
                .matcher(wildcards)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group()) {
                            case "*" -> ".*";
                            case "?" -> ".";
                            default -> Pattern.quote(match.group());
                        }));
        Predicate<String> matches = Pattern.compile(regex, Pattern.DOTALL).asMatchPredicate();
        return layer -> matches.test(layer.name());
    }

    private static String names(List<Layer> layers) {
        return layers.isEmpty()
                ? "none"
                : layers.stream()
                        .map(layer -> layer.index() + " '" + layer.name() + "'")
                        .collect(Collectors.joining(", "));
    }
}
