package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which parameters of a layer are meant.
 *
 * @param label what to call them; empty for the layer's output
 * @param wanted picks them; null for the layer's output, which has no parameter
 */
record ParameterChoice(String label, @Nullable Predicate<Parameter> wanted) {

    static final ParameterChoice KERNEL = ofRole("kernel", Parameter.Role.KERNEL);
    static final ParameterChoice BIAS = ofRole("bias", Parameter.Role.BIAS);
    static final ParameterChoice OUTPUT = new ParameterChoice("", null);

    private static ParameterChoice ofRole(String label, Parameter.Role role) {
        return new ParameterChoice(label, parameter -> parameter.role() == role);
    }

    static ParameterChoice named(String name) {
        return new ParameterChoice(
                "parameter '" + name + "'", parameter -> parameter.name().equals(name));
    }

    boolean isIn(Layer layer) {
        return wanted == null || layer.parameters().stream().anyMatch(wanted);
    }

    /** The names under which they are recorded, at least one. */
    List<String> namesIn(Layer layer) {
        if (wanted == null) {
            return List.of("");
        }
        if (!isIn(layer)) {
            throw new IllegalArgumentException(
                    "Layer '" + layer.name() + "' has no " + label + ". It has: " + parameters(layer));
        }
        return layer.parameters().stream().filter(wanted).map(Parameter::name).toList();
    }

    private static String parameters(Layer layer) {
        return layer.parameters().isEmpty()
                ? "no parameters"
                : layer.parameters().stream()
                        .map(parameter -> "'" + parameter.name() + "' ("
                                + parameter.role().name().toLowerCase(Locale.ROOT) + ")")
                        .collect(Collectors.joining(", "));
    }
}
