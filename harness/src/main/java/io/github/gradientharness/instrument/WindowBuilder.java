package io.github.gradientharness.instrument;

import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.SummaryAccumulator;
import io.github.gradientharness.stats.UnitAccumulator;
import io.github.gradientharness.stats.UnitSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects iterations into one window. What an iteration measured counts only once it is committed, so that a window
 * can be ended just before it.
 */
final class WindowBuilder {

    private final List<Series> series = new ArrayList<>();
    private final Map<Series, Integer> indices = new HashMap<>();
    private final List<SummaryAccumulator> accumulators = new ArrayList<>();
    private final SummaryAccumulator loss = new SummaryAccumulator();
    private final double[] number = new double[1];
    private final Map<UnitSeries, UnitAccumulator> units = new LinkedHashMap<>();
    private double[] pendingScales = new double[0];
    private boolean pendingNonFinite;

    private int fromEpoch;
    private int toEpoch;
    private long fromIteration;
    private long toIteration;

    /** The number by which a series is addressed, the same for the life of this builder. */
    int indexOf(Series key) {
        Integer known = indices.get(key);
        if (known != null) {
            return known;
        }
        indices.put(key, series.size());
        series.add(key);
        accumulators.add(new SummaryAccumulator());
        pendingScales = Arrays.copyOf(pendingScales, series.size());
        return series.size() - 1;
    }

    SummaryAccumulator accumulator(int index) {
        return accumulators.get(index);
    }

    /** Says that a tensor was added in full to the accumulator, to be scaled by a positive factor. */
    void tensorAdded(int index, double scale) {
        pendingScales[index] = scale;
        pendingNonFinite |= accumulators.get(index).tensorHasNonFinite();
    }

    void unitsAdded(UnitSeries key, double[] values) {
        UnitAccumulator accumulator = units.get(key);
        if (accumulator == null || accumulator.units() != values.length) {
            accumulator = new UnitAccumulator(values.length);
            units.put(key, accumulator);
        }
        accumulator.add(values);
    }

    void numberAdded(int index, double value) {
        number[0] = value;
        accumulators.get(index).add(number, 1);
        tensorAdded(index, 1.0);
    }

    void lossAdded(double value) {
        number[0] = value;
        loss.add(number, 1);
        pendingNonFinite |= loss.tensorHasNonFinite();
    }

    /** Whether the iteration that is not committed yet holds a NaN or infinite value. */
    boolean pendingHasNonFinite() {
        return pendingNonFinite;
    }

    /** Counts the iteration's tensors. */
    void commit(int epoch, long iteration) {
        if (isEmpty()) {
            fromEpoch = epoch;
            fromIteration = iteration;
        }
        toEpoch = epoch;
        toIteration = iteration;
        loss.endTensor(1.0);
        for (int i = 0; i < pendingScales.length; i++) {
            if (pendingScales[i] > 0) {
                accumulators.get(i).endTensor(pendingScales[i]);
                pendingScales[i] = 0;
            }
        }
        for (UnitAccumulator accumulator : units.values()) {
            accumulator.commit();
        }
        pendingNonFinite = false;
    }

    /** Forgets what the current iteration measured so far. */
    void dropPending() {
        loss.dropTensor();
        for (SummaryAccumulator accumulator : accumulators) {
            accumulator.dropTensor();
        }
        Arrays.fill(pendingScales, 0.0);
        for (UnitAccumulator accumulator : units.values()) {
            accumulator.dropPending();
        }
        pendingNonFinite = false;
    }

    boolean isEmpty() {
        return fromIteration == 0;
    }

    /** The window so far, iterations not committed left out. */
    Window window() {
        Map<Series, Summary> summaries = new LinkedHashMap<>();
        Map<Series, Distribution> distributions = new LinkedHashMap<>();
        for (int i = 0; i < series.size(); i++) {
            if (!accumulators.get(i).isEmpty()) {
                summaries.put(series.get(i), accumulators.get(i).summary());
            }
            Distribution distribution = accumulators.get(i).distribution();
            if (distribution.count() > 0) {
                distributions.put(series.get(i), distribution);
            }
        }
        Map<UnitSeries, UnitSummary> unitSummaries = new LinkedHashMap<>();
        for (Map.Entry<UnitSeries, UnitAccumulator> entry : units.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                unitSummaries.put(entry.getKey(), entry.getValue().summary());
            }
        }
        return new Window(
                fromEpoch,
                toEpoch,
                fromIteration,
                toIteration,
                loss.summary(),
                summaries,
                distributions,
                unitSummaries);
    }

    /** Starts the next window; what is not committed yet is kept. */
    void reset() {
        fromIteration = 0;
        loss.reset();
        for (SummaryAccumulator accumulator : accumulators) {
            accumulator.reset();
        }
        for (UnitAccumulator accumulator : units.values()) {
            accumulator.reset();
        }
    }
}
