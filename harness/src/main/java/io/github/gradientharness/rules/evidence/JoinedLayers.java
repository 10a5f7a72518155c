package io.github.gradientharness.rules.evidence;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.UnitSummary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * A recording in which a layer with a kernel and the activation function that follows it in a layer of its own are one
 * layer, so that the same network is judged the same however it is written.
 *
 * <p>A kernel's layer without an activation function of its own takes the name of that of the next {@code
 * ActivationLayer}, or of a {@code LossLayer} and its like, and what was measured of its output. Batch normalization,
 * dropout and identity functions may lie in between. The layer without kernel keeps its place, and nothing is measured of
 * it. In a graph, each of these layers must be all that goes into the next one, and go nowhere else.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JoinedLayers {

    private static final String NETWORK = "MultiLayerNetwork";

    private static final Set<Quantity> OF_OUTPUT = Set.of(
            Quantity.ACTIVATION, Quantity.ACTIVATION_GRADIENT, Quantity.UNIT_SIMILARITY, Quantity.SAMPLE_CONCENTRATION);

    private final List<Layer> layers;
    /** By the index of a kernel's layer, the layer that applies its activation function; and the other way round. */
    private final Map<Integer, Layer> activations = new HashMap<>();

    private final Map<Integer, Integer> kernels = new HashMap<>();

    private JoinedLayers(Model model) {
        this.layers = model.layers();
        for (Layer layer : layers) {
            int kernel =
                    appliesFunction(layer) ? kernelBefore(layer, model.kind().equals(NETWORK)) : Layer.UNKNOWN;
            if (kernel >= 0) {
                activations.put(kernel, layer);
                kernels.put(layer.index(), kernel);
            }
        }
    }

    /** The recording as rules are to see it; the same where there is nothing to join. */
    public static Recording in(Recording recording) {
        JoinedLayers joined = new JoinedLayers(recording.header().model());
        return joined.activations.isEmpty()
                ? recording
                : new Recording(
                        joined.header(recording.header()),
                        recording.windows().stream().map(joined::window).toList(),
                        recording.metrics(),
                        recording.notes(),
                        recording.dataSets(),
                        recording.trainingData(),
                        recording.sanity(),
                        recording.ending(),
                        recording.damage());
    }

    private static boolean appliesFunction(Layer layer) {
        boolean isLayerOfItsOwn = layer.type().equals("ActivationLayer") || isLoss(layer);
        return isLayerOfItsOwn && !layer.hasKernel() && !isIdentity(layer);
    }

    private static boolean isLoss(Layer layer) {
        return layer.type().endsWith("LossLayer");
    }

    private static boolean isIdentity(Layer layer) {
        String name = layer.activation().toLowerCase(Locale.ROOT);
        return name.isEmpty() || name.equals("identity");
    }

    /** Index of the layer with a kernel to which a function is applied; unknown where that is not certain. */
    private int kernelBefore(Layer function, boolean isNetwork) {
        Layer layer = function;
        for (int steps = 0; steps < layers.size(); steps++) {
            int before = isNetwork ? layer.index() - 1 : layer.follows();
            if (before < 0 || before >= layer.index()) {
                return Layer.UNKNOWN;
            }
            layer = layers.get(before);
            if (!isIdentity(layer)) {
                return Layer.UNKNOWN;
            }
            if (layer.hasKernel()) {
                return before;
            }
            if (!isPassedThrough(layer)) {
                return Layer.UNKNOWN;
            }
        }
        return Layer.UNKNOWN;
    }

    private static boolean isPassedThrough(Layer layer) {
        String type = layer.type();
        return type.equals("BatchNormalization") || type.equals("DropoutLayer") || type.equals("ActivationLayer");
    }

    private Header header(Header header) {
        Model model = header.model();
        List<Layer> joined = layers.stream().map(this::layer).toList();
        return header.withModel(new Model(model.name(), model.kind(), joined, model.updater(), model.parameterCount()));
    }

    private Layer layer(Layer layer) {
        Layer function = activations.get(layer.index());
        return function == null
                ? layer
                : new Layer(
                        layer.index(),
                        layer.name(),
                        isLoss(function) ? layer.type() + " and " + function.type() : layer.type(),
                        function.activation(),
                        layer.fanIn(),
                        layer.units(),
                        layer.parameters(),
                        layer.follows());
    }

    private Window window(Window window) {
        return new Window(
                window.fromEpoch(),
                window.toEpoch(),
                window.fromIteration(),
                window.toIteration(),
                window.loss(),
                series(window.series()),
                series(window.distributions()),
                units(window.units()));
    }

    private <V> Map<Series, V> series(Map<Series, V> all) {
        Map<Series, V> joined = new LinkedHashMap<>();
        all.forEach((key, value) -> {
            boolean isOfOutput = OF_OUTPUT.contains(key.quantity());
            place(key.layer(), isOfOutput)
                    .ifPresent(layer -> joined.put(
                            layer == key.layer() ? key : new Series(layer, key.parameter(), key.quantity()), value));
        });
        return joined;
    }

    private Map<UnitSeries, UnitSummary> units(Map<UnitSeries, UnitSummary> all) {
        Map<UnitSeries, UnitSummary> joined = new LinkedHashMap<>();
        all.forEach((key, value) -> place(key.layer(), key.parameter().isEmpty())
                .ifPresent(layer -> joined.put(new UnitSeries(layer, key.parameter(), key.statistic()), value)));
        return joined;
    }

    /** Where something that was measured of a layer belongs; empty for the output of a layer whose function follows. */
    private OptionalInt place(int layer, boolean isOfOutput) {
        return isOfOutput && activations.containsKey(layer)
                ? OptionalInt.empty()
                : OptionalInt.of(kernels.getOrDefault(layer, layer));
    }
}
