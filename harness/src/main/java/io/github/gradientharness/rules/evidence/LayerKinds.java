package io.github.gradientharness.rules.evidence;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/** What the rules need to know of layers by their activation functions' names. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LayerKinds {

    private static final List<String> SATURATING = List.of("tanh", "sigmoid", "softsign");

    private static final int MOST_NAMED = 24;
    private static final int ENDS = 6;

    private LayerKinds() {}

    /**
     * The layers with a kernel except the model's last one, whose output is the answer: it may saturate, and its
     * gradient is the loss's own.
     */
    public static List<Layer> hidden(Model model) {
        List<Layer> layers = model.layersWithKernel();
        return layers.isEmpty() ? layers : layers.subList(0, layers.size() - 1);
    }

    /** Whether the activation function is flat at both ends. */
    public static boolean saturates(Layer layer) {
        return SATURATING.stream().anyMatch(name(layer)::contains);
    }

    /** Whether the activation function is exactly zero for negative inputs, as ReLU is and leaky ReLU is not. */
    public static boolean isRectifier(Layer layer) {
        String name = name(layer);
        return name.equals("relu") || name.equals("relu6") || name.equals("thresholdedrelu");
    }

    /** Whether the activation function's name holds a word. */
    public static boolean isA(Layer layer, String word) {
        return name(layer).contains(word);
    }

    /** Their names; of more than 24 the first and last six. */
    public static String names(List<Layer> layers) {
        List<String> names = layers.stream().map(Layer::name).toList();
        return names.size() <= MOST_NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, ENDS)) + ", " + (names.size() - 2 * ENDS) + " more, "
                        + String.join(", ", names.subList(names.size() - ENDS, names.size()));
    }

    private static String name(Layer layer) {
        return layer.activation().toLowerCase(Locale.ROOT).replace("_", "");
    }
}
