package io.github.gradientharness.rules.prediction;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.evidence.LayerKinds;
import io.github.gradientharness.stats.Summary;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The numbers of one forward and backward pass, and of the update that follows it, by which networks that will learn differ from
 * those that won't.
 *
 * @param lossFall the largest share of the loss that the first update can take away, to first order: the sum over parameters of the
 *     gradient's norm times the update's, over the loss (Cauchy and Schwarz); infinite if a value is not finite, NaN where unknown
 * @param largestStep the update's norm over the kernel's own, of the layer where it is largest; infinite if a value is not finite,
 *     NaN where every kernel is zero
 * @param gradientRatio the largest layer's gradient over the smallest's, {@value #MOST} where a layer gets none: of kernels or of
 *     hidden layers' outputs, whichever differs more; NaN where unknown
 * @param saturated share of the outputs of the most saturated hidden layer that lie where its activation function is flat
 */
record FirstIteration(double lossFall, double largestStep, double gradientRatio, double saturated) {

    /** Larger ratios are no worse. */
    static final double MOST = 1e12;

    /** A network that begins with less than this share of a constant answer's loss was trained before. */
    private static final double TRAINED = 0.5;

    /**
     * The numbers of a recording's first iteration; empty where that has no window of its own, a kernel's gradient or update was not
     * measured, the network knows more than a constant answer already, or one kernel begins at zero and others don't. Behind such a
     * kernel no gradient arrives in the first iteration, and in the second it does.
     */
    static Optional<FirstIteration> of(Recording recording) {
        if (recording.windows().isEmpty()) {
            return Optional.empty();
        }
        Window first = recording.windows().get(0);
        List<Layer> kernels = recording.header().model().layersWithKernel();
        if (first.fromIteration() != 1
                || first.toIteration() != 1
                || kernels.stream().noneMatch(layer -> isMeasured(first, layer))
                || first.loss().mean() < TRAINED * recording.trainingData().guessingLoss()
                || beginsInPartAtZero(first, kernels)) {
            return Optional.empty();
        }
        return Optional.of(of(first, recording.header().model()));
    }

    private static boolean isMeasured(Window window, Layer layer) {
        return window.kernels(layer, Quantity.GRADIENT).count() > 0
                && window.kernels(layer, Quantity.UPDATE).count() > 0;
    }

    private static boolean beginsInPartAtZero(Window window, List<Layer> kernels) {
        long zero = kernels.stream()
                .filter(layer -> window.kernels(layer, Quantity.PARAMETER).isAllZero())
                .count();
        return zero > 0 && zero < kernels.size();
    }

    private static FirstIteration of(Window window, Model model) {
        if (window.hasNonFinite()) {
            return new FirstIteration(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN, 0);
        }
        return new FirstIteration(
                lossFall(window, model),
                largestStep(window, model),
                gradientRatio(window, model),
                saturated(window, model));
    }

    private static double lossFall(Window window, Model model) {
        double fall = 0;
        for (Layer layer : model.layers()) {
            for (Parameter parameter : layer.parameters()) {
                Summary gradient = of(window, layer, parameter, Quantity.GRADIENT);
                Summary update = of(window, layer, parameter, Quantity.UPDATE);
                if (gradient.count() > 0 && update.count() > 0) {
                    fall += gradient.l2() * update.l2();
                }
            }
        }
        double loss = window.loss().mean();
        return loss > 0 ? fall / loss : Double.NaN;
    }

    private static Summary of(Window window, Layer layer, Parameter parameter, Quantity quantity) {
        return window.series().getOrDefault(new Series(layer.index(), parameter.name(), quantity), Summary.EMPTY);
    }

    private static double largestStep(Window window, Model model) {
        return model.layersWithKernel().stream()
                .mapToDouble(layer -> LayerNumbers.step(window, layer))
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }

    private static double gradientRatio(Window window, Model model) {
        double kernels = ratio(model.layersWithKernel(), layer -> LayerNumbers.gradient(window, layer));
        double outputs = ratio(LayerKinds.hidden(model), layer -> LayerNumbers.outputGradient(window, layer));
        return Double.isNaN(kernels) || outputs > kernels ? outputs : kernels;
    }

    private static double ratio(List<Layer> layers, ToDoubleFunction<Layer> measure) {
        double[] values = layers.stream()
                .mapToDouble(measure)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (values.length == 0) {
            return Double.NaN;
        }
        return values[0] == 0 ? MOST : Math.min(MOST, values[values.length - 1] / values[0]);
    }

    private static double saturated(Window window, Model model) {
        return LayerKinds.hidden(model).stream()
                .mapToDouble(layer -> LayerNumbers.saturated(window, layer))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }
}
