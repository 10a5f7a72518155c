package io.github.gradientharness.rules.packs;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How far kernels move in a step. A tensor that holds a non-finite element is left out. */
final class UpdateMeasurement {

    /** Three steps, as SageMaker Debugger compares them, have two updates between them. */
    private static final int UPDATES = 2;

    private static final double ABSOLUTE_TOLERANCE = 1e-8;
    private static final double RELATIVE_TOLERANCE = 1e-5;
    private static final String MISSING =
            "updates and parameters of no kernel were measured in the iterations it looks at; train for longer";

    private UpdateMeasurement() {}

    /**
     * The mean absolute update over the mean absolute parameter of each kernel.
     *
     * @param epsilon is added to the divisor; if it is 0, kernels of zeros are left out
     */
    static Measurement relative(double epsilon, Predicate<Window> when) {
        return recording -> {
            List<Reading> readings = new ArrayList<>();
            for (Tensor kernel : Tensor.kernels(recording)) {
                for (Window window : recording.windows().stream().filter(when).toList()) {
                    kernel.finite(window, Quantity.UPDATE)
                            .ifPresent(update -> kernel.finite(window, Quantity.PARAMETER)
                                    .map(parameter -> parameter.meanAbsolute() + epsilon)
                                    .filter(size -> size > 0)
                                    .ifPresent(size -> readings.add(
                                            new Reading(kernel.layer().name(), window, update.meanAbsolute() / size))));
                }
            }
            return Readings.of(readings, MISSING);
        };
    }

    /**
     * The largest update of any element of a kernel over three steps, over the tolerance of numpy's {@code allclose}
     * (1e-8 + 1e-5 |w|) for an element of mean size.
     */
    static Measurement overTolerance() {
        return recording -> {
            List<Reading> readings = new ArrayList<>();
            for (Tensor kernel : Tensor.kernels(recording)) {
                overTolerance(kernel, recording, readings);
            }
            return Readings.of(readings, MISSING);
        };
    }

    private static void overTolerance(Tensor kernel, Recording recording, List<Reading> readings) {
        Summary recent = Summary.EMPTY;
        for (Window window : recording.windows()) {
            Optional<Summary> update = kernel.finite(window, Quantity.UPDATE);
            Optional<Summary> parameter = kernel.finite(window, Quantity.PARAMETER);
            if (update.isEmpty() || parameter.isEmpty()) {
                continue;
            }
            Summary both = update.get().tensors() >= UPDATES ? update.get() : recent.merge(update.get());
            if (both.tensors() >= UPDATES) {
                double tolerance = ABSOLUTE_TOLERANCE
                        + RELATIVE_TOLERANCE * parameter.get().meanAbsolute();
                double largest = Math.max(Math.abs(both.min()), Math.abs(both.max()));
                readings.add(new Reading(kernel.layer().name(), window, largest / tolerance));
            }
            recent = update.get();
        }
    }
}
