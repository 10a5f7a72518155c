package io.github.gradientharness.scorecard;

import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import java.util.List;
import java.util.function.Predicate;

/** Cuts recordings to what was known early in the training. */
public final class RecordingCut {

    private RecordingCut() {}

    /** As if training had ended after its first iterations. */
    public static Recording toIterations(Recording recording, long iterations) {
        return cut(recording, window -> window.toIteration() <= iterations);
    }

    /** As if training had ended after its first epochs. */
    public static Recording toEpochs(Recording recording, int epochs) {
        return cut(recording, window -> window.toEpoch() <= epochs);
    }

    private static Recording cut(Recording recording, Predicate<Window> isKept) {
        List<Window> windows = recording.windows().stream().filter(isKept).toList();
        long iterations = windows.stream().mapToLong(Window::iterations).sum();
        int epochs = windows.stream().mapToInt(Window::toEpoch).max().orElse(0);
        return new Recording(
                recording.header(),
                windows,
                recording.metrics().stream()
                        .filter(point -> point.iteration() <= iterations)
                        .toList(),
                recording.notes(),
                recording.dataSets(),
                recording.trainingData(),
                recording.sanity(),
                new Ending(Ending.Status.COMPLETE, iterations, epochs, 0, 0, ""),
                recording.damage());
    }
}
