package io.github.gradientharness.maven;

/** What the gate does about something that is neither healthy nor sick. */
enum Reaction {
    /** Fails the build. */
    FAIL,
    /** Prints a warning. */
    WARN,
    /** Counts it and goes on. */
    IGNORE
}
