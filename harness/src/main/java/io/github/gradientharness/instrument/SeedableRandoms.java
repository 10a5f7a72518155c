package io.github.gradientharness.instrument;

import java.util.ServiceLoader;
import org.apiguardian.api.API;

/** Seeds every global generator of random numbers that can be seeded. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SeedableRandoms {

    private SeedableRandoms() {}

    /**
     * Seeds the generators from which the calling thread draws: those of ND4J and DJL, where they are on the class path. A library that
     * can't be used here is passed over; whoever uses it will be told.
     */
    public static void setSeed(long seed) {
        for (SeedableRandom random : ServiceLoader.load(SeedableRandom.class, SeedableRandoms.class.getClassLoader())) {
            setSeed(random, seed);
        }
    }

    private static void setSeed(SeedableRandom random, long seed) {
        try {
            random.setSeed(seed);
        } catch (LinkageError libraryIsNotOnTheClassPath) {
            return;
        }
    }
}
