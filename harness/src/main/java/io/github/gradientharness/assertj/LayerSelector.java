package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Layer;
import java.util.List;
import org.apiguardian.api.API;

/** Picks one layer of a model; see {@link GradientAssertions#firstLayer()} and its neighbours. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface LayerSelector {

    /**
     * Picks a layer.
     *
     * @param layersWithKernel the model's layers that have a kernel, in forward order, at least one
     * @throws IllegalArgumentException if no layer matches; the message lists the layers
     */
    Layer select(List<Layer> layersWithKernel);
}
