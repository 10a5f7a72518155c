package io.github.gradientharness.instrument.samediff;

import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Parameter.Role;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Names layers by their variables: what all of them begin with ("hidden1/W" and "hidden1/b", or "hidden1_W" and
 * "hidden1_b", are "hidden1"), or else the kernel's name.
 */
final class LayerNames {

    private LayerNames() {}

    static List<String> of(List<GraphLayer> layers) {
        List<String> stems = layers.stream().map(LayerNames::stem).toList();
        return IntStream.range(0, layers.size())
                .mapToObj(i -> stems.get(i).isEmpty() || Collections.frequency(stems, stems.get(i)) > 1
                        ? kernel(layers.get(i))
                        : stems.get(i))
                .toList();
    }

    private static String stem(GraphLayer layer) {
        boolean single = layer.parameters().size() == 1;
        Set<String> stems = layer.parameters().stream()
                .map(parameter -> stem(parameter.name(), single ? "/" : "/._-"))
                .collect(Collectors.toSet());
        return stems.size() == 1 ? stems.iterator().next() : "";
    }

    private static String stem(String name, String separators) {
        int end = separators.chars().map(name::lastIndexOf).max().orElse(-1);
        return name.substring(0, Math.max(0, end));
    }

    private static String kernel(GraphLayer layer) {
        return layer.parameters().stream()
                .filter(parameter -> parameter.role() == Role.KERNEL)
                .findFirst()
                .map(Parameter::name)
                .orElse(layer.parameters().get(0).name());
    }
}
