package io.github.gradientharness.report.figure;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.report.series.LayerSeries;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which layers a reader looks at first: the sick ones, worst first, then the first and the last. */
final class LayersOfInterest {

    private static final int MOST_SICK = 2;

    private LayersOfInterest() {}

    /** Names of the layers that some finding is about, worst first. */
    static List<String> sick(Training training) {
        return training.diagnosis().findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(Finding::layer)
                .distinct()
                .toList();
    }

    /** Names of the layers that some finding is about that judges this quantity: only these are marked in its charts. */
    static List<String> judgedBy(Training training, Quantity quantity) {
        return training.diagnosis().findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .filter(finding -> finding.judgedQuantity().equals(Optional.of(quantity)))
                .map(Finding::layer)
                .distinct()
                .toList();
    }

    /** Whether a layer is to be marked in charts of a quantity. */
    static boolean isSick(Training training, Layer layer, Quantity quantity) {
        return judgedBy(training, quantity).contains(layer.name());
    }

    /** Those of the layers that are sick, at most two, then the first and the last. */
    static List<LayerSeries> of(Training training, List<LayerSeries> layers) {
        return of(training, layers, LayerSeries::layer);
    }

    /** The same of anything that belongs to a layer. */
    static <T> List<T> of(Training training, List<T> layers, Function<T, Layer> layerOf) {
        if (layers.isEmpty()) {
            return List.of();
        }
        Set<T> chosen = new LinkedHashSet<>();
        sick(training).stream()
                .flatMap(name ->
                        layers.stream().filter(one -> layerOf.apply(one).name().equals(name)))
                .limit(MOST_SICK)
                .forEach(chosen::add);
        chosen.add(layers.get(0));
        chosen.add(layers.get(layers.size() - 1));
        return List.copyOf(chosen);
    }
}
