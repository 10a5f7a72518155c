package io.github.gradientharness.recording;

import org.apiguardian.api.API;

/** What was measured of a layer. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Quantity {
    /** Gradient of the minibatch's mean loss for a parameter: before regularization, clipping and updater. */
    GRADIENT,
    /** What the updater subtracted from a parameter in one iteration. */
    UPDATE,
    /** A parameter's values with which the iteration's gradient was calculated: before its update. */
    PARAMETER,
    /** A layer's output. */
    ACTIVATION,
    /** Gradient of the minibatch's mean loss for a layer's output (dL/da). */
    ACTIVATION_GRADIENT,
    /** One number an iteration: the share of the summed |dL/da| that comes from the top tenth of the batch's samples. */
    SAMPLE_CONCENTRATION,
    /**
     * One number an iteration: the share of a layer's activations' variance in its first principal component. Of a layer
     * with more than 64 units, or a batch with more than 256 rows, as many evenly spaced ones are taken.
     */
    UNIT_SIMILARITY,
    /**
     * Gradient of the minibatch's mean loss for a recurrent layer's input (dL/dx), by time steps: what gets through the
     * layer on its way back in time.
     */
    INPUT_GRADIENT
}
