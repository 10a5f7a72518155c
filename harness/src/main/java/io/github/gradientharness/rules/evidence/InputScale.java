package io.github.gradientharness.rules.evidence;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.TrainingData.Inputs;
import io.github.gradientharness.recording.TrainingData.Values;
import io.github.gradientharness.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What is wrong with the numbers that an input is fed with.
 *
 * @param inputs what was looked at
 * @param excess by how much the numbers miss the range that networks are made for; 1 is its end
 * @param problem what is wrong, in words
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record InputScale(Inputs inputs, double excess, String problem) {

    /** Root mean square of inputs that kernels of the usual size can take; pixels from 0 to 16 are within. */
    private static final double LARGEST = 10;

    /** Root mean square of inputs that still tell one sample from another; pixels from 0 to 1 are 20 times as large. */
    private static final double SMALLEST = 0.02;

    /** How many standard deviations their mean may lie from zero. */
    private static final double FARTHEST = 4;

    /** How much more one column may vary than another. */
    private static final double MOST_UNLIKE = 1000;

    /** The input that misses the range by most; empty if all are within, or nothing is known. */
    public static Optional<InputScale> worst(Recording recording) {
        if (isIndexed(recording)) {
            return Optional.empty();
        }
        return recording.trainingData().inputs().stream()
                .flatMap(inputs -> of(inputs).stream())
                .filter(scale -> scale.excess > 1)
                .max((first, second) -> Double.compare(first.excess, second.excess));
    }

    /** An embedding is fed with indices, which have no scale; a batch normalization gives its inputs one. */
    private static boolean isIndexed(Recording recording) {
        return recording.header().model().layers().stream()
                .limit(2)
                .map(Layer::type)
                .anyMatch(type -> type.contains("Embedding")
                        || type.startsWith("BatchNormalization")
                        || type.contains("gather")
                        || type.contains("embedding"));
    }

    private static Optional<InputScale> of(Inputs inputs) {
        Values values = inputs.values();
        double size = Math.hypot(values.mean(), values.spread());
        List<InputScale> all = new ArrayList<>();
        all.add(new InputScale(
                inputs, size / LARGEST, "they are large: their root mean square is " + Numbers.print(size)));
        all.add(new InputScale(
                inputs,
                size > 0 ? SMALLEST / size : Double.NaN,
                "they are tiny: their root mean square is " + Numbers.print(size)));
        if (values.columns() > 1 || values.spread() > 0) {
            all.add(new InputScale(
                    inputs,
                    Math.abs(values.mean()) / values.spread() / FARTHEST,
                    "they are far from zero: their mean is " + Numbers.print(values.mean())
                            + ", and their standard deviation " + Numbers.print(values.spread())));
        }
        if (inputs.largestColumnSpread() > LARGEST) {
            all.add(new InputScale(
                    inputs,
                    inputs.largestColumnSpread() / inputs.smallestColumnSpread() / MOST_UNLIKE,
                    "their columns differ in scale: the standard deviations reach from "
                            + Numbers.print(inputs.smallestColumnSpread()) + " to "
                            + Numbers.print(inputs.largestColumnSpread())));
        }
        return all.stream()
                .filter(scale -> !Double.isNaN(scale.excess))
                .max((first, second) -> Double.compare(first.excess, second.excess));
    }
}
