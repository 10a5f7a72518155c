package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;

/** The size of a kernel's update beside the kernel's own. */
final class UpdateRatio {

    private UpdateRatio() {}

    static Profile profile(ChosenLayers layers) {
        ChosenQuantity update = new ChosenQuantity(layers, Quantity.UPDATE, ParameterChoice.KERNEL);
        ChosenQuantity kernel = new ChosenQuantity(layers, Quantity.PARAMETER, ParameterChoice.KERNEL);
        Profile.Label label = new Profile.Label(layers.place(), "update : parameter (L2 norms)", "kernel");
        return Profile.of(label, layers.layers(), layer -> update.value(layer, Statistic.L2) / nonZero(kernel, layer));
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
