package io.github.gradientharness.instrument.dl4j;

import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.layers.recurrent.LastTimeStepLayer;
import org.deeplearning4j.nn.layers.recurrent.TimeDistributedLayer;

/**
 * A layer without what is wrapped around it.
 *
 * @param conf the innermost configuration
 * @param type its kind inside its wrappers' names, for instance {@code LastTimeStep(LSTM)}
 * @param frozen whether a wrapper keeps it from being trained
 * @param prefixLength letters that a wrapper puts before the names of its parameters
 */
record UnwrappedLayer(Layer conf, String type, boolean frozen, int prefixLength) {

    static UnwrappedLayer of(org.deeplearning4j.nn.api.Layer layer) {
        if (layer instanceof org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer wrapper) {
            UnwrappedLayer inner = of(wrapper.getUnderlying());
            boolean freezes = layer instanceof org.deeplearning4j.nn.layers.FrozenLayer
                    || layer instanceof FrozenLayerWithBackprop;
            return new UnwrappedLayer(
                    inner.conf, name(wrapper) + "(" + inner.type + ")", freezes || inner.frozen, inner.prefixLength);
        }
        return of(layer.conf().getLayer());
    }

    private static UnwrappedLayer of(Layer conf) {
        if (conf instanceof Bidirectional both) {
            UnwrappedLayer inner = of(both.getFwd());
            return new UnwrappedLayer(
                    inner.conf, "Bidirectional(" + inner.type + ")", inner.frozen, inner.prefixLength + 1);
        }
        if (conf instanceof FrozenLayer frozen) {
            UnwrappedLayer inner = of(frozen.getLayer());
            return new UnwrappedLayer(inner.conf, "FrozenLayer(" + inner.type + ")", true, inner.prefixLength);
        }
        if (conf instanceof BaseWrapperLayer wrapper) {
            UnwrappedLayer inner = of(wrapper.getUnderlying());
            String name = conf.getClass().getSimpleName();
            return new UnwrappedLayer(inner.conf, name + "(" + inner.type + ")", inner.frozen, inner.prefixLength);
        }
        return new UnwrappedLayer(conf, conf.getClass().getSimpleName(), false, 0);
    }

    /** The name of the wrapper's configuration, which is what users write. */
    private static String name(org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer wrapper) {
        if (wrapper instanceof LastTimeStepLayer) {
            return "LastTimeStep";
        }
        return wrapper instanceof TimeDistributedLayer
                ? "TimeDistributed"
                : wrapper.getClass().getSimpleName();
    }
}
