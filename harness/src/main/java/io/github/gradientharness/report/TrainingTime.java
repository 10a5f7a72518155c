package io.github.gradientharness.report;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a training something is: in epochs, or in iterations where there are so few epochs that an axis of them would
 * say nothing.
 */
final class TrainingTime {

    /** With fewer epochs than this, iterations are counted. */
    private static final int LEAST_EPOCHS = 3;

    private final EpochPosition epochs;
    private final Extent extent;

    private TrainingTime(EpochPosition epochs, Extent extent) {
        this.epochs = epochs;
        this.extent = extent;
    }

    static TrainingTime of(Recording recording) {
        List<Window> windows = recording.windows();
        int lastEpoch = recording.lastEpoch();
        long iterations =
                windows.isEmpty() ? 0 : windows.get(windows.size() - 1).toIteration();
        Extent extent = lastEpoch < LEAST_EPOCHS && iterations > lastEpoch
                ? new Extent("iteration", iterations)
                : new Extent("epoch", lastEpoch);
        return new TrainingTime(new EpochPosition(windows), extent);
    }

    /** From the beginning to the end. */
    Extent extent() {
        return extent;
    }

    boolean countsEpochs() {
        return extent.unit().equals("epoch");
    }

    /** The middle of a window. */
    double of(Window window) {
        return countsEpochs() ? epochs.of(window) : (window.fromIteration() + window.toIteration()) / 2.0;
    }

    /** After so many iterations. */
    double at(long iteration) {
        return countsEpochs() ? epochs.at(iteration) : iteration;
    }

    /** What windows are called: by their epoch, or their first iteration where several are of one epoch. */
    List<String> names(List<Window> windows) {
        List<String> names = new ArrayList<>();
        for (Window window : windows) {
            boolean alone = windows.stream()
                            .filter(other -> other.fromEpoch() == window.fromEpoch())
                            .count()
                    == 1;
            names.add(countsEpochs() && alone ? "epoch " + window.fromEpoch() : "iteration " + window.fromIteration());
        }
        return names;
    }

    /** What a window is called on an axis: where it begins. */
    String start(Window window) {
        return Long.toString(countsEpochs() ? window.fromEpoch() : window.fromIteration());
    }
}
