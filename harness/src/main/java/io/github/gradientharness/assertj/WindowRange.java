package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.stats.Summary;
import java.util.List;
import java.util.Optional;

/**
 * Some neighbouring windows of a recording.
 *
 * @param recording the whole recording
 * @param name what was asked for, and what was taken where that differs
 * @param windows at least one
 */
record WindowRange(Recording recording, String name, List<Window> windows) implements Place {

    @Override
    public String place() {
        return FindingFormatter.place(recording.header()) + ", " + name;
    }

    /** The windows as one. */
    Window merged() {
        return windows.stream().reduce(Window::merge).orElseThrow();
    }

    /** What was measured of one series in all windows together; empty where nothing was. */
    Summary summary(Series series) {
        return windows.stream()
                .map(window -> window.summary(series).orElse(Summary.EMPTY))
                .reduce(Summary.EMPTY, Summary::merge);
    }

    /** The first window in which a series holds a NaN or infinite value. */
    Optional<Window> firstNonFinite(List<Series> series) {
        return windows.stream()
                .filter(window -> series.stream()
                        .anyMatch(
                                key -> window.summary(key).orElse(Summary.EMPTY).nonFinite() > 0))
                .findFirst();
    }

    /** What was taken, if that is not what was asked for; empty if it is. */
    static String unlessEpochs(List<Window> windows, int from, int to) {
        int first = windows.get(0).fromEpoch();
        int last = windows.get(windows.size() - 1).toEpoch();
        return first == from && last == to ? "" : " (the windows there hold epochs " + first + " to " + last + ")";
    }

    /** What was taken, if that is not what was asked for; empty if it is. */
    static String unlessIterations(List<Window> windows, long from, long to) {
        long first = windows.get(0).fromIteration();
        long last = windows.get(windows.size() - 1).toIteration();
        return first == from && last == to ? "" : " (the windows there hold iterations " + first + " to " + last + ")";
    }
}
