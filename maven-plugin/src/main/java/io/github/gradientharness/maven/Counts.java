package io.github.gradientharness.maven;

/** Prints how many of something there are. */
final class Counts {

    private Counts() {}

    /** The number and the noun, with an s unless it is one. */
    static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
