package io.github.gradientharness.rules.packs;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import java.util.List;
import java.util.Optional;

/** One parameter of one layer: what the tools call a tensor. */
record Tensor(Layer layer, Parameter parameter) {

    /** All trainable parameters, in forward order. */
    static List<Tensor> all(Recording recording) {
        return recording.header().model().layers().stream()
                .flatMap(layer -> layer.parameters().stream().map(parameter -> new Tensor(layer, parameter)))
                .toList();
    }

    /** The kernels alone: what the tools call weights. */
    static List<Tensor> kernels(Recording recording) {
        return all(recording).stream()
                .filter(tensor -> tensor.parameter.role() == Parameter.Role.KERNEL)
                .toList();
    }

    /** What was measured in a window, if it was and every element is finite. */
    Optional<Summary> finite(Window window, Quantity quantity) {
        return window.summary(series(quantity)).filter(summary -> summary.count() > 0 && summary.nonFinite() == 0);
    }

    Optional<Distribution> distribution(Window window, Quantity quantity) {
        return window.distribution(series(quantity)).filter(distribution -> distribution.count() > 0);
    }

    private Series series(Quantity quantity) {
        return new Series(layer.index(), parameter.name(), quantity);
    }
}
