package io.github.gradientharness.rules.prediction;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.TrainingData;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.verdict.Diagnosis.PredictedLayer;
import io.github.gradientharness.verdict.Diagnosis.PredictedLayer.Gradient;
import java.util.ArrayList;
import java.util.List;

/** Which layers' gradients are too small or too large in the first iteration, and which were in the last one. */
final class LayerForecast {

    /** A gradient below this share of the largest layer's is too small. */
    static final double SMALL = 0.01;

    /** A step of more than this share of its kernel is too large. */
    static final double LARGE = 0.3;

    private final Window window;
    private final List<Layer> layers;
    private final double largestKernel;
    private final double largestOutput;

    LayerForecast(Window window, List<Layer> layers) {
        this.window = window;
        this.layers = layers;
        this.largestKernel = layers.stream()
                .mapToDouble(layer -> LayerNumbers.gradient(window, layer))
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
        this.largestOutput = layers.stream()
                .mapToDouble(layer -> LayerNumbers.outputGradient(window, layer))
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }

    /** One for each layer with a kernel, in forward order. */
    static List<PredictedLayer> of(Recording recording) {
        List<Layer> layers = recording.header().model().layersWithKernel();
        List<Window> windows = recording.windows();
        LayerForecast first = new LayerForecast(windows.get(0), layers);
        LayerForecast last = new LayerForecast(lastMeasured(windows, layers), layers);
        double inputSpread = inputSpread(recording.trainingData());
        List<PredictedLayer> forecast = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            forecast.add(new PredictedLayer(
                    layer.name(),
                    first.forwardGain(i, inputSpread),
                    first.backwardGain(i),
                    LayerNumbers.saturated(first.window, layer),
                    LayerNumbers.dead(first.window, layer),
                    LayerNumbers.similarity(first.window, layer),
                    first.share(layer),
                    first.gradient(layer),
                    last.share(layer),
                    last.window == first.window ? Gradient.UNKNOWN : last.gradient(layer)));
        }
        return forecast;
    }

    /** The last window with gradients of kernels. */
    private static Window lastMeasured(List<Window> windows, List<Layer> layers) {
        return windows.stream()
                .filter(window -> layers.stream()
                        .anyMatch(layer ->
                                window.kernels(layer, Quantity.GRADIENT).count() > 0))
                .reduce((earlier, later) -> later)
                .orElse(windows.get(0));
    }

    private static double inputSpread(TrainingData data) {
        return data.inputs().size() == 1 ? data.inputs().get(0).values().spread() : Double.NaN;
    }

    /** How much more the outputs vary than those of the layer before. */
    private double forwardGain(int i, double inputSpread) {
        double before = i == 0 ? inputSpread : LayerNumbers.outputSpread(window, layers.get(i - 1));
        return LayerNumbers.outputSpread(window, layers.get(i)) / before;
    }

    /** How much larger dL/da is than at the layer behind. */
    private double backwardGain(int i) {
        return i + 1 == layers.size()
                ? Double.NaN
                : LayerNumbers.outputGradient(window, layers.get(i))
                        / LayerNumbers.outputGradient(window, layers.get(i + 1));
    }

    /** The smaller of two shares: what the kernel's gradient has of the largest kernel's, and dL/da of the largest layer's. */
    private double share(Layer layer) {
        double kernel = share(LayerNumbers.gradient(window, layer), largestKernel);
        double output = share(LayerNumbers.outputGradient(window, layer), largestOutput);
        return Double.isNaN(kernel) || output < kernel ? output : kernel;
    }

    /** Where no layer gets any, each has none. */
    private static double share(double value, double largest) {
        return largest == 0 ? 0 : value / largest;
    }

    private Gradient gradient(Layer layer) {
        if (window.kernels(layer, Quantity.GRADIENT).count() == 0) {
            return Gradient.UNKNOWN;
        }
        if (window.kernels(layer, Quantity.GRADIENT).isAllZero()) {
            return Gradient.NONE;
        }
        double step = LayerNumbers.step(window, layer);
        if (window.kernels(layer, Quantity.GRADIENT).nonFinite() > 0 || step > LARGE) {
            return Gradient.TOO_LARGE;
        }
        return share(layer) < SMALL ? Gradient.TOO_SMALL : Gradient.USUAL;
    }
}
