package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
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

    /** The size of each kernel's update beside the kernel's own. */
    Profile updateRatio() {
        ChosenQuantity update = new ChosenQuantity(this, Quantity.UPDATE, ParameterChoice.KERNEL);
        ChosenQuantity kernel = new ChosenQuantity(this, Quantity.PARAMETER, ParameterChoice.KERNEL);
        Profile.Label label = new Profile.Label(place(), "update : parameter (L2 norms)", "kernel");
        return Profile.of(label, layers, layer -> update.value(layer, Statistic.L2) / nonZero(kernel, layer));
    }

    private static double nonZero(ChosenQuantity kernel, Layer layer) {
        double size = kernel.value(layer, Statistic.L2);
        if (size == 0) {
            throw new UnmetException("The kernel of layer '" + layer.name()
                    + "' is all zero: there is no ratio of its update to it. Was it initialised?");
        }
        return size;
    }
}
