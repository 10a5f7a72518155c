package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Layer;
import java.util.List;

/**
 * Some layers of a model in some windows.
 *
 * @param range the windows
 * @param layers at least one, in forward order
 */
record ChosenLayers(WindowRange range, List<Layer> layers) implements Place {

    @Override
    public String place() {
        return range.place();
    }

    /** All layers that have a kernel, at least one. */
    static List<Layer> withKernel(WindowRange range) {
        List<Layer> layers = range.recording().header().model().layersWithKernel();
        if (layers.isEmpty()) {
            throw new UnmetException("The model has no layer with a kernel.");
        }
        return layers;
    }

    /** All layers that have a kernel but the one nearest the output, at least one. */
    static List<Layer> hidden(WindowRange range) {
        List<Layer> layers = withKernel(range);
        if (layers.size() == 1) {
            throw new UnmetException("The model has no hidden layer: its only layer with a kernel is '"
                    + layers.get(0).name() + "'.");
        }
        return layers.subList(0, layers.size() - 1);
    }
}
