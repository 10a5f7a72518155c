package io.github.gradientharness.rules.packs;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recording;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Which activation function a layer has, by the name the framework gives it, in any case. */
final class Activations {

    private static final Set<String> RELU = Set.of("relu", "relu6");

    private Activations() {}

    static boolean isRelu(Layer layer) {
        return RELU.contains(name(layer));
    }

    static boolean isTanh(Layer layer) {
        return name(layer).equals("tanh");
    }

    static boolean isSigmoid(Layer layer) {
        return name(layer).equals("sigmoid");
    }

    static boolean saturates(Layer layer) {
        return isTanh(layer) || isSigmoid(layer);
    }

    static boolean isSoftmax(Layer layer) {
        return name(layer).equals("softmax");
    }

    static boolean isKnown(Layer layer) {
        return !layer.activation().isEmpty();
    }

    /** Whether a layer is of a kind and not the last one with an activation function, which is the network's output. */
    static Predicate<Layer> hidden(Recording recording, Predicate<Layer> kind) {
        List<Layer> known = recording.header().model().layers().stream()
                .filter(Activations::isKnown)
                .toList();
        return layer -> isKnown(layer)
                && kind.test(layer)
                && layer.index() != known.get(known.size() - 1).index();
    }

    /** What a rule answers that finds no layer of its kind: fine, if the kinds are known at all. */
    static Readings nothingToAsk(List<Layer> layers, String kind) {
        return layers.stream().anyMatch(Activations::isKnown)
                ? Readings.notApplicable("the network has no " + kind)
                : Readings.missing("the recording does not say which activation functions the layers have;"
                        + " attach the model itself to the recorder");
    }

    private static String name(Layer layer) {
        return layer.activation().toLowerCase(Locale.ROOT);
    }
}
