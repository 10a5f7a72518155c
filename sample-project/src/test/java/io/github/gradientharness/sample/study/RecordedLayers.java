package io.github.gradientharness.sample.study;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.MetricPoint;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Reads numbers of each layer from a recording, rounded to four digits; NaN where nothing was measured. */
final class RecordedLayers {

    private static final int EARLY = 20;
    private static final MathContext FOUR_DIGITS = new MathContext(4);
    private static final double ALL = 1.0;
    private static final double HALF = 0.5;

    private final Recording recording;
    private final List<Layer> layers;
    private final List<Layer> hidden;

    RecordedLayers(Recording recording) {
        this.recording = recording;
        this.layers = recording.header().model().layersWithKernel();
        this.hidden = layers.subList(0, layers.size() - 1);
    }

    /** The metric after each of the epochs. */
    List<Double> metric(String name, List<Integer> epochs) {
        return epochs.stream()
                .map(epoch -> recording.metrics().stream()
                        .filter(point -> point.name().equals(name) && point.epoch() == epoch)
                        .map(MetricPoint::value)
                        .reduce((first, second) -> second)
                        .orElse(Double.NaN))
                .toList();
    }

    double highest(String name) {
        return recording.metrics().stream()
                .filter(point -> point.name().equals(name))
                .mapToDouble(MetricPoint::value)
                .max()
                .orElse(Double.NaN);
    }

    /** Mean absolute gradient of each kernel in each of the epochs. */
    Map<Integer, List<Double>> gradients(List<Integer> epochs) {
        return byEpoch(epochs, Quantity.GRADIENT, Summary::meanAbsolute);
    }

    /** The median over epochs of each kernel's mean absolute gradient. */
    List<Double> gradientsOverRun() {
        return layers.stream()
                .map(layer -> {
                    double[] sorted = IntStream.rangeClosed(1, recording.lastEpoch())
                            .mapToDouble(epoch -> recording.windowsInEpochs(epoch, epoch).stream()
                                    .map(window -> window.kernels(layer, Quantity.GRADIENT))
                                    .reduce(Summary.EMPTY, Summary::merge)
                                    .meanAbsolute())
                            .sorted()
                            .toArray();
                    return rounded((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
                })
                .toList();
    }

    /** L1 norm of each kernel in each of the epochs: its mean absolute value times its number of elements. */
    Map<Integer, List<Double>> kernelNorms(List<Integer> epochs) {
        return byEpoch(epochs, Quantity.PARAMETER, kernel -> kernel.meanAbsolute() * kernel.count() / kernel.tensors());
    }

    private Map<Integer, List<Double>> byEpoch(
            List<Integer> epochs, Quantity quantity, ToDoubleFunction<Summary> statistic) {
        Map<Integer, List<Double>> result = new TreeMap<>();
        for (int epoch : epochs) {
            List<Window> windows = windowsNear(epoch, quantity);
            result.put(
                    epoch,
                    layers.stream()
                            .map(layer -> rounded(statistic.applyAsDouble(windows.stream()
                                    .map(window -> window.kernels(layer, quantity))
                                    .reduce(Summary.EMPTY, Summary::merge))))
                            .toList());
        }
        return result;
    }

    /** The windows of an epoch, or the latest before it in which the schedule measured the quantity. */
    private List<Window> windowsNear(int epoch, Quantity quantity) {
        int from = epoch;
        while (from > 1
                && recording.windowsInEpochs(from, epoch).stream()
                        .allMatch(window ->
                                window.kernels(layers.get(0), quantity).tensors() == 0)) {
            from--;
        }
        return recording.windowsInEpochs(from, epoch);
    }

    List<Double> outputGradients() {
        return ofOutputs(Quantity.ACTIVATION_GRADIENT, Summary::meanAbsolute);
    }

    List<Double> similarity() {
        return ofOutputs(Quantity.UNIT_SIMILARITY, Summary::mean);
    }

    List<Double> concentration() {
        return ofOutputs(Quantity.SAMPLE_CONCENTRATION, Summary::mean);
    }

    private List<Double> ofOutputs(Quantity quantity, ToDoubleFunction<Summary> statistic) {
        return hidden.stream()
                .map(layer -> rounded(statistic.applyAsDouble(recording.windowsInEpochs(1, EARLY).stream()
                        .flatMap(window -> window.summary(new Series(layer.index(), "", quantity)).stream())
                        .reduce(Summary.EMPTY, Summary::merge))))
                .toList();
    }

    /** Share of the units that are zero for every sample of a minibatch. */
    List<Double> deadUnits() {
        return shareOfUnits(Statistic.ZERO_SHARE, ALL, 1, EARLY);
    }

    List<Double> deadUnitsAtTheEnd() {
        int last = recording.lastEpoch();
        return shareOfUnits(Statistic.ZERO_SHARE, ALL, last - last / 10, last);
    }

    List<Double> saturatedUnits() {
        return shareOfUnits(Statistic.SATURATED_SHARE, HALF, 1, EARLY);
    }

    private List<Double> shareOfUnits(Statistic statistic, double above, int from, int to) {
        return hidden.stream()
                .map(layer -> recording.windowsInEpochs(from, to).stream()
                        .flatMap(window -> window.units(new UnitSeries(layer.index(), "", statistic)).stream())
                        .map(UnitSummary::values)
                        .filter(values -> values.count() > 0)
                        .reduce(Distribution::merge)
                        .map(values -> rounded(1 - values.countBelow(above) / (double) values.count()))
                        .orElse(Double.NaN))
                .toList();
    }

    private static double rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(FOUR_DIGITS).doubleValue() : value;
    }
}
