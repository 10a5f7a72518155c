package io.github.gradientharness.instrument.sanity;

import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A private copy of a model with a private copy of one minibatch. Nothing it does reaches the user's model. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface ModelCopy {

    /**
     * An input of the model.
     *
     * @param name what the model calls it
     * @param values the minibatch's, samples first
     * @param mask for each sample and time step whether it counts; null if all do
     * @param isSequence whether the last of three dimensions is time
     * @param isIndex whether the values are indices, of which only other samples' make sense
     */
    record Input(String name, INDArray values, @Nullable INDArray mask, boolean isSequence, boolean isIndex) {}

    /** The inputs, of floating point or of indices. */
    List<Input> inputs();

    /** The outputs for these inputs in inference mode, in double precision or as the model gives them. */
    List<INDArray> outputs(List<INDArray> inputs);

    /** The mean loss of a sample of the minibatch in inference mode, without regularization. */
    double loss();

    /** Whether samples affect each other in training mode by design. */
    boolean isBatchNormalized();

    /** Names of layers and constants that training leaves alone. */
    List<String> frozen();

    /** Names of the trainable parameters. */
    List<String> parameters();

    /** The values of a trainable parameter at this moment; not to be changed. */
    INDArray parameter(String name);

    /** Trains once on the minibatch, as the user's model would, and returns the names of the parameters that got a gradient. */
    Set<String> step();
}
