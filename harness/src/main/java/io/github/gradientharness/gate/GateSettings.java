package io.github.gradientharness.gate;

import io.github.gradientharness.verdict.Severity;
import org.apiguardian.api.API;

/**
 * What the gate lets through.
 *
 * @param failOn mildest severity that fails unless expected
 * @param maxAllowedFindings how many unexpected findings of that severity or worse are let through
 * @param onInconclusive what to do when a recording can't be called healthy or sick
 * @param reactions what to do about anything else
 * @param holdsUnasked whether what tests train that did not ask to be recorded can fail the build as well; otherwise it warns
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record GateSettings(
        Severity failOn, int maxAllowedFindings, Reaction onInconclusive, Reactions reactions, boolean holdsUnasked) {

    /** The settings of a user who set none. */
    public static final GateSettings DEFAULTS = new GateSettings(Severity.ERROR, 0, Reaction.FAIL, Reactions.DEFAULTS);

    /** Those of a user who did not say that tests without an annotation can fail the build. */
    public GateSettings(Severity failOn, int maxAllowedFindings, Reaction onInconclusive, Reactions reactions) {
        this(failOn, maxAllowedFindings, onInconclusive, reactions, false);
    }

    /** The same with other reactions. */
    public GateSettings with(Reactions others) {
        return new GateSettings(failOn, maxAllowedFindings, onInconclusive, others, holdsUnasked);
    }

    /** Whether a recording can fail the build: its test asked to be recorded, or the settings hold all tests to it. */
    boolean holds(JudgedRecording recording) {
        return holdsUnasked
                || recording.diagnosis().recording().header().declaration().asked();
    }

    /** The severities that fail, in words. */
    public String failingSeverities() {
        return failOn == Severity.ERROR ? "ERROR" : failOn + " or worse";
    }
}
