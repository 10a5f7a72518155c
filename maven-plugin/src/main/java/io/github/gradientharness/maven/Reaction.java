package io.github.gradientharness.maven;

/** What the gate does about something that is neither healthy nor sick, the strictest first. */
enum Reaction {
    /** Fails the build. */
    FAIL,
    /** Prints a warning. */
    WARN,
    /** Counts it and goes on. */
    IGNORE;

    /** This, or another if that is milder. */
    Reaction orMilder(Reaction other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
