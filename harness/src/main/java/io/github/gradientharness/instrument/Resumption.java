package io.github.gradientharness.instrument;

import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.Seam;
import io.github.gradientharness.recording.Recording.Worker;
import io.github.gradientharness.recording.Window;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * How a training goes on that was interrupted: with what was recorded before, and from where.
 *
 * @param kept what is kept of the earlier recording, with the seam; without anything where the training begins anew
 * @param iterations how many iterations the model has behind it
 * @param epochs how many epochs it has behind it
 * @param note what the reader is to know; empty if nothing
 */
record Resumption(Recording kept, long iterations, int epochs, String note) {

    /** Of a model that is attached, and the recording that was made of it before. */
    static Resumption of(Recording earlier, Object model, ModelFacts facts) {
        if (!facts.model().layers().equals(earlier.header().model().layers())) {
            return anew(earlier, "has other layers than the one that was recorded before");
        }
        long seen = earlier.windows().isEmpty()
                ? 0
                : earlier.windows().get(earlier.windows().size() - 1).toIteration();
        long iterations = ModelAdapters.iterations(model);
        if (iterations == 0) {
            return anew(earlier, "has no iteration behind it: it was not restored from a checkpoint");
        }
        List<Window> windows = earlier.windows().stream()
                .filter(window -> window.toIteration() <= iterations)
                .toList();
        int counted = ModelAdapters.epochs(model);
        int epochs = counted >= 0 ? counted : epochs(earlier);
        List<Worker> workers = iterations < seen ? List.of() : earlier.workers();
        List<Seam> seams = new ArrayList<>(earlier.seams());
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        seams.add(new Seam(epochs + 1, iterations + 1, now, Math.max(0, seen - iterations)));
        return new Resumption(
                earlier.withWindows(windows).with(workers, seams), iterations, epochs, gap(windows, iterations));
    }

    private static Resumption anew(Recording earlier, String why) {
        return new Resumption(
                new Recording(earlier.header(), List.of(), List.of(), null, ""),
                0,
                0,
                "the training before: the model " + why + ", so that this recording begins anew");
    }

    private static int epochs(Recording earlier) {
        Ending ending = earlier.ending();
        return ending == null ? Math.max(0, earlier.lastEpoch() - 1) : ending.epochs();
    }

    private static String gap(List<Window> windows, long iterations) {
        long last = windows.isEmpty() ? 0 : windows.get(windows.size() - 1).toIteration();
        return last == iterations
                ? ""
                : "iterations " + (last + 1) + " to " + iterations
                        + ", before the checkpoint from which the training went on: the window that holds them ends behind it,"
                        + " or they were not recorded";
    }

    void tell(TrainingRecording training) {
        training.goOn(kept, iterations, epochs);
        if (!note.isEmpty()) {
            training.note(note);
        }
    }
}
