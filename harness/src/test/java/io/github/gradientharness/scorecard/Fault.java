package io.github.gradientharness.scorecard;

import io.github.gradientharness.scorecard.twin.TwinData;
import io.github.gradientharness.scorecard.twin.TwinLayer;
import io.github.gradientharness.scorecard.twin.TwinNetwork;
import java.util.Random;

/** Something done wrong on purpose. Layers are counted from 0; -1 is the output. */
sealed interface Fault {

    /** Nothing. */
    record None() implements Fault {}

    /** One layer's initial kernels times a factor. */
    record ScaledKernels(int layer, double factor) implements Fault {}

    /** One layer's initial biases. */
    record Biases(int layer, double value) implements Fault {}

    /** Layers [from, to) never change; their gradients are computed and recorded, or neither. */
    record Frozen(int from, int to, boolean gradientIsRecorded) implements Fault {}

    /** Inputs times a factor. */
    record ScaledInputs(double factor) implements Fault {}

    /** Labels to train on are shuffled. */
    record ShuffledLabels() implements Fault {}

    /** One feature of one sample is no number. */
    record OneNaN() implements Fault {}

    default TwinData applyTo(TwinData data, long seed) {
        if (this instanceof ScaledInputs inputs) {
            return data.scaled(inputs.factor());
        }
        if (this instanceof ShuffledLabels) {
            return data.withShuffledLabels(new Random(seed));
        }
        return this instanceof OneNaN ? data.withOneNaN() : data;
    }

    default void applyTo(TwinNetwork network) {
        if (this instanceof ScaledKernels kernels) {
            layer(network, kernels.layer()).scaleKernel(kernels.factor());
        } else if (this instanceof Biases biases) {
            layer(network, biases.layer()).setBiases(biases.value());
        } else if (this instanceof Frozen frozen) {
            network.layers().subList(frozen.from(), frozen.to()).forEach(TwinLayer::freeze);
        }
    }

    /** Whether a layer's gradient is recorded. */
    default boolean recordsGradientOf(int layer) {
        return !(this instanceof Frozen frozen)
                || frozen.gradientIsRecorded()
                || layer < frozen.from()
                || layer >= frozen.to();
    }

    private static TwinLayer layer(TwinNetwork network, int index) {
        return network.layers().get(Math.floorMod(index, network.layers().size()));
    }
}
