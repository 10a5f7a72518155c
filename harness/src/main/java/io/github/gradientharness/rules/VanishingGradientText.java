package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a vanishing gradient means and what to try, in words. */
final class VanishingGradientText {

    private VanishingGradientText() {}

    static String meaning(boolean towardsInput, boolean normIsSmall, boolean updatesAreSmall) {
        if (!updatesAreSmall) {
            return "The gradient is uneven, yet the updater rescales it and the layer's parameters do move;"
                    + " networks like this often learn.";
        }
        if (!normIsSmall) {
            return "The gradient is small per element, yet the layer has many elements and its norm is not small.";
        }
        return towardsInput
                ? "The gradient shrinks layer by layer on its way from the output to the input,"
                        + " so the first layers hardly learn: the textbook vanishing gradient."
                : "The gradient is not shrinking steadily towards the input: the layers in between are starved,"
                        + " while those at both ends get far more.";
    }

    static List<String> remedies(List<Layer> layers, boolean towardsInput) {
        List<String> remedies = new ArrayList<>();
        if (usesActivation(layers, "sigmoid")) {
            remedies.add("replace the sigmoid of the hidden layers by ReLU with He initialisation, or by tanh with"
                    + " Glorot initialisation (Glorot & Bengio 2010; He et al. 2015)");
        } else if (!towardsInput) {
            remedies.add("initialise the kernels around zero: Glorot uniform for tanh, He uniform for ReLU;"
                    + " kernels of one sign make a layer's units copies of each other");
        } else {
            remedies.add("use ReLU with He initialisation in the hidden layers (He et al. 2015)");
        }
        remedies.add("add batch normalization between the layers, or use fewer of them");
        remedies.add("try an updater that rescales each parameter's gradient, such as Adam");
        return remedies;
    }

    private static boolean usesActivation(List<Layer> layers, String activation) {
        return layers.subList(0, layers.size() - 1).stream()
                .anyMatch(layer -> layer.activation().toLowerCase(Locale.ROOT).contains(activation));
    }
}
