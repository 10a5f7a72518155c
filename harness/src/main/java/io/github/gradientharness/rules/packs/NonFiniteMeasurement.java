package io.github.gradientharness.rules.packs;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** How many values are NaN or infinite, up to the first window in which some are. */
final class NonFiniteMeasurement {

    /** AUTOTRAINER's bound of a loss that is lost. */
    private static final double LOST_LOSS = 1e3;

    private static final Set<Quantity> WEIGHTS_AND_GRADIENTS = Set.of(Quantity.GRADIENT, Quantity.PARAMETER);

    private NonFiniteMeasurement() {}

    /** In the loss and in everything that was measured. */
    static Measurement anywhere() {
        return recording -> readings(recording, window -> true, series -> true, true);
    }

    /** In gradients and parameters, in windows whose loss is not finite or at least 1000. */
    static Measurement whereTheLossIsLost() {
        return recording -> readings(
                recording,
                NonFiniteMeasurement::isLost,
                series -> WEIGHTS_AND_GRADIENTS.contains(series.quantity()),
                false);
    }

    private static boolean isLost(Window window) {
        return window.loss().nonFinite() > 0 || window.loss().max() >= LOST_LOSS;
    }

    private static Readings readings(
            Recording recording, Predicate<Window> counts, Predicate<Series> which, boolean withLoss) {
        List<Reading> readings = new ArrayList<>();
        for (Window window : recording.windows()) {
            List<Series> bad = window.series().entrySet().stream()
                    .filter(entry ->
                            which.test(entry.getKey()) && entry.getValue().nonFinite() > 0)
                    .map(Map.Entry::getKey)
                    .toList();
            long number = (withLoss ? window.loss().nonFinite() : 0)
                    + bad.stream()
                            .flatMap(key -> window.summary(key).stream())
                            .mapToLong(Summary::nonFinite)
                            .sum();
            readings.add(new Reading(place(recording, bad), window, number, counts.test(window)));
            if (number > 0 && counts.test(window)) {
                break;
            }
        }
        return Readings.of(readings, "no iteration was recorded");
    }

    /** The bad layer nearest to the output: the gradient comes from there. */
    private static String place(Recording recording, List<Series> bad) {
        int nearest = bad.stream().mapToInt(Series::layer).max().orElse(-1);
        return recording.header().model().layers().stream()
                .filter(layer -> layer.index() == nearest)
                .map(Layer::name)
                .findFirst()
                .orElse(LossCourse.PLACE);
    }
}
