package io.github.gradientharness.instrument.dl4j.remedy;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/** Puts batch normalization into a network, where shapes allow it: behind and before dense and two-dimensional convolutional layers. */
final class BatchNormalized {

    private BatchNormalized() {}

    /** Before each hidden activation. A network that has batch normalization already stays as it is. */
    static void change(Draft draft) {
        if (hasSome(draft)) {
            return;
        }
        for (NeuralNetConfiguration layer : List.copyOf(Parts.hidden(draft))) {
            FeedForwardLayer hidden = (FeedForwardLayer) layer.getLayer();
            if (isPlain(hidden)) {
                ActivationLayer activation = new ActivationLayer.Builder()
                        .name(hidden.getLayerName() + " activation")
                        .activation(hidden.getActivationFn())
                        .build();
                hidden.setActivationFn(new ActivationIdentity());
                draft.insertAfter(layer, activation);
                draft.insertAfter(layer, normalization(hidden, hidden.getNOut(), " normalization", false));
            }
        }
    }

    /** Between the data and the layers that they feed, without scale and offset of its own. */
    static void changeInputs(Draft draft) {
        if (hasSome(draft)) {
            return;
        }
        for (NeuralNetConfiguration layer : List.copyOf(draft.layers())) {
            if (draft.isFirst(layer) && layer.getLayer() instanceof FeedForwardLayer first && isPlain(first)) {
                draft.insertBefore(layer, normalization(first, first.getNIn(), " input", true));
            }
        }
    }

    private static boolean hasSome(Draft draft) {
        return draft.layers().stream().anyMatch(layer -> layer.getLayer() instanceof BatchNormalization);
    }

    private static boolean isPlain(FeedForwardLayer layer) {
        return layer.getClass() == DenseLayer.class || layer.getClass() == ConvolutionLayer.class;
    }

    private static BatchNormalization normalization(BaseLayer beside, long units, String suffix, boolean isLocked) {
        BatchNormalization added = new BatchNormalization.Builder()
                .name(beside.getLayerName() + suffix)
                .nIn(units)
                .nOut(units)
                .lockGammaBeta(isLocked)
                .build();
        added.setIUpdater(beside.getIUpdater().clone());
        added.setWeightInitFn(beside.getWeightInitFn());
        added.setActivationFn(new ActivationIdentity());
        added.setGradientNormalization(beside.getGradientNormalization());
        added.setGradientNormalizationThreshold(beside.getGradientNormalizationThreshold());
        if (beside instanceof ConvolutionLayer convolution) {
            added.setCnn2DFormat(convolution.getCnn2dDataFormat());
        }
        return added;
    }
}
