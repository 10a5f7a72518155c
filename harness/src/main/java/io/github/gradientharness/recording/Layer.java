package io.github.gradientharness.recording;

import java.util.List;
import org.apiguardian.api.API;

/**
 * One layer of a model.
 *
 * @param index place in forward order, from 0
 * @param name the user's name for it, or one made from the index
 * @param type the framework's name for its kind, for instance {@code DenseLayer}
 * @param activation name of its activation function; empty where it has none
 * @param fanIn number of inputs of a unit; 0 where unknown
 * @param units number of outputs; 0 where unknown
 * @param parameters its trainable parameters; empty for a layer without any
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Layer(
        int index, String name, String type, String activation, long fanIn, long units, List<Parameter> parameters) {

    /** Copies the parameters. */
    public Layer {
        parameters = List.copyOf(parameters);
    }

    /** Of what tells layers apart; rules look them up in maps. */
    @Override
    public int hashCode() {
        return 31 * index + name.hashCode();
    }

    /** Whether the layer has a parameter that multiplies. */
    public boolean hasKernel() {
        return parameters.stream().anyMatch(parameter -> parameter.role() == Parameter.Role.KERNEL);
    }
}
