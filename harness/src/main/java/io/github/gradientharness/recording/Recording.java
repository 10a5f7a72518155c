package io.github.gradientharness.recording;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of one training.
 *
 * @param header what was known before it began
 * @param windows in order, without gaps
 * @param metrics in the order in which they came
 * @param notes what was not measured, and why, in words
 * @param dataSets what was trained on, if the test said so; names differ
 * @param trainingData statistics of the minibatches
 * @param ending how it ended; null if it is still running or was cut off
 * @param damage what a reader found wrong with the file, in words; empty if nothing
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Recording(
        Header header,
        List<Window> windows,
        List<MetricPoint> metrics,
        List<String> notes,
        List<DataSet> dataSets,
        TrainingData trainingData,
        @Nullable Ending ending,
        String damage) {

    /** Copies the lists. */
    public Recording {
        windows = List.copyOf(windows);
        metrics = List.copyOf(metrics);
        notes = List.copyOf(notes);
        dataSets = List.copyOf(dataSets);
    }

    /** A recording that does not say what the model was fed. */
    public Recording(
            Header header,
            List<Window> windows,
            List<MetricPoint> metrics,
            List<String> notes,
            List<DataSet> dataSets,
            @Nullable Ending ending,
            String damage) {
        this(header, windows, metrics, notes, dataSets, TrainingData.UNKNOWN, ending, damage);
    }

    /** A recording without data sets. */
    public Recording(
            Header header,
            List<Window> windows,
            List<MetricPoint> metrics,
            List<String> notes,
            @Nullable Ending ending,
            String damage) {
        this(header, windows, metrics, notes, List.of(), ending, damage);
    }

    /** A recording without notes. */
    public Recording(
            Header header, List<Window> windows, List<MetricPoint> metrics, @Nullable Ending ending, String damage) {
        this(header, windows, metrics, List.of(), ending, damage);
    }

    /** The same without what was measured, so that thousands of recordings fit into memory: no windows, no metrics. */
    public Recording withoutMeasurements() {
        return new Recording(header, List.of(), List.of(), notes, ending, damage);
    }

    /** Iterations covered by the windows. */
    public long iterations() {
        return windows.stream().mapToLong(Window::iterations).sum();
    }

    /** The windows that lie in the epochs [from, to] at least in part. */
    public List<Window> windowsInEpochs(int from, int to) {
        return windows.stream()
                .filter(window -> window.toEpoch() >= from && window.fromEpoch() <= to)
                .toList();
    }

    /** The last epoch of which there is a window; 0 if there are no windows. */
    public int lastEpoch() {
        return windows.stream().mapToInt(Window::toEpoch).max().orElse(0);
    }

    /** The last value of a metric; NaN if it was never given. */
    public double lastMetric(String name) {
        return metrics.stream()
                .filter(point -> point.name().equals(name))
                .reduce((first, second) -> second)
                .map(MetricPoint::value)
                .orElse(Double.NaN);
    }
}
