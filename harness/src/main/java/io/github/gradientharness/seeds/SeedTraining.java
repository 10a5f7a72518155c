package io.github.gradientharness.seeds;

import io.github.gradientharness.recording.Recording;
import org.apiguardian.api.API;

/**
 * A training with a given seed.
 *
 * @param <X> what it may throw if it can't be carried out
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface SeedTraining<X extends Exception> {

    /**
     * Trains with one seed. ND4J's global generator is seeded with it; {@link java.util.Random} has to be made with it.
     *
     * @return what was recorded
     * @throws AssertionError if this seed did not succeed, whatever its gradients did
     */
    Recording train(long seed) throws X;
}
