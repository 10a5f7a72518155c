package io.github.gradientharness.instrument.dl4j.remedy;

import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/**
 * How near to 0 and 1 DL4J's binary cross-entropy lets an output come. From its 1e-5 on, an output that is sure and wrong gets ever
 * less gradient; Keras clips at 1e-7.
 */
final class ClippedLoss {

    private static final double KERAS = 1e-7;

    private ClippedLoss() {}

    static void change(Draft draft) {
        draft.layers().forEach(layer -> {
            if (layer.getLayer() instanceof BaseOutputLayer output
                    && output.getLossFn() instanceof LossBinaryXENT loss
                    && loss.getClipEps() != KERAS) {
                output.setLossFn(new LossBinaryXENT(KERAS, loss.getWeights()));
            }
        });
    }
}
