package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What was measured in one epoch, or in several where a long recording merged their windows.
 *
 * @param number the epoch, or the last of several
 * @param windows at least one
 */
record Epoch(int number, List<Window> windows) {

    Epoch {
        windows = List.copyOf(windows);
    }

    /** The epochs up to and including the given one, in order; empty if nothing was recorded. */
    static List<Epoch> first(Recording recording, int last) {
        return of(recording.windowsInEpochs(0, last));
    }

    /** All epochs, in order; empty if nothing was recorded. */
    static List<Epoch> all(Recording recording) {
        return of(recording.windows());
    }

    private static List<Epoch> of(List<Window> windows) {
        List<Epoch> epochs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= windows.size(); i++) {
            int epoch = windows.get(from).toEpoch();
            if (i == windows.size() || windows.get(i).toEpoch() != epoch) {
                epochs.add(new Epoch(epoch, windows.subList(from, i)));
                from = i;
            }
        }
        return epochs;
    }

    /** Its first iteration, from 1. */
    long fromIteration() {
        return windows.get(0).fromIteration();
    }

    /** The summary of the layer's kernels; empty where nothing was measured. */
    Summary kernels(Layer layer, Quantity quantity) {
        return merged(window -> window.kernels(layer, quantity));
    }

    /** The summary of a quantity of the layer as a whole; empty where nothing was measured. */
    Summary output(Layer layer, Quantity quantity) {
        Series key = new Series(layer.index(), "", quantity);
        return merged(window -> window.series().getOrDefault(key, Summary.EMPTY));
    }

    /** The units' values of every batch that was measured; of nothing where none was. */
    Distribution units(Layer layer, Statistic statistic) {
        UnitSeries key = new UnitSeries(layer.index(), "", statistic);
        Distribution all = Distribution.EMPTY;
        for (Window window : windows) {
            Distribution values = window.valuesOfUnits(key).orElse(Distribution.EMPTY);
            all = all == Distribution.EMPTY ? values : all.merge(values);
        }
        return all;
    }

    /** The minibatches' losses. */
    Summary loss() {
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
