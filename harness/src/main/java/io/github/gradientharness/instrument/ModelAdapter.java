package io.github.gradientharness.instrument;

import java.util.function.Function;
import org.apiguardian.api.API;

/** Connects models of one framework to a recorder. Found through {@link java.util.ServiceLoader}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface ModelAdapter {

    /** What it can attach to, for messages. */
    String supportedModels();

    /**
     * Whether it can attach to this object.
     *
     * @throws LinkageError if the framework is not on the class path
     */
    boolean supports(Object model);

    /**
     * Starts listening to a model.
     *
     * @param model one that {@link #supports} accepted
     * @param start makes the recording that the listener is to feed
     */
    void attach(Object model, Function<ModelFacts, TrainingRecording> start);

    /**
     * Whether a recording that goes on is fed by a model, its own or that of the model it is a worker's copy of.
     *
     * @param model one that {@link #supports} accepted
     */
    default boolean isRecorded(Object model) {
        return false;
    }

    /**
     * How many iterations a model was trained by its own count, which copies and restored models take along; 0 if the
     * framework does not count.
     *
     * @param model one that {@link #supports} accepted
     */
    default long iterations(Object model) {
        return 0;
    }

    /**
     * How many epochs a model was trained by its own count, which restored models take along; -1 if the framework does not count.
     *
     * @param model one that {@link #supports} accepted
     */
    default int epochs(Object model) {
        return -1;
    }

    /**
     * A copy that shares nothing with the model and has no listeners.
     *
     * @param model one that {@link #supports} accepted
     */
    default Object copy(Object model) {
        throw new IllegalArgumentException("A " + model.getClass().getName() + " can't be copied.");
    }

    /**
     * An iteration of a model on a minibatch, which is left as it is.
     *
     * @param model one that {@link #supports} accepted
     * @throws IllegalArgumentException if the minibatch is of an unknown class
     */
    default Runnable fit(Object model, Object minibatch) {
        throw new IllegalArgumentException("A " + model.getClass().getName() + " can't be trained.");
    }
}
