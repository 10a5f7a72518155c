package io.github.gradientharness.recording;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The model that was trained.
 *
 * @param name what to call it
 * @param kind the framework's class, for instance {@code MultiLayerNetwork}
 * @param layers in forward order
 * @param updater the updater with its settings; empty where unknown
 * @param parameterCount number of trainable numbers
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Model(String name, String kind, List<Layer> layers, String updater, long parameterCount) {

    /** Copies the layers. */
    public Model {
        layers = List.copyOf(layers);
    }

    /** The layers that have a kernel, in forward order. */
    public List<Layer> layersWithKernel() {
        return layers.stream().filter(Layer::hasKernel).toList();
    }
}
