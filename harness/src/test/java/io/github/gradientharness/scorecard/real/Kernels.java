package io.github.gradientharness.scorecard.real;

import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitConstant;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.deeplearning4j.nn.weights.WeightInitRelu;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How kernels are initialised, the same in DL4J and SameDiff.
 *
 * @param low the lower bound, the mean, or the constant
 * @param high the upper bound or the standard deviation
 */
record Kernels(Form form, double low, double high) {

    /** A distribution. */
    enum Form {
        HE,
        GLOROT,
        UNIFORM,
        NORMAL,
        CONSTANT
    }

    static final Kernels HE = new Kernels(Form.HE, 0, 0);
    static final Kernels GLOROT = new Kernels(Form.GLOROT, 0, 0);

    static Kernels uniform(double low, double high) {
        return new Kernels(Form.UNIFORM, low, high);
    }

    static Kernels normal(double deviation) {
        return new Kernels(Form.NORMAL, 0, deviation);
    }

    static Kernels constant(double value) {
        return new Kernels(Form.CONSTANT, value, 0);
    }

    IWeightInit forDl4j() {
        return switch (form) {
            case HE -> new WeightInitRelu();
            case GLOROT -> new WeightInitXavier();
            case UNIFORM -> new WeightInitDistribution(new UniformDistribution(low, high));
            case NORMAL -> new WeightInitDistribution(new NormalDistribution(low, high));
            case CONSTANT -> new WeightInitConstant(low);
        };
    }

    /** Drawn by ND4J's generator. */
    INDArray array(long fanIn, long fanOut, long... shape) {
        return switch (form) {
            case HE -> Nd4j.randn(DataType.FLOAT, shape).muli(Math.sqrt(2.0 / fanIn));
            case GLOROT -> Nd4j.randn(DataType.FLOAT, shape).muli(Math.sqrt(2.0 / (fanIn + fanOut)));
            case UNIFORM -> Nd4j.rand(DataType.FLOAT, shape).muli(high - low).addi(low);
            case NORMAL -> Nd4j.randn(DataType.FLOAT, shape).muli(high).addi(low);
            case CONSTANT -> Nd4j.zeros(DataType.FLOAT, shape).addi(low);
        };
    }
}
