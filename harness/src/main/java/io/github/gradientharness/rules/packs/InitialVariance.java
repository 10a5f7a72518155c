package io.github.gradientharness.rules.packs;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How far a kernel's first variance is from the one its initialisation should have: the larger over the smaller.
 *
 * <p>As TheDeepChecker has it: He's 2/fan-in for a network of ReLU (He et al. 2015), Glorot's 2/(fan-in + fan-out) for
 * tanh (Glorot and Bengio 2010), LeCun's 1/fan-in for sigmoid (LeCun et al. 1998), and otherwise the nearest of the three.
 * The network's activation function is that of its first layer with a kernel. A kernel whose variance is below 1e-8 has
 * a ratio of infinity. Fan-in and fan-out are a matrix's two dimensions; kernels of other shapes are left out.
 */
final class InitialVariance {

    private static final double NONE = 1e-8;

    private InitialVariance() {}

    static Measurement ratio() {
        return recording -> {
            List<Layer> layers = recording.header().model().layersWithKernel();
            if (layers.isEmpty() || !Activations.isKnown(layers.get(0))) {
                return Readings.missing("the recording does not say which activation function the first layer has;"
                        + " attach the model itself to the recorder");
            }
            List<Reading> readings = readings(recording, layers.get(0));
            return Readings.of(
                    readings,
                    "the parameters of the first iteration were measured for no kernel with two dimensions;"
                            + " attach the recorder before training");
        };
    }

    private static List<Reading> readings(Recording recording, Layer first) {
        List<Reading> readings = new ArrayList<>();
        for (Tensor kernel : Tensor.kernels(recording)) {
            List<Long> shape = kernel.parameter().shape();
            for (Window window : recording.windows()) {
                if (shape.size() == 2 && window.fromIteration() == 1) {
                    kernel.finite(window, Quantity.PARAMETER)
                            .map(values -> ratio(values.standardDeviation(), first, shape.get(0), shape.get(1)))
                            .ifPresent(ratio ->
                                    readings.add(new Reading(kernel.layer().name(), window, ratio)));
                }
            }
        }
        return readings;
    }

    private static double ratio(double standardDeviation, Layer first, long fanIn, long fanOut) {
        double variance = standardDeviation * standardDeviation;
        if (variance < NONE) {
            return Double.POSITIVE_INFINITY;
        }
        return references(first, fanIn, fanOut)
                .map(reference -> Math.max(variance / reference, reference / variance))
                .min()
                .orElseThrow();
    }

    private static DoubleStream references(Layer first, double fanIn, double fanOut) {
        double he = 2 / fanIn;
        double glorot = 2 / (fanIn + fanOut);
        double leCun = 1 / fanIn;
        if (Activations.isRelu(first)) {
            return DoubleStream.of(he);
        }
        if (Activations.isTanh(first)) {
            return DoubleStream.of(glorot);
        }
        return Activations.isSigmoid(first) ? DoubleStream.of(leCun) : DoubleStream.of(he, glorot, leCun);
    }
}
