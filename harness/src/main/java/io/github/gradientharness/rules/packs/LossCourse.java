package io.github.gradientharness.rules.packs;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.MetricPoint;
import io.github.gradientharness.recording.Window;
import java.util.ArrayList;
import java.util.List;

/** How the loss develops. A window's loss is the mean of its finite losses. */
final class LossCourse {

    static final String PLACE = "loss";
    private static final int STEPS = 10;

    private LossCourse() {}

    /** For how many of the first ten iterations the loss has been no lower than before. */
    static Measurement longestPlateauAtStart() {
        return recording -> {
            List<Window> windows =
                    recording.windows().stream().filter(CheckTimes::isAtStart).toList();
            List<Reading> readings = new ArrayList<>();
            double lowest = Double.POSITIVE_INFINITY;
            long lowestAt = 0;
            for (Window window : windows) {
                long step = Math.min(window.toIteration(), STEPS);
                if (window.loss().mean() < lowest) {
                    lowest = window.loss().mean();
                    lowestAt = step;
                }
                readings.add(new Reading(PLACE, window, step - lowestAt));
            }
            return windows.size() > 1 && Double.isFinite(lowest)
                    ? Readings.of(readings, "")
                    : Readings.missing("it needs two windows with a loss in the first ten iterations;"
                            + " train for longer or record one window an iteration");
        };
    }

    /** By which share of itself the loss has fallen since at least ten iterations before. */
    static Measurement decreaseOverTenSteps() {
        return recording -> {
            List<Window> windows = recording.windows().stream()
                    .filter(window -> window.loss().finiteCount() > 0)
                    .toList();
            List<Reading> readings = new ArrayList<>();
            Window before = windows.isEmpty() ? null : windows.get(0);
            for (Window window : windows) {
                if (before != null && window.toIteration() - before.toIteration() >= STEPS) {
                    double old = before.loss().mean();
                    readings.add(new Reading(PLACE, window, (old - window.loss().mean()) / Math.abs(old)));
                    before = window;
                }
            }
            return Readings.of(readings, "no two windows with a loss are ten iterations apart; train for longer");
        };
    }

    /** By which share of the training loss the validation loss is above it. */
    static Measurement validationOverTraining() {
        return recording -> {
            List<Reading> readings = new ArrayList<>();
            for (MetricPoint point : Metrics.VALIDATION_LOSS.points(recording)) {
                recording.windows().stream()
                        .filter(window -> window.fromIteration() <= point.iteration())
                        .reduce((earlier, later) -> later)
                        .ifPresent(window -> readings.add(new Reading(
                                PLACE,
                                window,
                                (point.value() - window.loss().mean())
                                        / window.loss().mean())));
            }
            return Readings.of(
                    readings,
                    "no validation loss was recorded next to a training loss;"
                            + " call recorder.metric(\"validation loss\", value) after each epoch");
        };
    }

    /** The distance of the first loss from ln C, over ln C, for a classifier of C classes. */
    static Measurement initialDistanceFromChance() {
        return recording -> {
            List<Layer> layers = recording.header().model().layers();
            List<Layer> known = layers.stream().filter(Activations::isKnown).toList();
            Layer output = known.isEmpty() ? null : known.get(known.size() - 1);
            long classes = output == null ? 0 : classes(output);
            if (classes < 2) {
                return Activations.nothingToAsk(layers, "softmax or single sigmoid as its output");
            }
            double chance = Math.log(classes);
            List<Reading> first = recording.windows().stream()
                    .filter(window -> window.fromIteration() == 1)
                    .map(window ->
                            new Reading(PLACE, window, Math.abs(window.loss().mean() - chance) / chance))
                    .toList();
            return Readings.of(first, "the loss of the first iteration was not recorded, or is not finite");
        };
    }

    private static long classes(Layer output) {
        if (Activations.isSoftmax(output)) {
            return output.units();
        }
        return Activations.isSigmoid(output) && output.units() == 1 ? 2 : 0;
    }
}
