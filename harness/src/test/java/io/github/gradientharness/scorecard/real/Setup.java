package io.github.gradientharness.scorecard.real;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** How a network is built and trained. What a variant leaves alone is as usual; {@link #toString} lists the rest. */
final class Setup {

    IUpdater updater = new Adam(0.005);
    Activation activation = Activation.RELU;

    @Nullable
    Kernels kernels;

    @Nullable
    Kernels outputKernels;

    @Nullable
    Activation output;

    @Nullable
    LossFunction loss;

    double bias;
    double outputBias;
    double l2;
    double clip;
    double kept = 1;
    int layers = 2;
    int width = 32;
    boolean normalized;
    boolean apart;
    boolean averaged = true;
    int frozenFrom;
    int frozenTo;
    boolean frozenHandsOn;
    double inputFactor = 1;
    double inputShift;
    double targetFactor = 1;
    double targetShift;
    boolean shuffled;
    int batch = 32;
    int epochs = 20;

    private final StringJoiner changes = new StringJoiner(", ");

    private Setup set(String what, Object... values) {
        changes.add(what + " " + java.util.Arrays.toString(values));
        return this;
    }

    Setup by(IUpdater value) {
        updater = value;
        return set("by", value);
    }

    Setup act(Activation value) {
        activation = value;
        return set("act", value);
    }

    /** Of hidden layers. */
    Setup kernels(Kernels value) {
        kernels = value;
        return set("kernels", value);
    }

    Setup outputKernels(Kernels value) {
        outputKernels = value;
        return set("outputKernels", value);
    }

    /** Of hidden layers. */
    Setup bias(double value) {
        bias = value;
        return set("bias", value);
    }

    Setup outputBias(double value) {
        outputBias = value;
        return set("outputBias", value);
    }

    Setup output(Activation value) {
        output = value;
        return set("output", value);
    }

    Setup loss(LossFunction value) {
        loss = value;
        return set("loss", value);
    }

    Setup l2(double value) {
        l2 = value;
        return set("l2", value);
    }

    /** The gradient's L2 norm by layer. */
    Setup clip(double value) {
        clip = value;
        return set("clip", value);
    }

    /** Dropout that keeps this share of the units. */
    Setup keeping(double share) {
        kept = share;
        return set("keeping", share);
    }

    /** Hidden layers and their units, channels or cells. */
    Setup size(int depth, int units) {
        layers = depth;
        width = units;
        return set("size", depth, units);
    }

    /** Batch normalization after each kernel. */
    Setup normalized() {
        normalized = true;
        return set("normalized");
    }

    /** Each activation function in a layer of its own. */
    Setup apart() {
        apart = true;
        return set("apart");
    }

    /** The gradient is the sum over the minibatch. */
    Setup summed() {
        averaged = false;
        return set("summed");
    }

    /** Hidden layers that never change, with or without a gradient for the layers below. */
    Setup frozen(int from, int to, boolean handsOn) {
        frozenFrom = from;
        frozenTo = to;
        frozenHandsOn = handsOn;
        return set("frozen", from, to, handsOn);
    }

    Setup inputs(double factor, double shift) {
        inputFactor = factor;
        inputShift = shift;
        return set("inputs", factor, shift);
    }

    Setup targets(double factor, double shift) {
        targetFactor = factor;
        targetShift = shift;
        return set("targets", factor, shift);
    }

    Setup shuffled() {
        shuffled = true;
        return set("shuffled");
    }

    Setup batch(int value) {
        batch = value;
        return set("batch", value);
    }

    Setup epochs(int value) {
        epochs = value;
        return set("epochs", value);
    }

    Samples of(Samples samples) {
        return samples.withInputs(inputFactor, inputShift).withTargets(targetFactor, targetShift);
    }

    Kernels hiddenKernels() {
        if (kernels != null) {
            return kernels;
        }
        boolean rectifier = activation == Activation.RELU || activation == Activation.LEAKYRELU;
        return rectifier || activation == Activation.ELU ? Kernels.HE : Kernels.GLOROT;
    }

    Kernels kernelsOfOutput() {
        return outputKernels == null ? Kernels.GLOROT : outputKernels;
    }

    Activation output(RealTask task) {
        return output == null ? task.output() : output;
    }

    LossFunction loss(RealTask task) {
        return loss == null ? task.loss() : loss;
    }

    boolean isFrozen(int layer) {
        return layer >= frozenFrom && layer < frozenTo;
    }

    @Override
    public String toString() {
        return changes.toString();
    }
}
