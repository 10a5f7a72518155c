package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.report.text.FindingFormatter;
import java.util.List;

/** A whole recording as the place where a chain begins. */
record RecordedTest(Recording recording) implements Place {

    private static final String MAY_END_EARLY = " Of a training that may stop early, ask overall() or inLastEpoch().";

    @Override
    public String place() {
        return FindingFormatter.place(recording.header());
    }

    /** The epochs [from, to], each of which must have been recorded. */
    WindowRange epochs(int from, int to) {
        List<Window> windows = recording.windowsInEpochs(from, to);
        String asked = range("epoch", from, to);
        if (windows.isEmpty()) {
            throw new UnmetException("Nothing was recorded in " + asked + ". " + recordedEpochs());
        }
        if (windows.get(0).fromEpoch() > from || last(windows).toEpoch() < to) {
            throw new UnmetException("Not all of " + asked + " were recorded. " + recordedEpochs() + MAY_END_EARLY);
        }
        return new WindowRange(recording, asked + WindowRange.unlessEpochs(windows, from, to), windows);
    }

    /** The iterations [from, to], each of which must have been recorded. */
    WindowRange iterations(long from, long to) {
        List<Window> windows = recording.windows().stream()
                .filter(window -> window.toIteration() >= from && window.fromIteration() <= to)
                .toList();
        String asked = range("iteration", from, to);
        if (windows.isEmpty()) {
            throw new UnmetException("Nothing was recorded in " + asked + ". " + recordedIterations());
        }
        if (windows.get(0).fromIteration() > from || last(windows).toIteration() < to) {
            throw new UnmetException("Not all of " + asked + " were recorded. " + recordedIterations() + MAY_END_EARLY);
        }
        return new WindowRange(recording, asked + WindowRange.unlessIterations(windows, from, to), windows);
    }

    WindowRange firstEpoch() {
        requireWindows();
        int first = recording.windows().get(0).fromEpoch();
        return epochs(first, first);
    }

    WindowRange lastEpoch() {
        requireWindows();
        return epochs(recording.lastEpoch(), recording.lastEpoch());
    }

    WindowRange overall() {
        requireWindows();
        return new WindowRange(recording, "the whole training", recording.windows());
    }

    void requireWindows() {
        if (recording.windows().isEmpty()) {
            throw new UnmetException(recordedEpochs());
        }
    }

    private static String range(String unit, long from, long to) {
        return from == to ? unit + " " + from : unit + "s " + from + " to " + to;
    }

    private String recordedEpochs() {
        return recording.windows().isEmpty()
                ? "No iteration was recorded at all: was fit() called on the attached model?"
                : "The recording has epochs " + recording.windows().get(0).fromEpoch() + " to " + recording.lastEpoch()
                        + ".";
    }

    private String recordedIterations() {
        List<Window> windows = recording.windows();
        return windows.isEmpty()
                ? recordedEpochs()
                : "The recording has iterations " + windows.get(0).fromIteration() + " to "
                        + last(windows).toIteration() + ".";
    }

    private static Window last(List<Window> windows) {
        return windows.get(windows.size() - 1);
    }
}
