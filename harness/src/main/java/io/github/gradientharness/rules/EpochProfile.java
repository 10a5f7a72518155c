package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The kernels' summaries of one epoch, layer by layer.
 *
 * @param epoch the epoch, or the last one where windows of several were merged
 * @param fromIteration its first iteration
 * @param summaries one for each of the layers asked for; {@link Summary#EMPTY} where nothing was measured
 */
record EpochProfile(int epoch, long fromIteration, List<Summary> summaries) {

    /** The profiles of a quantity over the given layers, one for each epoch from 1 to {@code lastEpoch}. */
    static List<EpochProfile> of(Recording recording, List<Layer> layers, Quantity quantity, int lastEpoch) {
        TreeMap<Integer, Window> byEpoch = new TreeMap<>();
        for (Window window : recording.windowsInEpochs(0, lastEpoch)) {
            byEpoch.merge(window.toEpoch(), window, Window::merge);
        }
        return byEpoch.entrySet().stream()
                .map(entry -> profile(entry.getKey(), entry.getValue(), layers, quantity))
                .toList();
    }

    private static EpochProfile profile(int epoch, Window window, List<Layer> layers, Quantity quantity) {
        List<Summary> summaries = new ArrayList<>();
        for (Layer layer : layers) {
            summaries.add(window.kernels(layer, quantity));
        }
        return new EpochProfile(epoch, window.fromIteration(), summaries);
    }

    /** The layer's mean absolute value; NaN if nothing finite was measured. */
    double meanAbsolute(int layer) {
        return summaries.get(layer).meanAbsolute();
    }
}
