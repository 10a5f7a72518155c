package io.github.gradientharness.instrument;

import io.github.gradientharness.recording.TrainingData;
import io.github.gradientharness.recording.TrainingData.Inputs;
import io.github.gradientharness.recording.TrainingData.Targets;
import io.github.gradientharness.recording.TrainingData.Values;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Collects statistics of what a model is fed and is to answer. Thread-safe.
 *
 * <p>Small arrays are looked at in each of the first iterations, large ones in those whose number is a power of two.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DataWatch {

    private static final int FIRST_INPUTS = 16;
    private static final int FIRST_TARGETS = 256;
    private static final long FEW_INPUTS = 32_768;
    private static final long FEW_TARGETS = 8192;

    private final List<WatchedInputs> inputs = new ArrayList<>();
    private final List<WatchedTargets> targets = new ArrayList<>();
    private long iterations;
    private TrainingData data = TrainingData.UNKNOWN;
    private boolean isOutdated;

    /** Has seen nothing yet. */
    public DataWatch() {}

    /** Begins an iteration. */
    public synchronized void beginIteration() {
        iterations++;
    }

    /** Whether to look at inputs of so many values in this iteration. */
    public synchronized boolean wantsInputs(long length) {
        return iterations <= FIRST_INPUTS && length <= FEW_INPUTS || isPowerOfTwo();
    }

    /** Whether to look at targets of so many values in this iteration. */
    public synchronized boolean wantsTargets(long length) {
        return iterations <= FIRST_TARGETS && length <= FEW_TARGETS || isPowerOfTwo();
    }

    private boolean isPowerOfTwo() {
        return Long.bitCount(iterations) == 1;
    }

    /** Adds a minibatch of an input; inputs are numbered from 0. */
    public synchronized void inputs(int number, String name, LayerBatch batch) {
        while (inputs.size() <= number) {
            inputs.add(new WatchedInputs());
        }
        inputs.get(number).add(name, batch);
        isOutdated = true;
    }

    /**
     * Adds a minibatch of an output's targets; outputs are numbered from 0.
     *
     * @param mask for each sample and position whether it counts; of no samples if all do
     */
    public synchronized void targets(int number, OutputFacts output, LayerBatch batch, LayerBatch mask) {
        while (targets.size() <= number) {
            targets.add(new WatchedTargets());
        }
        targets.get(number).add(output, batch, mask);
        isOutdated = true;
    }

    /** What was seen so far; the same object until more is seen. */
    public synchronized TrainingData data() {
        if (isOutdated) {
            List<Inputs> ofInputs = new ArrayList<>();
            inputs.forEach(it -> it.inputs().ifPresent(ofInputs::add));
            List<Targets> ofTargets = new ArrayList<>();
            targets.forEach(it -> it.targets().ifPresent(ofTargets::add));
            data = new TrainingData(ofInputs, ofTargets);
            isOutdated = false;
        }
        return data;
    }

    /**
     * The mean loss of a sample if all classes are equally likely and numbers are zero, summed over the outputs; NaN where it
     * is not known about each.
     */
    public synchronized double uninformedLoss() {
        return targets.isEmpty()
                ? Double.NaN
                : targets.stream().mapToDouble(WatchedTargets::uninformedLoss).sum();
    }

    /**
     * The largest share of an output's rows of targets that are no distribution over classes; NaN where no loss expects one.
     */
    public synchronized double oddTargets() {
        return targets.stream()
                .mapToDouble(WatchedTargets::oddShare)
                .filter(share -> !Double.isNaN(share))
                .max()
                .orElse(Double.NaN);
    }

    static Values values(long rows, io.github.gradientharness.stats.ColumnStatistics columns) {
        return new Values(rows, columns.columns(), columns.mean(), columns.spread(), columns.min(), columns.max());
    }
}
