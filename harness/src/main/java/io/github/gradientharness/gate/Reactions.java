package io.github.gradientharness.gate;

import org.apiguardian.api.API;

/**
 * What is done about something else than findings. Report and gate have to know it both.
 *
 * @param missing where there is no recording
 * @param stale where a recording is from an earlier run
 * @param unmatched where the configuration names a test or layer that there is not
 * @param drift where recordings are worse than the baseline
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Reactions(Reaction missing, Reaction stale, Reaction unmatched, Reaction drift) {

    /** Those of a user who set none. */
    public static final Reactions DEFAULTS = new Reactions(Reaction.FAIL, Reaction.FAIL, Reaction.FAIL, Reaction.FAIL);

    /** The same where no test uses the harness: that there is no recording is as it should be. */
    public Reactions whereNothingIsToRecord() {
        return new Reactions(Reaction.IGNORE, stale, unmatched, drift);
    }

    /**
     * The same, gentler on what can't be otherwise where only some of the tests ran: recordings of the others are left out,
     * and patterns for the others fit nothing.
     */
    public Reactions forSomeTests() {
        return new Reactions(
                missing.orMilder(Reaction.WARN),
                stale.orMilder(Reaction.IGNORE),
                unmatched.orMilder(Reaction.IGNORE),
                drift);
    }
}
