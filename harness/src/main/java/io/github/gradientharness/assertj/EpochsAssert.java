package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.verdict.FindingFormatter;
import io.github.gradientharness.verdict.Numbers;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.api.Assertions;

/** Assertions on some epochs of a recording. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EpochsAssert extends AbstractAssert<EpochsAssert, Recording> {

    private final int from;
    private final int to;

    EpochsAssert(Recording actual, int from, int to) {
        super(actual, EpochsAssert.class);
        this.from = from;
        this.to = to;
        as("%s, epochs %s to %s", FindingFormatter.place(actual.header()), from, to);
    }

    /**
     * The mean absolute kernel gradient of one layer over that of another, all iterations of the epochs taken together.
     *
     * <p>Fails at once where there is no such number: a layer without any gradient is dead, and 0/0 is not 1; nor is
     * there one where nothing finite was measured.
     *
     * @throws IllegalArgumentException if the model has no such layer
     */
    public AbstractDoubleAssert<?> gradientRatio(LayerSelector numerator, LayerSelector denominator) {
        List<Layer> layers = actual.header().model().layersWithKernel();
        if (layers.isEmpty()) {
            failWithMessage("The model has no layer with a kernel.");
        }
        Layer top = numerator.select(layers);
        Layer bottom = denominator.select(layers);
        double ratio = gradient(top) / gradient(bottom);
        return Assertions.assertThat(ratio)
                .as(
                        "%s",
                        descriptionText() + ": mean |gradient| of '" + top.name() + "' over '" + bottom.name() + "'\n"
                                + profile(layers));
    }

    private double gradient(Layer layer) {
        double size = kernelGradient(layer).meanAbsolute();
        if (Double.isNaN(size)) {
            failWithMessage(
                    "%s",
                    "No finite gradient of layer '" + layer.name() + "' was recorded, so there is no ratio.\n"
                            + profile(actual.header().model().layersWithKernel()));
        }
        if (size == 0) {
            failWithMessage(
                    "%s",
                    "Layer '" + layer.name() + "' got no gradient at all: it is dead, and there is no ratio.\n"
                            + profile(actual.header().model().layersWithKernel()));
        }
        return size;
    }

    private Summary kernelGradient(Layer layer) {
        return actual.windowsInEpochs(from, to).stream()
                .map(window -> window.kernels(layer, Quantity.GRADIENT))
                .reduce(Summary.EMPTY, Summary::merge);
    }

    private String profile(List<Layer> layers) {
        return layers.stream()
                .map(layer -> "  " + layer.name() + ": "
                        + Numbers.print(kernelGradient(layer).meanAbsolute()))
                .collect(Collectors.joining("\n", "mean |gradient| of each layer's kernel:\n", ""));
    }
}
