package io.github.gradientharness.instrument;

import org.apiguardian.api.API;

/** A library's global generator of random numbers. Found through {@link java.util.ServiceLoader}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface SeedableRandom {

    /**
     * Makes the generator that the calling thread draws from begin anew.
     *
     * @throws LinkageError if the library, or what it needs to run, is not on the class path
     */
    void setSeed(long seed);
}
