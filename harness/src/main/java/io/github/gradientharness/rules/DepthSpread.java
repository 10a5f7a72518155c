package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.stats.Summary;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How unevenly a quantity of the kernels is spread over depth, in the first epochs of a training. */
final class DepthSpread {

    private final List<Layer> layers;
    private final List<EpochProfile> epochs;

    DepthSpread(Recording recording, List<Layer> layers, Quantity quantity, int lastEpoch) {
        this.layers = layers;
        this.epochs = EpochProfile.of(recording, layers, quantity, lastEpoch);
    }

    List<EpochProfile> epochs() {
        return epochs;
    }

    /** The layer's typical size: the median over epochs; NaN if it was not measured. */
    double typical(int layer, ToDoubleFunction<Summary> statistic) {
        return Median.of(epochs.stream()
                .mapToDouble(epoch -> statistic.applyAsDouble(epoch.summaries().get(layer))));
    }

    /** The median over epochs of the smallest layer's mean absolute value over the largest layer's. */
    double smallestOverLargest() {
        return Median.of(epochs.stream().mapToDouble(this::smallestOverLargest));
    }

    /** The smallest layer's mean absolute value over the largest layer's; NaN if two layers can't be compared. */
    double smallestOverLargest(EpochProfile epoch) {
        DoubleSummaryStatistics sizes = IntStream.range(0, layers.size())
                .mapToDouble(epoch::meanAbsolute)
                .filter(size -> size > 0)
                .summaryStatistics();
        return sizes.getCount() < 2 ? Double.NaN : sizes.getMin() / sizes.getMax();
    }

    /** One layer's statistic over the largest layer's, median over epochs; NaN if not measured. */
    double shareOfLargest(int layer, ToDoubleFunction<Summary> statistic) {
        return Median.of(epochs.stream().mapToDouble(epoch -> {
            double largest = epoch.summaries().stream()
                    .mapToDouble(statistic)
                    .filter(Double::isFinite)
                    .max()
                    .orElse(Double.NaN);
            return statistic.applyAsDouble(epoch.summaries().get(layer)) / largest;
        }));
    }

    /** Index of the layer whose typical mean absolute value is smallest, dead layers left out; -1 if there is none. */
    int smallestLayer() {
        int smallest = -1;
        for (int i = 0; i < layers.size(); i++) {
            double size = typical(i, Summary::meanAbsolute);
            if (size > 0 && (smallest < 0 || size < typical(smallest, Summary::meanAbsolute))) {
                smallest = i;
            }
        }
        return smallest;
    }
}
