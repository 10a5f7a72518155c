package io.github.gradientharness.recording;

import java.util.List;
import org.apiguardian.api.API;

/**
 * One array of trainable numbers of a layer.
 *
 * @param name as the framework calls it, for instance {@code W}
 * @param role what it is to the layer
 * @param shape its dimensions
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Parameter(String name, Role role, List<Long> shape) {

    /** What a parameter is to its layer. */
    public enum Role {
        /** Multiplies the layer's input or its recurrent state. */
        KERNEL,
        /** Is added. */
        BIAS,
        /** Anything else, such as the scale of a batch normalization. */
        OTHER
    }

    /** Copies the shape. */
    public Parameter {
        shape = List.copyOf(shape);
    }
}
