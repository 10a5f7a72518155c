package io.github.gradientharness.instrument;

import io.github.gradientharness.stats.SummaryAccumulator;
import org.apiguardian.api.API;

/** Reads arrays of one library. Found through {@link java.util.ServiceLoader}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface ArrayReader {

    /** What it can read, for messages. */
    String supportedArrays();

    /**
     * Whether it can read this object.
     *
     * @throws LinkageError if the library is not on the class path
     */
    boolean supports(Object array);

    /**
     * The lengths of an array's dimensions.
     *
     * @throws IllegalArgumentException if it has none, because its rows are not equally long
     */
    long[] shape(Object array);

    /** Adds every element of an array that {@link #supports} accepted; it is neither changed nor kept. */
    void add(Object array, SummaryAccumulator accumulator);

    /** Copies an array of a minibatch: [samples, units] or [samples, units, positions...]. */
    void copy(Object array, LayerBatch batch);

    /**
     * The L2 norm of each output unit's part of a kernel: [inputs, units], or [units, channels, height, width] of a
     * convolution.
     *
     * @param norms where to put them, one for each unit
     */
    void unitNorms(Object array, double[] norms);
}
