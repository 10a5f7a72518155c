package io.github.gradientharness.report.series;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Where in a training something is: in epochs, or in iterations where there are so few epochs that an axis of them would
 * say nothing.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TrainingTime {

    /** With fewer epochs than this, iterations are counted. */
    private static final int LEAST_EPOCHS = 3;

    private final EpochPosition epochs;
    private final String unit;
    private final long last;

    private TrainingTime(EpochPosition epochs, String unit, long last) {
        this.epochs = epochs;
        this.unit = unit;
        this.last = last;
    }

    public static TrainingTime of(Recording recording) {
        List<Window> windows = recording.windows();
        int lastEpoch = recording.lastEpoch();
        long iterations =
                windows.isEmpty() ? 0 : windows.get(windows.size() - 1).toIteration();
        EpochPosition epochs = new EpochPosition(windows);
        return lastEpoch < LEAST_EPOCHS && iterations > lastEpoch
                ? new TrainingTime(epochs, "iteration", iterations)
                : new TrainingTime(epochs, "epoch", lastEpoch);
    }

    /** What is counted: epoch or iteration. */
    public String unit() {
        return unit;
    }

    /** How many there are. */
    public long last() {
        return last;
    }

    public boolean countsEpochs() {
        return unit.equals("epoch");
    }

    /** The middle of a window. */
    public double of(Window window) {
        return countsEpochs() ? epochs.of(window) : (window.fromIteration() + window.toIteration()) / 2.0;
    }

    /** After so many iterations. */
    public double at(long iteration) {
        return countsEpochs() ? epochs.at(iteration) : iteration;
    }

    /** What windows are called: by their epoch, or their first iteration where several are of one epoch. */
    public List<String> names(List<Window> windows) {
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
    public String start(Window window) {
        return Long.toString(countsEpochs() ? window.fromEpoch() : window.fromIteration());
    }
}
