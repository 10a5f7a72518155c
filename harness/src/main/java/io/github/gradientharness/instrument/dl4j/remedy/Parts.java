package io.github.gradientharness.instrument.dl4j.remedy;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** The layers that a remedy is about, those within wrappers included. */
final class Parts {

    private Parts() {}

    /** All that have parameters which an updater trains. */
    static List<BaseLayer> trained(Draft draft) {
        return draft.layers().stream()
                .flatMap(layer -> unwrapped(layer.getLayer()))
                .filter(layer -> layer.getIUpdater() != null)
                .toList();
    }

    /** All that have a kernel. */
    static List<BaseLayer> weighted(Draft draft) {
        return trained(draft).stream()
                .filter(layer -> layer.getWeightInitFn() != null && !(layer instanceof BatchNormalization))
                .toList();
    }

    /** Hidden dense and convolutional layers with an activation function. Recurrent layers need tanh. */
    static List<BaseLayer> activated(Draft draft) {
        return hidden(draft).stream().map(layer -> (BaseLayer) layer.getLayer()).toList();
    }

    /** The same with the rest of their configuration. */
    static List<NeuralNetConfiguration> hidden(Draft draft) {
        return draft.layers().stream()
                .filter(layer -> !draft.isOutput(layer) && isActivated(layer.getLayer()))
                .toList();
    }

    private static boolean isActivated(Layer layer) {
        return (layer instanceof DenseLayer || layer instanceof ConvolutionLayer)
                && !(layer instanceof BaseOutputLayer)
                && !(((BaseLayer) layer).getActivationFn() instanceof ActivationIdentity)
                && !(((BaseLayer) layer).getActivationFn() instanceof ActivationSoftmax);
    }

    private static Stream<BaseLayer> unwrapped(Layer layer) {
        if (layer instanceof BaseLayer plain) {
            return Stream.of(plain);
        }
        if (layer instanceof Bidirectional both) {
            return Stream.of(both.getFwd(), both.getBwd()).flatMap(Parts::unwrapped);
        }
        return layer instanceof BaseWrapperLayer wrapper ? unwrapped(wrapper.getUnderlying()) : Stream.empty();
    }
}
