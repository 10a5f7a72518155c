package io.github.gradientharness.gate;

import org.apiguardian.api.API;

/** What the gate does about something that is neither healthy nor sick, the strictest first. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum Reaction {
    /** Fails the build. */
    FAIL,
    /** Prints a warning. */
    WARN,
    /** Counts it and goes on. */
    IGNORE;

    /** This, or another if that is milder. */
    public Reaction orMilder(Reaction other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
