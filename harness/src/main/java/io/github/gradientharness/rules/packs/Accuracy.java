package io.github.gradientharness.rules.packs;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The accuracy of a training, epoch by epoch, as AUTOTRAINER judges it.
 *
 * <p>Its code calls a gradient a problem only if the accuracy does not satisfy: the best one of training and validation is
 * below {@value #SATISFYING} ({@code Theta}), or the best gain from one epoch to the next is below {@value #GAIN}
 * ({@code delta}). Where no accuracy was recorded, the gradient alone decides here.
 *
 * @param training one value for each epoch that has one
 * @param validation one value for each epoch that has one
 */
record Accuracy(List<Double> training, List<Double> validation) {

    static final double SATISFYING = 0.7;
    static final double GAIN = 0.01;

    static Accuracy of(Recording recording) {
        return new Accuracy(
                Metrics.TRAINING_ACCURACY.byEpoch(recording), Metrics.VALIDATION_ACCURACY.byEpoch(recording));
    }

    /** The highest recorded; NaN if there is none. */
    double best() {
        return Stream.concat(training.stream(), validation.stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(Double.NaN);
    }

    /** The best gain from one epoch to the next, at least 0; NaN if no two epochs have an accuracy. */
    double bestGain() {
        return Stream.of(training, validation)
                .filter(values -> values.size() > 1)
                .mapToDouble(Accuracy::bestGain)
                .max()
                .orElse(Double.NaN);
    }

    private static double bestGain(List<Double> values) {
        return Math.max(
                0,
                IntStream.range(1, values.size())
                        .mapToDouble(i -> values.get(i) - values.get(i - 1))
                        .max()
                        .orElse(0));
    }

    /** Whether a gradient's symptom counts; true where no accuracy was recorded. */
    boolean letsSymptomsCount() {
        return !(best() >= SATISFYING) || bestGain() < GAIN;
    }

    /** The training accuracy, or the validation accuracy where there is no other. */
    List<Double> trainingIfThere() {
        return training.isEmpty() ? validation : training;
    }

    Evidence asEvidence() {
        return new Evidence(
                "best accuracy",
                Double.isNaN(best())
                        ? "not recorded; AUTOTRAINER reports this only if accuracy stays low or does not grow"
                        : Numbers.print(best()) + ", best gain in an epoch " + Numbers.print(bestGain()));
    }
}
