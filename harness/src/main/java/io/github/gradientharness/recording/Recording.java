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
 * @param sanity what a copy of the model did with the first minibatch
 * @param ending how it ended; null if it is still running or was cut off
 * @param damage what a reader found wrong with the file, in words; empty if nothing
 * @param workers what each worker contributed, where several trained copies of the model; empty where one model was trained
 * @param seams where the training was stopped and went on, in order
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Recording(
        Header header,
        List<Window> windows,
        List<MetricPoint> metrics,
        List<String> notes,
        List<DataSet> dataSets,
        TrainingData trainingData,
        SanityFacts sanity,
        @Nullable Ending ending,
        String damage,
        List<Worker> workers,
        List<Seam> seams) {

    /** Copies the lists. */
    public Recording {
        windows = List.copyOf(windows);
        metrics = List.copyOf(metrics);
        notes = List.copyOf(notes);
        dataSets = List.copyOf(dataSets);
        workers = List.copyOf(workers);
        seams = List.copyOf(seams);
    }

    /** A recording of one model, trained in one go. */
    public Recording(
            Header header,
            List<Window> windows,
            List<MetricPoint> metrics,
            List<String> notes,
            List<DataSet> dataSets,
            TrainingData trainingData,
            SanityFacts sanity,
            @Nullable Ending ending,
            String damage) {
        this(header, windows, metrics, notes, dataSets, trainingData, sanity, ending, damage, List.of(), List.of());
    }

    /** The same with other windows. */
    public Recording withWindows(List<Window> others) {
        return new Recording(
                header, others, metrics, notes, dataSets, trainingData, sanity, ending, damage, workers, seams);
    }

    /** The same with other parts of workers, and other seams. */
    public Recording with(List<Worker> otherWorkers, List<Seam> otherSeams) {
        return new Recording(
                header,
                windows,
                metrics,
                notes,
                dataSets,
                trainingData,
                sanity,
                ending,
                damage,
                otherWorkers,
                otherSeams);
    }

    /** A recording whose model was not checked on its first minibatch. */
    public Recording(
            Header header,
            List<Window> windows,
            List<MetricPoint> metrics,
            List<String> notes,
            List<DataSet> dataSets,
            TrainingData trainingData,
            @Nullable Ending ending,
            String damage) {
        this(header, windows, metrics, notes, dataSets, trainingData, SanityFacts.NONE, ending, damage);
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

    /**
     * What a private copy of the model did with the first minibatch before the model was trained on it. Outputs are compared
     * in inference mode. A number that was not measured, or that does not apply, is NaN.
     *
     * @param samples how many samples the minibatch has; 0 if nothing was checked
     * @param initialLoss the mean loss of a sample before the first update, without regularization, in inference mode
     * @param uninformedLoss the mean loss of a sample if all classes are equally likely, and numbers are zero
     * @param guessingLoss the mean loss of a sample by which the best constant answer misses the targets
     * @param oddTargets share of the rows of targets that are no distribution over classes, where the loss expects one
     * @param inputs one for each input that could be looked at
     * @param leakingSamples share of the samples whose output changes when other samples change
     * @param leakingFuture share of the time steps whose output changes when later time steps of the input change
     * @param ignoredMask share of the outputs that change when masked time steps of the input change
     * @param isBatchNormalized whether samples affect each other in training mode by design
     * @param frozen names of layers and constants that training leaves alone
     * @param steps what became of a copy that was trained on this one minibatch; null if none was
     */
    public record SanityFacts(
            int samples,
            double initialLoss,
            double uninformedLoss,
            double guessingLoss,
            double oddTargets,
            List<InputUse> inputs,
            double leakingSamples,
            double leakingFuture,
            double ignoredMask,
            boolean isBatchNormalized,
            List<String> frozen,
            @Nullable StepsOnOneBatch steps) {

        /** Nothing was checked. */
        public static final SanityFacts NONE = new SanityFacts(
                0,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                List.of(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                false,
                List.of(),
                null);

        /** Copies the lists. */
        public SanityFacts {
            inputs = List.copyOf(inputs);
            frozen = List.copyOf(frozen);
        }
    }

    /**
     * Which parts of an input the outputs depend on. A column is one feature of a row, or one channel.
     *
     * @param name what the model calls it
     * @param columns how many columns were changed, one at a time
     * @param unused how many of them change no output
     * @param unusedColumns the first of these, counted from 0
     * @param unusedTimeSteps which of the first, the middle and the last time step change no output, counted from 0
     */
    public record InputUse(
            String name, int columns, int unused, List<Integer> unusedColumns, List<Integer> unusedTimeSteps) {

        /** Copies the lists. */
        public InputUse {
            unusedColumns = List.copyOf(unusedColumns);
            unusedTimeSteps = List.copyOf(unusedTimeSteps);
        }
    }

    /**
     * What becomes of a copy that is trained on the same minibatch again and again.
     *
     * @param count how many steps
     * @param lossAfter the mean loss of a sample after them, measured as the initial loss
     * @param parameters how many parameter arrays are trainable
     * @param withoutGradient names of those whose gradient was zero in every step
     * @param unmoved names of those that ended as they began
     */
    public record StepsOnOneBatch(
            int count, double lossAfter, int parameters, List<String> withoutGradient, List<String> unmoved) {

        /** Copies the lists. */
        public StepsOnOneBatch {
            withoutGradient = List.copyOf(withoutGradient);
            unmoved = List.copyOf(unmoved);
        }
    }

    /**
     * What one of several workers contributed to a training: each trains a copy of the model on its part of the data. The windows of
     * all workers together are the training's.
     *
     * @param name what the harness calls it, such as {@code worker 2}
     * @param windows in order; iterations are counted from 1 for each worker by itself
     * @param data statistics of this worker's minibatches
     */
    public record Worker(String name, List<Window> windows, TrainingData data) {

        /** Copies the list. */
        public Worker {
            windows = List.copyOf(windows);
        }

        /** How many minibatches it was trained on. */
        public long iterations() {
            return windows.stream().mapToLong(Window::iterations).sum();
        }

        /** The training as this worker alone saw it. */
        public Recording alone(Recording all) {
            return new Recording(
                    all.header(), windows, List.of(), all.notes(), List.of(), data, all.ending(), all.damage());
        }
    }

    /**
     * Where a training was stopped and went on in another process, from a checkpoint.
     *
     * @param epoch the first epoch behind it
     * @param iteration the first iteration behind it
     * @param resumedAt when it went on, ISO 8601 in UTC
     * @param lost how many iterations were trained before the stop and thrown away with it, because the checkpoint is older
     */
    public record Seam(int epoch, long iteration, String resumedAt, long lost) {}
}
