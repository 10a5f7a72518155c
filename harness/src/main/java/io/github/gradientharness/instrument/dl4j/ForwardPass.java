package io.github.gradientharness.instrument.dl4j;

/** Knows where a network's layers lie, to read their outputs and to stand in for them in the backward pass. */
interface ForwardPass {

    /** Keeps dropout from overwriting the output of the layer before it; the numbers are the same either way. */
    void keepActivations();

    /** Reads the outputs that DL4J hands to a listener, a list or a map by name, and installs the probes. */
    void read(Object activations, ActivationWatch watch);

    /** When the backward pass is over: removes the probes, and reads the outputs of the output layers. */
    void readOutputs(ActivationWatch watch);
}
