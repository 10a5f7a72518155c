package io.github.gradientharness.gate;

import org.apiguardian.api.API;

/** Prints how many of something there are. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Counts {

    private Counts() {}

    /** The number and the noun, with an s unless it is one. */
    public static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
