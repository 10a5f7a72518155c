package io.github.gradientharness.verdict;

import io.github.gradientharness.recording.Window;
import org.apiguardian.api.API;

/**
 * The part of a training that was looked at.
 *
 * @param fromEpoch its first epoch
 * @param toEpoch its last epoch
 * @param fromIteration its first iteration
 * @param toIteration its last iteration
 * @param unit what it is counted in
 * @param count number of epochs, or of the steps that stand for epochs in a training of a single one
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Period(int fromEpoch, int toEpoch, long fromIteration, long toIteration, Unit unit, int count) {

    /** What a period is counted in. */
    public enum Unit {
        /** Whole epochs. */
        EPOCHS,
        /** Iterations of a training of a single epoch. */
        ITERATIONS,
        /** One window of the recording. */
        WINDOW
    }

    /** Whole epochs of which the iterations do not matter. */
    public static Period ofEpochs(int from, int to) {
        return new Period(from, to, 1, 1, Unit.EPOCHS, to - from + 1);
    }

    /** One window. */
    public static Period of(Window window) {
        return new Period(
                window.fromEpoch(), window.toEpoch(), window.fromIteration(), window.toIteration(), Unit.WINDOW, 1);
    }

    /** Such as "epochs 61 to 80", "iterations 1 to 320" or "epoch 1, iteration 2". */
    public String text() {
        return switch (unit) {
            case EPOCHS -> range("epoch", fromEpoch, toEpoch);
            case ITERATIONS -> range("iteration", fromIteration, toIteration);
            case WINDOW -> range("epoch", fromEpoch, toEpoch) + ", " + range("iteration", fromIteration, toIteration);
        };
    }

    private static String range(String what, long from, long to) {
        return from == to ? what + " " + to : what + "s " + from + " to " + to;
    }

    /** What {@link #count} counts, such as "epochs". */
    public String parts() {
        return unit == Unit.ITERATIONS ? "steps" : "epochs";
    }

    /** Whether it is the median over its parts that is shown, and not the number of one window. */
    public boolean isMedian() {
        return unit != Unit.WINDOW;
    }
}
