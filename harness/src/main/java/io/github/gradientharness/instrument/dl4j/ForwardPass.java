package io.github.gradientharness.instrument.dl4j;

import org.deeplearning4j.optimize.api.TrainingListener;

/** Knows where a network's layers lie, to read their outputs and what the backward pass hands to them. */
interface ForwardPass {

    /** Why the gradient of the activations is not read where another listener comes in between. */
    String LISTENER_IN_BETWEEN = "The gradient of the activations is not measured: a listener that overrides"
            + " onForwardPass was added after the recorder. Add your listeners first, then attach the recorder.";

    /** Why the gradient of the activations is not read of a user's own kind of model. */
    String OWN_MODEL = "The gradient of the activations is not measured: the model's class is not one of DL4J's own.";

    /**
     * Reads the outputs that DL4J hands to a listener, a list or a map by name, and lets the backward pass be read if it
     * follows at once.
     *
     * @param caller the listener; what DL4J calls after it decides whether the backward pass follows at once
     */
    void read(Object activations, ActivationWatch watch, TrainingListener caller);

    /** When the backward pass is over: reads the outputs of the output layers. */
    void readOutputs(ActivationWatch watch);

    /** Leaves the model as it was. */
    void leave();
}
