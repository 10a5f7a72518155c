package io.github.gradientharness.instrument.spark;

import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.TrainingData;
import io.github.gradientharness.recording.Window;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one worker recorded between two averagings, as it travels.
 *
 * @param clean its minibatches before the first value that is not finite; null if there are none
 * @param sick those from there on; null if there are none
 * @param data what it was fed
 * @param notes what was not measured
 * @param problem what was lost; empty if nothing was
 * @param harnessNanos time spent in the harness
 * @param trainingNanos time from the first to the last minibatch, the harness's own time included
 */
record WorkerPart(
        @Nullable Window clean,
        @Nullable Window sick,
        TrainingData data,
        List<String> notes,
        String problem,
        long harnessNanos,
        long trainingNanos)
        implements Serializable {

    static WorkerPart of(Recording recording) {
        Ending ending = Objects.requireNonNull(recording.ending());
        boolean trained = recording.iterations() > 0;
        return new WorkerPart(
                merged(recording, false),
                merged(recording, true),
                recording.trainingData(),
                recording.notes(),
                trained ? ending.problem() : "",
                ending.harnessNanos(),
                ending.trainingNanos());
    }

    private static @Nullable Window merged(Recording recording, boolean isSick) {
        return recording.windows().stream()
                .filter(window -> window.hasNonFinite() == isSick)
                .reduce(Window::merge)
                .orElse(null);
    }
}
