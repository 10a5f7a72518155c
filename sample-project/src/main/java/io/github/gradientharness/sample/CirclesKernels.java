package io.github.gradientharness.sample;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The kernels and biases of a network by layer, so that the same network can be made in another way. */
public final class CirclesKernels {

    private CirclesKernels() {}

    /** Returns copies, named "hidden 1/W", "hidden 1/b" and so on, in forward order. */
    public static Map<String, INDArray> of(MultiLayerNetwork network) {
        Map<String, INDArray> kernels = new LinkedHashMap<>();
        for (Layer layer : network.getLayers()) {
            String name = layer.conf().getLayer().getLayerName();
            kernels.put(name + "/W", layer.getParam("W").dup());
            kernels.put(name + "/b", layer.getParam("b").dup());
        }
        return kernels;
    }
}
