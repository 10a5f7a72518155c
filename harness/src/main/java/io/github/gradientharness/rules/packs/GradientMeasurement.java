package io.github.gradientharness.rules.packs;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How large gradients are and how their size develops. A tensor that holds a non-finite element is left out. */
final class GradientMeasurement {

    /** TheDeepChecker's {@code window_size} of 5 sizes gives four ratios. */
    private static final int RATIOS = 4;

    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    private GradientMeasurement() {}

    /** The mean absolute gradient of each tensor, in the windows looked at. */
    static Measurement meanAbsolute(Function<Recording, List<Tensor>> tensors, Predicate<Window> when) {
        return recording -> {
            List<Reading> readings = new ArrayList<>();
            for (Tensor tensor : tensors.apply(recording)) {
                recording.windows().stream()
                        .filter(when)
                        .forEach(window -> tensor.finite(window, Quantity.GRADIENT)
                                .ifPresent(summary -> readings.add(
                                        new Reading(tensor.layer().name(), window, summary.meanAbsolute()))));
            }
            return Readings.of(
                    readings, "no finite gradient was measured in the iterations it looks at; train for longer");
        };
    }

    /** The largest of the last four ratios of a kernel's mean absolute gradient to that of the window before. */
    static Measurement slowestDecay() {
        return recording -> trend(
                recording,
                ratios -> IntStream.range(0, RATIOS)
                        .mapToDouble(ratios::get)
                        .max()
                        .orElseThrow());
    }

    /** The smallest of the last four ratios of a kernel's mean absolute gradient to that of the window before. */
    static Measurement slowestGrowth() {
        return recording -> trend(
                recording,
                ratios -> IntStream.range(0, RATIOS)
                        .mapToDouble(ratios::get)
                        .min()
                        .orElseThrow());
    }

    private static Readings trend(Recording recording, ToDoubleFunction<List<Double>> choice) {
        List<Reading> readings = new ArrayList<>();
        for (Tensor tensor : Tensor.kernels(recording)) {
            List<Window> windows = recording.windows().stream()
                    .filter(window -> tensor.finite(window, Quantity.GRADIENT).isPresent())
                    .toList();
            List<Double> sizes = windows.stream()
                    .flatMap(window -> tensor.finite(window, Quantity.GRADIENT).stream())
                    .map(Summary::meanAbsolute)
                    .toList();
            for (int i = RATIOS; i < windows.size(); i++) {
                if (CheckTimes.isEveryTenth(windows.get(i))) {
                    double actual = choice.applyAsDouble(ratiosBefore(sizes, i));
                    readings.add(new Reading(tensor.layer().name(), windows.get(i), actual));
                }
            }
        }
        return Readings.of(
                readings,
                "it needs five windows with a finite kernel gradient, the last of them after iteration 10;"
                        + " train for longer or record one window an iteration");
    }

    private static List<Double> ratiosBefore(List<Double> sizes, int last) {
        return IntStream.range(last - RATIOS, last)
                .mapToObj(i -> sizes.get(i + 1) / sizes.get(i))
                .toList();
    }

    /** The 95th less the 5th percentile of each kernel's gradient in the first ten iterations. */
    static Measurement initialSpread() {
        return recording -> {
            List<Reading> readings = new ArrayList<>();
            for (Tensor tensor : Tensor.kernels(recording)) {
                recording.windows().stream()
                        .filter(CheckTimes::isAtStart)
                        .forEach(window -> tensor.distribution(window, Quantity.GRADIENT)
                                .ifPresent(gradient ->
                                        readings.add(new Reading(tensor.layer().name(), window, spread(gradient)))));
            }
            return Readings.of(
                    readings,
                    "no distribution of a kernel gradient was measured in the first ten iterations;"
                            + " record with the preset standard or full");
        };
    }

    private static double spread(Distribution gradient) {
        return gradient.quantile(HIGH) - gradient.quantile(LOW);
    }
}
