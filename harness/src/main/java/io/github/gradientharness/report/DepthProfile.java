package io.github.gradientharness.report;

import io.github.gradientharness.report.EpochTotals.Typical;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * One number of each layer, to be drawn over depth.
 *
 * @param what it is, for those who can't see the drawing
 * @param layers from input to output
 * @param sick positions of the layers to mark
 * @param low where the healthy band begins; NaN if it is not known
 * @param high where it ends
 */
record DepthProfile(String what, List<OfLayer> layers, Collection<Integer> sick, double low, double high) {

    /**
     * A layer's number.
     *
     * @param name of the layer
     * @param early in the first epochs, or in those that matter: the median over them
     * @param whole over the whole run
     * @param isFinite whether none of the values it is made from is NaN or infinite
     */
    record OfLayer(String name, double early, double whole, boolean isFinite) {}

    /**
     * The mean absolute gradient of the kernels.
     *
     * @param limit the smallest share of the largest layer's gradient that is still healthy
     */
    static DepthProfile ofGradient(List<LayerMeasurement> layers, Collection<Integer> sick, double limit) {
        return ofGradient(layers, LayerMeasurement::early, sick, limit);
    }

    /**
     * The same in other epochs than the first.
     *
     * @param limit NaN where the gradient's size over depth does not tell what is healthy
     */
    static DepthProfile ofGradient(
            List<LayerMeasurement> layers,
            Function<LayerMeasurement, Typical> when,
            Collection<Integer> sick,
            double limit) {
        return upTo(
                "Mean absolute gradient",
                layers.stream().map(layer -> gradient(layer, when.apply(layer))).toList(),
                sick,
                limit);
    }

    private static OfLayer gradient(LayerMeasurement layer, Typical typical) {
        return new OfLayer(
                layer.layer().name(), typical.meanAbsolute(), layer.whole().meanAbsolute(), typical.nonFinite() == 0);
    }

    /** Healthy from a share of the largest layer's number up to it. */
    static DepthProfile upTo(String what, List<OfLayer> layers, Collection<Integer> sick, double share) {
        double largest = layers.stream()
                .mapToDouble(OfLayer::early)
                .filter(value -> value > 0 && Double.isFinite(value))
                .max()
                .orElse(Double.NaN);
        return new DepthProfile(what, layers, sick, share * largest, Double.isNaN(share) ? share : largest);
    }

    /** All that an axis has to reach. */
    double[] values() {
        return DoubleStream.concat(
                        layers.stream().flatMapToDouble(layer -> DoubleStream.of(layer.early, layer.whole)),
                        DoubleStream.of(low, high))
                .toArray();
    }
}
