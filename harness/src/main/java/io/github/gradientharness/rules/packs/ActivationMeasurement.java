package io.github.gradientharness.rules.packs;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What layers put out. Windows in which a layer's output was not measured, or is not finite, are left out. */
final class ActivationMeasurement {

    private static final String RECORD = "; record with the preset standard or full";

    /** A sigmoid's output at SageMaker Debugger's lower bound of its input, -23. */
    private static final double SIGMOID_FLOOR = 1 / (1 + Math.exp(23));

    private ActivationMeasurement() {}

    /** One number of a layer in a window; empty if it was not measured. */
    @FunctionalInterface
    private interface Look {
        OptionalDouble at(Layer layer, Window window);
    }

    /**
     * The share of a ReLU layer's units that are off for more than the given share of the samples.
     *
     * <p>The recording counts units in steps of an eighth of a power of two: at 0.99 those count that are off for every
     * sample, at 0.95 those off for at least 15/16 of the samples. Of a window with several measured iterations it is the
     * share of the units of all of them.
     */
    static Measurement inactiveUnits(Predicate<Layer> kind, String kindName, double share, Predicate<Window> when) {
        return recording -> readings(
                recording,
                kind,
                kindName,
                when,
                (layer, window) -> window.units(new UnitSeries(layer.index(), "", UnitSeries.Statistic.ZERO_SHARE))
                        .map(units -> shareOf(units.values(), off -> off > share))
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty()));
    }

    /** The share of a tanh or sigmoid layer's output that lies at the end of the function's range. */
    static Measurement atEndOfRange() {
        return recording -> readings(
                recording,
                Activations::saturates,
                "layer of tanh or sigmoid",
                window -> true,
                (layer, window) -> distribution(layer, window, activation -> shareOf(activation, isAtEnd(layer))));
    }

    /** From about 9 (tanh) and 17 (sigmoid) on, the output as a float is 1. */
    private static DoublePredicate isAtEnd(Layer layer) {
        return Activations.isSigmoid(layer)
                ? value -> value >= 1 || value <= SIGMOID_FLOOR
                : value -> Math.abs(value) >= 1;
    }

    /** The mean distance of a tanh or sigmoid layer's output from the middle of the range, over half the range. */
    static Measurement distanceFromMiddle(Predicate<Layer> kind, Predicate<Window> when) {
        return recording -> readings(
                recording,
                kind,
                "hidden layer of tanh or sigmoid",
                when,
                (layer, window) -> Activations.isSigmoid(layer)
                        ? distribution(layer, window, ActivationMeasurement::distanceFromHalf)
                        : finite(layer, window).stream()
                                .mapToDouble(Summary::meanAbsolute)
                                .findFirst());
    }

    private static double distanceFromHalf(Distribution activation) {
        return mean(activation, value -> Math.abs(2 * Math.max(0, Math.min(1, value)) - 1));
    }

    /** The largest over the smallest ReLU layer's mean square output, in the first ten iterations. */
    static Measurement initialSpreadOverLayers() {
        return recording -> {
            List<Layer> layers = recording.header().model().layers();
            List<Layer> rectified = layers.stream().filter(Activations::isRelu).toList();
            if (rectified.size() < 2) {
                return Activations.nothingToAsk(layers, "two layers of ReLU to compare");
            }
            List<Reading> readings = new ArrayList<>();
            recording.windows().stream()
                    .filter(CheckTimes::isAtStart)
                    .forEach(window -> spread(rectified, window, readings));
            return Readings.of(
                    readings,
                    "the outputs of two layers of ReLU were not measured in the first ten iterations" + RECORD);
        };
    }

    private static void spread(List<Layer> layers, Window window, List<Reading> readings) {
        List<Layer> measured = layers.stream()
                .filter(layer -> !finite(layer, window).isEmpty())
                .toList();
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        String place = "";
        for (Layer layer : measured) {
            double rms = finite(layer, window).get(0).rms();
            largest = Math.max(largest, rms);
            if (rms < smallest) {
                smallest = rms;
                place = layer.name();
            }
        }
        if (measured.size() > 1) {
            readings.add(new Reading(place, window, largest / smallest * (largest / smallest)));
        }
    }

    private static Readings readings(
            Recording recording, Predicate<Layer> kind, String kindName, Predicate<Window> when, Look look) {
        List<Layer> layers = recording.header().model().layers();
        List<Layer> asked = layers.stream().filter(kind).toList();
        if (asked.isEmpty()) {
            return Activations.nothingToAsk(layers, kindName);
        }
        List<Reading> readings = new ArrayList<>();
        for (Layer layer : asked) {
            recording.windows().stream()
                    .filter(when)
                    .forEach(window -> look.at(layer, window)
                            .ifPresent(actual -> readings.add(new Reading(layer.name(), window, actual))));
        }
        return Readings.of(
                readings, "no output of a " + kindName + " was measured in the iterations it looks at" + RECORD);
    }

    private static List<Summary> finite(Layer layer, Window window) {
        return window.summary(new Series(layer.index(), "", Quantity.ACTIVATION)).stream()
                .filter(summary -> summary.count() > 0 && summary.nonFinite() == 0)
                .toList();
    }

    private static OptionalDouble distribution(Layer layer, Window window, ToDoubleFunction<Distribution> statistic) {
        return window.distribution(new Series(layer.index(), "", Quantity.ACTIVATION)).stream()
                .mapToDouble(statistic)
                .findFirst();
    }

    private static double shareOf(Distribution values, DoublePredicate condition) {
        return mean(values, value -> condition.test(value) ? 1 : 0);
    }

    /** NaN if nothing was counted. */
    private static double mean(Distribution values, DoubleUnaryOperator function) {
        int[] steps = values.steps();
        long[] counts = values.counts();
        double sum = IntStream.range(0, steps.length)
                .mapToDouble(i -> counts[i] * function.applyAsDouble(Distribution.middle(steps[i])))
                .sum();
        return sum / values.count();
    }
}
