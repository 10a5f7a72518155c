package io.github.gradientharness.report;

import io.github.gradientharness.report.EpochTotals.Typical;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One number of each layer, to be drawn over depth.
 *
 * @param what it is, for those who can't see the drawing
 * @param layers from input to output
 * @param sick positions of the layers that a finding is about
 * @param low where the healthy band begins; NaN if it is not known
 * @param high where it ends
 * @param limit the limit in force, below which a layer is not healthy; NaN where none is drawn
 */
record DepthProfile(
        String what, List<OfLayer> layers, Collection<Integer> sick, double low, double high, double limit) {

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
     * A limit as a share of the largest layer's number.
     *
     * @param share NaN where none is in force
     * @param isBroken whether a finding says that some layer is below it
     */
    record ShareLimit(double share, boolean isBroken) {}

    /** Numbers without a limit. */
    DepthProfile(String what, List<OfLayer> layers, Collection<Integer> sick) {
        this(what, layers, sick, Double.NaN, Double.NaN, Double.NaN);
    }

    /** The mean absolute gradient of the kernels in some epochs. */
    static DepthProfile ofGradient(
            List<LayerMeasurement> layers, Function<LayerMeasurement, Typical> when, Collection<Integer> sick) {
        return new DepthProfile(
                "Mean absolute gradient",
                layers.stream().map(layer -> gradient(layer, when.apply(layer))).toList(),
                sick);
    }

    private static OfLayer gradient(LayerMeasurement layer, Typical typical) {
        return new OfLayer(
                layer.layer().name(), typical.meanAbsolute(), layer.whole().meanAbsolute(), typical.nonFinite() == 0);
    }

    /**
     * The same, healthy from a share of the largest layer's number up to it. Without this limit where a layer would be drawn
     * below it that no finding is about.
     */
    DepthProfile within(ShareLimit share) {
        double largest = layers.stream()
                .mapToDouble(OfLayer::early)
                .filter(value -> value > 0 && Double.isFinite(value))
                .max()
                .orElse(Double.NaN);
        double lowest = share.share * largest;
        DepthProfile limited = new DepthProfile(what, layers, sick, lowest, largest, lowest);
        boolean isDrawn =
                !Double.isNaN(lowest) && (share.isBroken || limited.below().isEmpty());
        return isDrawn ? limited : this;
    }

    /** The same with a limit that stands for itself. */
    DepthProfile withLimit(double other) {
        return new DepthProfile(what, layers, sick, low, high, other);
    }

    /** Positions of the layers below the limit. */
    List<Integer> below() {
        return IntStream.range(0, layers.size())
                .filter(i -> layers.get(i).early < limit)
                .boxed()
                .toList();
    }

    /** Whether there is a limit to draw. */
    boolean hasLimit() {
        return !Double.isNaN(limit);
    }

    /** Whether there is a band to fill. */
    boolean hasBand() {
        return !Double.isNaN(low);
    }

    /** All that an axis has to reach. */
    double[] values() {
        return DoubleStream.concat(
                        layers.stream().flatMapToDouble(layer -> DoubleStream.of(layer.early, layer.whole)),
                        DoubleStream.of(low, high, limit))
                .toArray();
    }
}
