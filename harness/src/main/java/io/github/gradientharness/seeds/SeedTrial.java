package io.github.gradientharness.seeds;

import org.apiguardian.api.API;

/**
 * Something that succeeds with one seed and may fail with another, such as a training.
 *
 * @param <X> what it may throw if it can't be carried out
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface SeedTrial<X extends Exception> {

    /**
     * Tries one seed. ND4J's global generator is seeded with it; {@link java.util.Random} has to be made with it.
     *
     * @return whether it succeeded
     * @throws AssertionError if it did not succeed: the same as returning false, and says why
     */
    boolean succeeds(long seed) throws X;
}
