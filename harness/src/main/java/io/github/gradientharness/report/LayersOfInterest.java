package io.github.gradientharness.report;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

    static boolean isSick(Training training, Layer layer) {
        return sick(training).contains(layer.name());
    }

    /** Those of the layers that are sick, at most two, then the first and the last. */
    static List<LayerSeries> of(Training training, List<LayerSeries> layers) {
        if (layers.isEmpty()) {
            return List.of();
        }
        Set<LayerSeries> chosen = new LinkedHashSet<>();
        sick(training).stream()
                .flatMap(name ->
                        layers.stream().filter(series -> series.layer().name().equals(name)))
                .limit(MOST_SICK)
                .forEach(chosen::add);
        chosen.add(layers.get(0));
        chosen.add(layers.get(layers.size() - 1));
        return List.copyOf(chosen);
    }
}
