package io.github.gradientharness.sample.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.training.loss.SigmoidBinaryCrossEntropyLoss;

/**
 * Binary cross-entropy of outputs to which no sigmoid was applied: log(1 + exp(x)) − x · y, averaged.
 *
 * <p>DJL's own has the same value, and a wrong gradient where an output is exactly 0: −y in place of 0.5 − y, because it is put together
 * of functions with a kink there. Deep ReLU networks hand out many exact zeros as long as their biases are 0.
 */
final class CrossEntropyOfLogits extends SigmoidBinaryCrossEntropyLoss {

    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        NDArray predicted = predictions.singletonOrThrow();
        NDArray expected = labels.singletonOrThrow().reshape(predicted.getShape());
        return Activation.softPlus(predicted).sub(predicted.mul(expected)).mean();
    }
}
