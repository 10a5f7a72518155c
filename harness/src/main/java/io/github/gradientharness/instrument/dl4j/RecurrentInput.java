package io.github.gradientharness.instrument.dl4j;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a recurrent layer hands on in a backward pass: the gradient for its input, with a part for each time step. */
final class RecurrentInput {

    private static final int RANK = 3;

    private RecurrentInput() {}

    /**
     * The gradient as [samples, inputs, time steps].
     *
     * @param returned what the layer's backward method returned
     * @return null of a layer that is not recurrent, or returned none
     */
    static @Nullable INDArray gradient(Layer layer, @Nullable Object returned) {
        if (returned instanceof INDArray gradient
                && gradient.rank() == RANK
                && UnwrappedLayer.of(layer).conf() instanceof BaseRecurrentLayer conf) {
            return conf.getRnnDataFormat() == RNNFormat.NWC ? gradient.permute(0, 2, 1) : gradient;
        }
        return null;
    }
}
