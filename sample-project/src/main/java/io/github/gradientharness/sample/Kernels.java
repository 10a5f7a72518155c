package io.github.gradientharness.sample;

import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.deeplearning4j.nn.weights.WeightInitReluUniform;
import org.deeplearning4j.nn.weights.WeightInitXavierUniform;

/** How kernels are drawn before training. */
public enum Kernels {
    /** Uniform in [0, 1), whatever the layer's size: the tutorial's choice for tanh. */
    UNIT_INTERVAL,
    /** Uniform within ±√(6 / (inputs + outputs)): Glorot and Bengio 2010, Keras' default. */
    GLOROT_UNIFORM,
    /** Uniform within ±√(6 / inputs): He et al. 2015. */
    HE_UNIFORM;

    /** Makes DL4J's initialisation. */
    IWeightInit initialisation() {
        return switch (this) {
            case UNIT_INTERVAL -> new WeightInitDistribution(new UniformDistribution(0, 1));
            case GLOROT_UNIFORM -> new WeightInitXavierUniform();
            case HE_UNIFORM -> new WeightInitReluUniform();
        };
    }
}
