package io.github.gradientharness.instrument.djl;

import ai.djl.engine.Engine;
import io.github.gradientharness.instrument.SeedableRandom;
import org.apiguardian.api.API;

/** The generators of random numbers of DJL and its engine. All threads share them. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DjlRandom implements SeedableRandom {

    /** Made by the service loader. */
    public DjlRandom() {}

    /** Does nothing where DJL has no engine, or one that can't be loaded: whoever uses it will be told. */
    @Override
    public void setSeed(long seed) {
        try {
            if (!Engine.getAllEngines().isEmpty()) {
                Engine.getInstance().setRandomSeed(Long.hashCode(seed));
            }
        } catch (RuntimeException engineCannotBeLoaded) {
            return;
        }
    }
}
