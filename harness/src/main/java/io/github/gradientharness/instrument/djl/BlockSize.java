package io.github.gradientharness.instrument.djl;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Convolution;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.RecurrentBlock;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * How many inputs and units a block has; 0 for what is not known.
 *
 * @param fanIn number of inputs of a unit
 * @param units number of units
 */
record BlockSize(long fanIn, long units) {

    static BlockSize of(Block block) {
        if (block instanceof Linear || block instanceof Convolution) {
            Shape weight = weights(block).findFirst().map(Parameter::getShape).orElseThrow();
            return new BlockSize(weight.size() / weight.get(0), weight.get(0));
        }
        if (block instanceof RecurrentBlock) {
            long fanIn = shapeOf(block, "i2h").get(1);
            long directions = weights(block).anyMatch(it -> it.getName().startsWith("r_")) ? 2 : 1;
            return new BlockSize(fanIn, directions * shapeOf(block, "h2h").get(1));
        }
        return new BlockSize(0, 0);
    }

    private static Stream<Parameter> weights(Block block) {
        return block.getDirectParameters().values().stream().filter(it -> it.getType() == Parameter.Type.WEIGHT);
    }

    private static Shape shapeOf(Block block, String part) {
        return weights(block)
                .filter(it -> it.getName().contains(part))
                .findFirst()
                .map(Parameter::getShape)
                .orElseThrow();
    }

    /** Whether the first dimension of a block's weight holds its units, so that the elements of each are neighbours. */
    static boolean hasRowsOfUnits(Block block, Parameter parameter) {
        return (block instanceof Linear || block instanceof Convolution)
                && parameter.getType() == Parameter.Type.WEIGHT;
    }

    /** What the recording keeps of a parameter. */
    static io.github.gradientharness.recording.Parameter parameter(String name, Parameter parameter) {
        return new io.github.gradientharness.recording.Parameter(
                name,
                role(parameter),
                Arrays.stream(parameter.getShape().getShape()).boxed().toList());
    }

    private static io.github.gradientharness.recording.Parameter.Role role(Parameter parameter) {
        return switch (parameter.getType()) {
            case WEIGHT -> io.github.gradientharness.recording.Parameter.Role.KERNEL;
            case BIAS -> io.github.gradientharness.recording.Parameter.Role.BIAS;
            default -> io.github.gradientharness.recording.Parameter.Role.OTHER;
        };
    }
}
