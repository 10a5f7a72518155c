package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.rules.evidence.LayerKinds;
import java.util.ArrayList;
import java.util.List;

/** What a vanishing gradient means and what to try, in words. */
final class VanishingGradientText {

    private VanishingGradientText() {}

    static String meaning(
            boolean byKernels, boolean towardsInput, boolean normIsSmall, boolean updatesAreSmall, boolean lossFalls) {
        if (!updatesAreSmall) {
            return "The gradient is uneven, yet the updater rescales it and the layer's parameters do move;"
                    + " networks like this often learn.";
        }
        if (!normIsSmall) {
            return "The gradient is small per element, yet the layer has many elements and its norm is not small.";
        }
        if (lossFalls) {
            return "The gradient is uneven, yet the loss still falls: the network learns in spite of it, more slowly than"
                    + " it could.";
        }
        if (towardsInput) {
            return "The gradient shrinks layer by layer on its way from the output to the input,"
                    + " so the first layers hardly learn: the textbook vanishing gradient.";
        }
        return byKernels
                ? "The gradient is not shrinking steadily towards the input: the layers in between are starved,"
                        + " while those at both ends get far more."
                : "What reaches this layer's output is a small fraction of what reaches the others', whether or not"
                        + " the kernels' gradients look even: what is left says little of the loss.";
    }

    static List<String> remedies(List<Layer> layers, boolean byKernels, boolean oneSided) {
        List<String> remedies = new ArrayList<>();
        List<Layer> hidden = layers.subList(0, Math.max(0, layers.size() - 1));
        if (oneSided) {
            remedies.add(Suspects.AROUND_ZERO);
        }
        if (hidden.stream().anyMatch(layer -> LayerKinds.isA(layer, "sigmoid"))) {
            remedies.add("replace the sigmoid of the hidden layers by ReLU with He initialisation, or by tanh with"
                    + " Glorot initialisation (Glorot & Bengio 2010; He et al. 2015)");
        } else if (hidden.stream().anyMatch(layer -> LayerKinds.isA(layer, "relu"))) {
            remedies.add("use He initialisation; where it is used already, wider layers, fewer of them or leaky ReLU:"
                    + " narrow deep ReLU networks lose their gradient (He et al. 2015; Hanin 2018)");
        } else if (!oneSided) {
            remedies.add("initialise the kernels by Glorot for tanh, or use ReLU with He initialisation in the hidden"
                    + " layers (Glorot & Bengio 2010; He et al. 2015)");
        }
        remedies.add("add batch normalization between the layers, or use fewer of them");
        if (byKernels) {
            remedies.add("try an updater that rescales each parameter's gradient, such as Adam");
        }
        return remedies;
    }
}
