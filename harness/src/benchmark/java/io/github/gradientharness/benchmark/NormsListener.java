package io.github.gradientharness.benchmark;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What most people write first: two ND4J norms of every parameter's gradient, in every iteration. */
final class NormsListener extends BaseTrainingListener {

    private double sum;

    @Override
    public void onGradientCalculation(Model model) {
        for (INDArray gradient : model.gradient().gradientForVariable().values()) {
            sum += gradient.norm1Number().doubleValue() + gradient.norm2Number().doubleValue();
        }
    }
}
