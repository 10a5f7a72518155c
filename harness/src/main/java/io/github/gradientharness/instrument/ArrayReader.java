package io.github.gradientharness.instrument;

import io.github.gradientharness.stats.SummaryAccumulator;
import org.apiguardian.api.API;

/** Reads arrays of one library. Found through {@link java.util.ServiceLoader}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ArrayReader {

    /** What it can read, for messages. */
    String supportedArrays();

    /**
     * Whether it can read this object.
     *
     * @throws LinkageError if the library is not on the class path
     */
    boolean supports(Object array);

    /** Adds every element of an array that {@link #supports} accepted; it is neither changed nor kept. */
    void add(Object array, SummaryAccumulator accumulator);
}
