package io.github.gradientharness.rules.evidence;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.stats.DepthSlope;
import io.github.gradientharness.stats.Median;
import io.github.gradientharness.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * How unevenly a quantity is spread over depth, in the first epochs of a training. Layers in which it is zero, not
 * measured or not finite are left out of every comparison.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DepthSpread {

    private final List<Layer> layers;
    private final List<Epoch> epochs;
    private final List<List<Summary>> summaries;
    /** Mean absolute values, by epoch and layer. */
    private final double[][] sizes;

    /** The largest finite one of each epoch. */
    private final double[] largest;

    private final double[] ratios;
    private final OptionalInt smallest;

    private DepthSpread(List<Layer> layers, List<Epoch> epochs, BiFunction<Epoch, Layer, Summary> measured) {
        this.layers = List.copyOf(layers);
        this.epochs = List.copyOf(epochs);
        this.summaries = new ArrayList<>(epochs.size());
        this.sizes = new double[epochs.size()][layers.size()];
        this.largest = new double[epochs.size()];
        this.ratios = new double[epochs.size()];
        for (int epoch = 0; epoch < ratios.length; epoch++) {
            measure(epoch, measured);
        }
        this.smallest = findSmallest();
    }

    private void measure(int epoch, BiFunction<Epoch, Layer, Summary> measured) {
        List<Summary> ofLayers = new ArrayList<>(layers.size());
        for (int layer = 0; layer < layers.size(); layer++) {
            Summary summary = measured.apply(epochs.get(epoch), layers.get(layer));
            ofLayers.add(summary);
            double size = summary.meanAbsolute();
            sizes[epoch][layer] = size;
            largest[epoch] = isComparable(size) ? Math.max(largest[epoch], size) : largest[epoch];
        }
        summaries.add(ofLayers);
        ratios[epoch] = smallestOverLargest(sizes[epoch]);
    }

    /** Of the layers' kernels. */
    public static DepthSpread ofKernels(List<Layer> layers, List<Epoch> epochs, Quantity quantity) {
        return new DepthSpread(layers, epochs, (epoch, layer) -> epoch.kernels(layer, quantity));
    }

    /** Of the layers' outputs. */
    public static DepthSpread ofOutputs(List<Layer> layers, List<Epoch> epochs, Quantity quantity) {
        return new DepthSpread(layers, epochs, (epoch, layer) -> epoch.output(layer, quantity));
    }

    /** The layers, in forward order. */
    public List<Layer> layers() {
        return layers;
    }

    /** Where a layer stands among them; -1 if it is none of them. */
    int place(Layer layer) {
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).index() == layer.index()) {
                return i;
            }
        }
        return -1;
    }

    /** The epochs, in order. */
    public List<Epoch> epochs() {
        return epochs;
    }

    /** What was measured of a layer in each epoch. */
    public List<Summary> summaries(int layer) {
        return summaries.stream().map(epoch -> epoch.get(layer)).toList();
    }

    /** Whether anything was measured in which every element was zero. */
    public boolean hasZeros() {
        return summaries.stream().flatMap(List::stream).anyMatch(Summary::isAllZero);
    }

    /** The layer's typical size: the median over epochs; NaN if it was not measured. */
    public double typical(int layer, ToDoubleFunction<Summary> statistic) {
        return Median.of(summaries.stream().mapToDouble(epoch -> statistic.applyAsDouble(epoch.get(layer))));
    }

    /** The median over epochs of the smallest layer's mean absolute value over the largest layer's. */
    public double smallestOverLargest() {
        return Median.of(ratios.clone());
    }

    /** The smallest layer's mean absolute value over the largest layer's; NaN if two layers can't be compared. */
    private static double smallestOverLargest(double[] sizes) {
        int comparable = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double size : sizes) {
            if (isComparable(size)) {
                comparable++;
                least = Math.min(least, size);
                most = Math.max(most, size);
            }
        }
        return comparable < 2 ? Double.NaN : least / most;
    }

    /** The first epoch in which the smallest over the largest layer is below a limit; else the first epoch. */
    public Epoch since(double limit) {
        return IntStream.range(0, epochs.size())
                .filter(epoch -> ratios[epoch] < limit)
                .mapToObj(epochs::get)
                .findFirst()
                .orElse(epochs.get(0));
    }

    /**
     * One layer's statistic over the largest layer's, median over the epochs in which both are above zero; NaN if there
     * is none.
     */
    public double shareOfLargest(int layer, ToDoubleFunction<Summary> statistic) {
        return Median.of(summaries.stream()
                .filter(epoch -> isComparable(statistic.applyAsDouble(epoch.get(layer))))
                .mapToDouble(epoch -> statistic.applyAsDouble(epoch.get(layer)) / largest(epoch, statistic)));
    }

    /** The same of mean absolute values. */
    public double shareOfLargest(int layer) {
        double[] shares = new double[sizes.length];
        for (int epoch = 0; epoch < shares.length; epoch++) {
            double size = sizes[epoch][layer];
            shares[epoch] = isComparable(size) ? size / largest[epoch] : Double.NaN;
        }
        return Median.of(shares);
    }

    private static double largest(List<Summary> epoch, ToDoubleFunction<Summary> statistic) {
        return epoch.stream()
                .mapToDouble(statistic)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }

    /** Index of the layer that is typically the smallest share of the largest one; empty if no two can be compared. */
    public OptionalInt smallestLayer() {
        return smallest;
    }

    private OptionalInt findSmallest() {
        OptionalInt found = OptionalInt.empty();
        double least = Double.POSITIVE_INFINITY;
        for (int layer = 0; layer < layers.size(); layer++) {
            double share = shareOfLargest(layer);
            if (share < least) {
                least = share;
                found = OptionalInt.of(layer);
            }
        }
        return found;
    }

    /** The slope of the typical sizes over depth; empty with fewer than two layers that have one above zero. */
    public Optional<DepthSlope> slope() {
        List<Double> sizes = IntStream.range(0, layers.size())
                .mapToObj(layer -> typical(layer, Summary::meanAbsolute))
                .filter(DepthSpread::isComparable)
                .toList();
        return sizes.size() < 2 ? Optional.empty() : Optional.of(DepthSlope.of(sizes));
    }

    private static boolean isComparable(double size) {
        return size > 0 && size < Double.POSITIVE_INFINITY;
    }
}
