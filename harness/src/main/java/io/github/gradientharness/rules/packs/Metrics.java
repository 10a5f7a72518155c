package io.github.gradientharness.rules.packs;

import io.github.gradientharness.recording.MetricPoint;
import io.github.gradientharness.recording.Recording;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** The metrics that some rules need, by the names under which users give them; case, {@code _} and {@code -} are alike. */
enum Metrics {
    TRAINING_ACCURACY("train accuracy", "training accuracy", "accuracy", "acc"),
    VALIDATION_ACCURACY("validation accuracy", "test accuracy", "val accuracy", "val acc"),
    VALIDATION_LOSS("validation loss", "test loss", "val loss");

    private final Set<String> names;

    Metrics(String... names) {
        this.names = Set.of(names);
    }

    /** Every finite value, in the order in which they came. */
    List<MetricPoint> points(Recording recording) {
        return recording.metrics().stream()
                .filter(point -> Double.isFinite(point.value()))
                .filter(point -> names.contains(
                        point.name().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ')))
                .toList();
    }

    /** The last value of each epoch that has one, in order; what was measured before training is left out. */
    List<Double> byEpoch(Recording recording) {
        TreeMap<Integer, Double> last = new TreeMap<>();
        points(recording).stream()
                .filter(point -> point.epoch() > 0)
                .forEach(point -> last.put(point.epoch(), point.value()));
        return List.copyOf(last.values());
    }
}
