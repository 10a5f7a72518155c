package io.github.gradientharness.instrument.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.layers.recurrent.BidirectionalLayer;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps dropout from overwriting the output of the layer before it while a model is recorded. That changes where results are
 * stored, and no number.
 *
 * <p>DL4J has a setter for it and no getter, so the state before is read from the layer's field. A layer whose field can't be
 * read is left alone: it may show the activation before it with dropout.
 */
final class InputModification {

    private final List<Layer> forbidden = new ArrayList<>();

    /** Forbids it wherever it is allowed. */
    void forbid(Layer[] layers) {
        for (Layer layer : layers) {
            if (isAllowed(layer)) {
                layer.allowInputModification(false);
                forbidden.add(layer);
            }
        }
    }

    /** Allows it again where it was. */
    void restore() {
        forbidden.forEach(layer -> layer.allowInputModification(true));
        forbidden.clear();
    }

    /** Leaves it to another recorder of the same model to allow it again. */
    void handOverTo(InputModification other) {
        other.forbidden.addAll(forbidden);
        forbidden.clear();
    }

    private static boolean isAllowed(@Nullable Object layer) {
        if (layer instanceof BaseWrapperLayer wrapper) {
            return isAllowed(wrapper.getUnderlying());
        }
        if (layer instanceof BidirectionalLayer) {
            return isAllowed(HiddenState.of(layer, BidirectionalLayer.class, "fwd"));
        }
        return layer instanceof AbstractLayer
                && Boolean.TRUE.equals(HiddenState.of(layer, AbstractLayer.class, "inputModificationAllowed"));
    }
}
