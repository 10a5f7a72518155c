package io.github.gradientharness.sample.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * What the independent study found for one network: an implementation in numpy and PyTorch, checked against autograd, with 64
 * to 256 seeds.
 *
 * @param seeds how many
 * @param learned number of seeds with a test accuracy above 0.7 after 500 epochs
 * @param accuracy the study's own numbers, by name
 */
record Reference(int seeds, int learned, JsonNode accuracy) {

    private static final JsonNode ACCURACIES = read("tutorial-accuracy.json").get("models");
    private static final JsonNode GRADIENTS = read("tutorial-gradients.json").get("models");
    private static final Pattern QUARTILES = Pattern.compile("([\\d.]+) \\[([\\d.]+),([\\d.]+)]");

    /** Median and quartiles of a number over seeds. */
    record Quartiles(double lower, double median, double upper) {}

    static Reference of(Experiment experiment) {
        JsonNode found = StreamSupport.stream(ACCURACIES.spliterator(), false)
                .filter(model -> model.get("model").asText().equals(experiment.reference()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The study has no " + experiment.reference()));
        int seeds = found.get("S").asInt();
        return new Reference(seeds, (int) Math.round(found.get("learned500").asDouble() * seeds), found);
    }

    /** Share of seeds that learn. */
    double share() {
        return (double) learned / seeds;
    }

    /** Quartiles of an accuracy: train100, test100, train500 or test500. */
    Quartiles accuracy(String name) {
        Matcher matcher = QUARTILES.matcher(accuracy.get(name).asText());
        if (!matcher.matches()) {
            throw new IllegalStateException("No quartiles: " + accuracy.get(name));
        }
        return new Quartiles(
                Double.parseDouble(matcher.group(2)),
                Double.parseDouble(matcher.group(1)),
                Double.parseDouble(matcher.group(3)));
    }

    /** Quartiles of each layer's mean absolute gradient in an epoch; empty where the study did not measure it. */
    static List<Quartiles> gradients(Experiment experiment, int epoch) {
        JsonNode measured = GRADIENTS.path(experiment.reference()).path("ep" + epoch);
        return IntStream.range(0, measured.path("mean_abs").size())
                .mapToObj(layer -> new Quartiles(
                        measured.get("q25").get(layer).asDouble(),
                        measured.get("mean_abs").get(layer).asDouble(),
                        measured.get("q75").get(layer).asDouble()))
                .toList();
    }

    /** Share of all seeds' layers whose kernel gets no gradient at all in an epoch; NaN where the study did not measure it. */
    static double deadLayers(Experiment experiment, int epoch) {
        return GRADIENTS
                .path(experiment.reference())
                .path("ep" + epoch)
                .path("allzero_layer_share")
                .asDouble(Double.NaN);
    }

    private static JsonNode read(String file) {
        try (InputStream stream = Reference.class.getResourceAsStream("/tutorial/" + file)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(stream, file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
