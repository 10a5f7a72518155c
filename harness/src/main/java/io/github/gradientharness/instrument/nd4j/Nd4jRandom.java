package io.github.gradientharness.instrument.nd4j;

import io.github.gradientharness.instrument.SeedableRandom;
import org.apiguardian.api.API;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's generator of random numbers, of which each thread has its own. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Nd4jRandom implements SeedableRandom {

    /** Made by the service loader. */
    public Nd4jRandom() {}

    @Override
    public void setSeed(long seed) {
        Nd4j.getRandom().setSeed(seed);
    }
}
