package io.github.gradientharness.recording;

import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.apiguardian.api.API;

/**
 * What was measured in a stretch of iterations.
 *
 * @param fromEpoch epoch of the first iteration, from 1
 * @param toEpoch epoch of the last iteration, inclusive
 * @param fromIteration first iteration, from 1
 * @param toIteration last iteration, inclusive
 * @param loss the minibatches' losses
 * @param series a summary for each series that was measured in this stretch
 * @param distributions a distribution for each series of which it was counted; of as many of the tensors as a schedule
 *     said, so its count may be smaller than the summary's
 * @param units what was measured of each unit of a layer
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Window(
        int fromEpoch,
        int toEpoch,
        long fromIteration,
        long toIteration,
        Summary loss,
        Map<Series, Summary> series,
        Map<Series, Distribution> distributions,
        Map<UnitSeries, UnitSummary> units)
        implements Serializable {

    /** Copies the maps, keeping their order. */
    public Window {
        series = copy(series);
        distributions = copy(distributions);
        units = copy(units);
    }

    private static <K, V> Map<K, V> copy(Map<K, V> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** A window of summaries only. */
    public Window(
            int fromEpoch,
            int toEpoch,
            long fromIteration,
            long toIteration,
            Summary loss,
            Map<Series, Summary> series) {
        this(fromEpoch, toEpoch, fromIteration, toIteration, loss, series, Map.of(), Map.of());
    }

    /** The summary of all kernels of a layer; empty where none was measured. */
    public Summary kernels(Layer layer, Quantity quantity) {
        Summary all = Summary.EMPTY;
        for (Parameter parameter : layer.parameters()) {
            if (parameter.role() == Parameter.Role.KERNEL) {
                Summary kernel = series.get(new Series(layer.index(), parameter.name(), quantity));
                if (kernel != null) {
                    all = all == Summary.EMPTY ? kernel : all.merge(kernel);
                }
            }
        }
        return all;
    }

    /** The distribution of one series, if it was counted here. */
    public Optional<Distribution> distribution(Series key) {
        return Optional.ofNullable(distributions.get(key));
    }

    /** Number of iterations covered. */
    public long iterations() {
        return toIteration - fromIteration + 1;
    }

    /** The summary of one series, if it was measured here. */
    public Optional<Summary> summary(Series key) {
        return Optional.ofNullable(series.get(key));
    }

    /** Number of NaN and infinite values in the loss and all series. */
    public long nonFinite() {
        long count = loss.nonFinite();
        for (Summary summary : series.values()) {
            count += summary.nonFinite();
        }
        return count;
    }

    /** Whether the loss or any series holds a NaN or infinite value. */
    public boolean hasNonFinite() {
        return nonFinite() > 0;
    }

    /** The summary over units of one series, if it was measured here. */
    public Optional<UnitSummary> units(UnitSeries key) {
        return Optional.ofNullable(units.get(key));
    }

    /** The same in another place of the training: a worker counts its own iterations. */
    public Window at(int newFromEpoch, int newToEpoch, long newFromIteration, long newToIteration) {
        return new Window(
                newFromEpoch, newToEpoch, newFromIteration, newToIteration, loss, series, distributions, units);
    }

    /** This window and the one that follows it, as one. */
    public Window merge(Window next) {
        return new Window(
                Math.min(fromEpoch, next.fromEpoch),
                Math.max(toEpoch, next.toEpoch),
                Math.min(fromIteration, next.fromIteration),
                Math.max(toIteration, next.toIteration),
                loss.merge(next.loss),
                merged(series, next.series, Summary::merge),
                merged(distributions, next.distributions, Distribution::merge),
                merged(units, next.units, UnitSummary::merge));
    }

    private static <K, V> Map<K, V> merged(Map<K, V> first, Map<K, V> second, BinaryOperator<V> merge) {
        Map<K, V> merged = new LinkedHashMap<>(first);
        second.forEach((key, value) -> merged.merge(key, value, merge));
        return merged;
    }
}
