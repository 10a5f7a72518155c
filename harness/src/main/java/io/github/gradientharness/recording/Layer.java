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
 * @param follows index of the layer of a graph whose output alone goes into this one, and nowhere else; {@value #UNKNOWN}
 *     where there is none or it is not known. The layers of a {@code MultiLayerNetwork} follow each other
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Layer(
        int index,
        String name,
        String type,
        String activation,
        long fanIn,
        long units,
        List<Parameter> parameters,
        int follows) {

    /** In place of the index of a layer. */
    public static final int UNKNOWN = -1;

    /** Copies the parameters. */
    public Layer {
        parameters = List.copyOf(parameters);
    }

    /** A layer of which it is not known what goes into it. */
    public Layer(
            int index,
            String name,
            String type,
            String activation,
            long fanIn,
            long units,
            List<Parameter> parameters) {
        this(index, name, type, activation, fanIn, units, parameters, UNKNOWN);
    }

    /** The same with other parameters. */
    public Layer withParameters(List<Parameter> others) {
        return new Layer(index, name, type, activation, fanIn, units, others, follows);
    }

    /** The same behind a layer. */
    public Layer behind(int other) {
        return new Layer(index, name, type, activation, fanIn, units, parameters, other);
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
