package io.github.gradientharness.rules.evidence;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;
import io.github.gradientharness.verdict.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apiguardian.api.API;

/**
 * What was measured in one epoch, or in several where a long recording merged their windows.
 *
 * <p>A training of a single epoch is judged in steps of {@value #ITERATIONS} iterations in its place, the length of an epoch
 * of the circles networks on which the rules were calibrated: a training loop may never say where its epochs end.
 *
 * @param windows at least one
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Epoch(List<Window> windows) {

    /** How many iterations count as an epoch where the recording has only one. */
    public static final int ITERATIONS = 16;

    /** The last of the first epochs, in which rules look at how a network starts. */
    public static final int LAST_OF_FIRST = 20;

    /** Copies the windows. */
    public Epoch {
        windows = List.copyOf(windows);
    }

    /** The epochs 1 to {@value #LAST_OF_FIRST}, in order; empty if nothing was recorded. */
    public static List<Epoch> first(Recording recording) {
        return all(recording).stream()
                .filter(epoch -> isFirst(epoch, recording))
                .toList();
    }

    private static boolean isFirst(Epoch epoch, Recording recording) {
        Window first = epoch.windows.get(0);
        return isSingle(recording)
                ? first.fromIteration() <= (long) LAST_OF_FIRST * ITERATIONS
                : first.fromEpoch() <= LAST_OF_FIRST;
    }

    /** What the rest of a recording is called, from a window on. */
    public static Period from(Recording recording, Window first) {
        List<Window> rest = recording.windows().stream()
                .filter(window -> window.fromIteration() >= first.fromIteration())
                .toList();
        return period(List.of(new Epoch(rest)));
    }

    /** What some epochs are called, at least one. */
    public static Period period(List<Epoch> epochs) {
        Window first = epochs.get(0).windows.get(0);
        List<Window> ofLast = epochs.get(epochs.size() - 1).windows;
        Window last = ofLast.get(ofLast.size() - 1);
        return new Period(
                first.fromEpoch(),
                last.toEpoch(),
                first.fromIteration(),
                last.toIteration(),
                last.toEpoch() == 1 ? Period.Unit.ITERATIONS : Period.Unit.EPOCHS,
                epochs.size());
    }

    /** All epochs, in order; empty if nothing was recorded. */
    public static List<Epoch> all(Recording recording) {
        return isSingle(recording)
                ? of(recording.windows(), window -> (window.toIteration() - 1) / ITERATIONS)
                : of(recording.windows(), Window::toEpoch);
    }

    private static boolean isSingle(Recording recording) {
        return recording.lastEpoch() == 1;
    }

    private static List<Epoch> of(List<Window> windows, ToLongFunction<Window> number) {
        List<Epoch> epochs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= windows.size(); i++) {
            long epoch = number.applyAsLong(windows.get(from));
            if (i == windows.size() || number.applyAsLong(windows.get(i)) != epoch) {
                epochs.add(new Epoch(windows.subList(from, i)));
                from = i;
            }
        }
        return epochs;
    }

    /** The epoch of the recording, or the last of several. */
    public int number() {
        return windows.get(windows.size() - 1).toEpoch();
    }

    /** Its first iteration, from 1. */
    public long fromIteration() {
        return windows.get(0).fromIteration();
    }

    /** The summary of the layer's kernels; empty where nothing was measured. */
    public Summary kernels(Layer layer, Quantity quantity) {
        return merged(window -> window.kernels(layer, quantity));
    }

    /** The summary of a quantity of the layer as a whole; empty where nothing was measured. */
    public Summary output(Layer layer, Quantity quantity) {
        Series key = new Series(layer.index(), "", quantity);
        return merged(window -> window.series().getOrDefault(key, Summary.EMPTY));
    }

    /** The units' values of every batch that was measured; of nothing where none was. */
    public Distribution units(Layer layer, Statistic statistic) {
        UnitSeries key = new UnitSeries(layer.index(), "", statistic);
        Distribution all = Distribution.EMPTY;
        for (Window window : windows) {
            Distribution values = window.units(key).map(UnitSummary::values).orElse(Distribution.EMPTY);
            all = all == Distribution.EMPTY ? values : all.merge(values);
        }
        return all;
    }

    /** The minibatches' losses. */
    public Summary loss() {
        return merged(Window::loss);
    }

    /** Nearly every epoch is a single window, of which there is nothing to merge. */
    private Summary merged(Function<Window, Summary> part) {
        Summary all = part.apply(windows.get(0));
        for (int i = 1; i < windows.size(); i++) {
            all = all.merge(part.apply(windows.get(i)));
        }
        return all;
    }
}
