package io.github.gradientharness.instrument.dl4j;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The activations of one minibatch and the gradient of its mean loss with respect to them, per layer in forward order.
 *
 * @param layers one entry per layer of the network, or none if the whole pass failed
 * @param loss the minibatch's mean loss without regularization; NaN if it was not computed
 * @param caveat what keeps these values from being the training iteration's own, in words; empty if nothing does
 */
record LayerGradients(List<OfLayer> layers, double loss, String caveat) {

    LayerGradients {
        layers = List.copyOf(layers);
    }

    /** Every layer of a network, measured in nothing, for one reason. */
    static LayerGradients notMeasured(int layers, String because) {
        return new LayerGradients(Collections.nCopies(layers, new OfLayer(null, null, because)), Double.NaN, "");
    }

    LayerGradients withCaveat(String words) {
        return new LayerGradients(layers, loss, words);
    }

    /**
     * One layer's arrays, detached from any workspace and shared with nobody: [batch, units], [batch, units, time] or
     * [batch, channels, height, width] as the layer hands them out.
     *
     * @param activation the layer's output in training mode, before the next layer's dropout; null if not measured
     * @param activationGradient the gradient of the mean loss with respect to it; null for the output layer and where
     *     it could not be measured. Padded time steps hold whatever the framework's backward pass gives: zero
     * @param notMeasuredBecause why an array is missing, in words; empty if nothing is missing that should be there
     */
    record OfLayer(@Nullable INDArray activation, @Nullable INDArray activationGradient, String notMeasuredBecause) {}
}
