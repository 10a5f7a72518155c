package io.github.gradientharness.rules.packs;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;

/**
 * What AUTOTRAINER looks at when an epoch ends: the last window of each epoch. Windows in which a gradient is not finite
 * are left out, as in its code.
 */
final class AutoTrainerMeasurement {

    /** AUTOTRAINER's {@code zeta}: a swing of accuracy this large counts. */
    private static final double SWING = 0.03;

    private static final String NO_GRADIENT =
            "no finite kernel gradient of the first and the last layer was measured at the end of an epoch";
    private static final String NO_ACCURACY = "; call recorder.metric(\"train accuracy\", value) after each epoch";

    private AutoTrainerMeasurement() {}

    /**
     * The L2 norm of the first kernel's gradient over that of the last kernel's.
     *
     * @param firstNorm the other condition: what the first kernel's norm must be for the ratio to count
     */
    static Measurement firstOverLast(DoublePredicate firstNorm) {
        return recording -> {
            List<Tensor> kernels = Tensor.kernels(recording);
            if (kernels.size() == 1) {
                return Readings.notApplicable("a single kernel: no other to compare it with");
            }
            Accuracy accuracy = Accuracy.of(recording);
            List<Reading> readings = new ArrayList<>();
            for (Window window : kernels.isEmpty() ? List.<Window>of() : looks(recording)) {
                Optional<Summary> first = kernels.get(0).finite(window, Quantity.GRADIENT);
                Optional<Summary> last = kernels.get(kernels.size() - 1).finite(window, Quantity.GRADIENT);
                if (first.isPresent() && last.isPresent()) {
                    double norm = first.get().l2();
                    boolean counts = firstNorm.test(norm) && accuracy.letsSymptomsCount();
                    String place = kernels.get(0).layer().name();
                    readings.add(new Reading(place, window, norm / last.get().l2(), counts));
                }
            }
            return Readings.of(readings, NO_GRADIENT).with(accuracy.asEvidence());
        };
    }

    /** The share of all elements of all gradients, biases included, that are exactly zero. */
    static Measurement zeroShare() {
        return recording -> {
            Accuracy accuracy = Accuracy.of(recording);
            List<Reading> readings = looks(recording).stream()
                    .map(window -> new Reading(
                            "all layers", window, zeroShare(recording, window), accuracy.letsSymptomsCount()))
                    .toList();
            return Readings.of(readings, "no finite gradient was measured at the end of an epoch")
                    .with(accuracy.asEvidence());
        };
    }

    private static double zeroShare(Recording recording, Window window) {
        List<Summary> gradients = Tensor.all(recording).stream()
                .flatMap(tensor -> tensor.finite(window, Quantity.GRADIENT).stream())
                .toList();
        double zeros = gradients.stream().mapToLong(Summary::zeros).sum();
        return zeros / gradients.stream().mapToLong(Summary::count).sum();
    }

    private static List<Window> looks(Recording recording) {
        return CheckTimes.atEndsOfEpochs(recording).stream()
                .filter(window -> window.series().entrySet().stream()
                        .filter(entry -> entry.getKey().quantity() == Quantity.GRADIENT)
                        .allMatch(entry -> entry.getValue().nonFinite() == 0))
                .toList();
    }

    /**
     * The share of epochs in which the accuracy swings: the n-th peak is at least {@value #SWING} above the n-th trough,
     * where the first and last epoch are neither and an epoch on a plateau is both.
     */
    static Measurement swings() {
        return recording -> {
            List<Double> accuracy = Accuracy.of(recording).trainingIfThere();
            return accuracy.size() < 3
                    ? Readings.missing("an accuracy was recorded for fewer than three epochs" + NO_ACCURACY)
                    : overall(recording, swings(accuracy) / accuracy.size(), true);
        };
    }

    private static double swings(List<Double> accuracy) {
        List<Double> peaks = new ArrayList<>();
        List<Double> troughs = new ArrayList<>();
        for (int i = 1; i + 1 < accuracy.size(); i++) {
            double before = accuracy.get(i) - accuracy.get(i - 1);
            double after = accuracy.get(i) - accuracy.get(i + 1);
            if (before >= 0 && after >= 0) {
                peaks.add(accuracy.get(i));
            }
            if (before <= 0 && after <= 0) {
                troughs.add(accuracy.get(i));
            }
        }
        int swings = 0;
        for (int i = 0; i < Math.min(peaks.size(), troughs.size()); i++) {
            swings += peaks.get(i) - troughs.get(i) >= SWING ? 1 : 0;
        }
        return swings;
    }

    /** The best gain of accuracy from one epoch to the next, where no accuracy reached {@link Accuracy#SATISFYING}. */
    static Measurement bestGain() {
        return recording -> {
            Accuracy accuracy = Accuracy.of(recording);
            return Double.isNaN(accuracy.bestGain())
                    ? Readings.missing("an accuracy was recorded for fewer than two epochs" + NO_ACCURACY)
                    : overall(recording, accuracy.bestGain(), accuracy.best() < Accuracy.SATISFYING)
                            .with(accuracy.asEvidence());
        };
    }

    /** One number of the whole training. */
    private static Readings overall(Recording recording, double actual, boolean counts) {
        return Readings.of(
                Stream.ofNullable(recording.windows().stream()
                                .reduce(Window::merge)
                                .orElse(null))
                        .map(all -> new Reading("accuracy", all, actual, counts))
                        .toList(),
                "no iteration was recorded");
    }
}
