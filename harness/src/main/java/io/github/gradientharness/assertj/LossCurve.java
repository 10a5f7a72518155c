package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.text.Numbers;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The mean loss of each epoch; of each window where there is only one epoch.
 *
 * @param recording where it is from
 * @param windows one for each point, at least one
 */
record LossCurve(Recording recording, List<Window> windows) implements Place {

    static LossCurve of(RecordedTest test) {
        test.requireWindows();
        List<Window> all = test.recording().windows();
        TreeMap<Integer, Window> byEpoch = new TreeMap<>();
        all.forEach(window -> byEpoch.merge(window.toEpoch(), window, Window::merge));
        LossCurve curve = new LossCurve(test.recording(), byEpoch.size() == 1 ? all : List.copyOf(byEpoch.values()));
        curve.requireFinite();
        return curve;
    }

    private void requireFinite() {
        for (Window window : windows) {
            finite(window.loss(), "in " + iterations(window));
        }
    }

    /** The mean loss of a range. */
    static Measured mean(WindowRange range) {
        double mean = finite(range.merged().loss(), "in " + range.name()).mean();
        return new Measured(mean, () -> range.place() + ": mean loss");
    }

    private static Summary finite(Summary loss, String where) {
        if (loss.count() == 0) {
            throw new UnmetException("No loss was recorded " + where + ".");
        }
        if (loss.nonFinite() > 0) {
            throw new UnmetException("The loss is NaN or infinite " + loss.nonFinite() + " times " + where
                    + ". hasNoFinding(NON_FINITE) tells in which iteration it began, and what to try.");
        }
        return loss;
    }

    @Override
    public String place() {
        return FindingFormatter.place(recording.header());
    }

    double loss(int index) {
        return windows.get(index).loss().mean();
    }

    int last() {
        return windows.size() - 1;
    }

    /** The point that comes first in some order. */
    int least(IntUnaryOperator sign) {
        return IntStream.range(0, windows.size())
                .boxed()
                .min((a, b) -> sign.applyAsInt(Double.compare(loss(a), loss(b))))
                .orElseThrow();
    }

    Measured measured(String what, int index) {
        return new Measured(
                loss(index), () -> place() + ": " + what + " loss, the mean of " + iterations(windows.get(index)));
    }

    /** Fails unless the last loss is below the first. */
    void requireFalling() {
        if (windows.size() < 2) {
            throw new UnmetException("Whether the loss falls can't be said: all was recorded in one window, "
                    + iterations(windows.get(0)) + ".");
        }
        if (!(loss(last()) < loss(0))) {
            throw new UnmetException("Expected the loss to fall, but its mean is " + Numbers.print(loss(0)) + " in "
                    + iterations(windows.get(0)) + " and " + Numbers.print(loss(last())) + " in "
                    + iterations(windows.get(last()))
                    + ". Is the learning rate so high that it jumps, or so low that nothing moves? isHealthy() tells"
                    + " what the gradients say.");
        }
    }

    private static String iterations(Window window) {
        String epochs = window.fromEpoch() == window.toEpoch()
                ? "epoch " + window.toEpoch()
                : "epochs " + window.fromEpoch() + " to " + window.toEpoch();
        String iterations = window.iterations() == 1
                ? "iteration " + window.toIteration()
                : "iterations " + window.fromIteration() + " to " + window.toIteration();
        return epochs + " (" + iterations + ")";
    }
}
