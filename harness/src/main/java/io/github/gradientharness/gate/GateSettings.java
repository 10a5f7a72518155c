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
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record GateSettings(Severity failOn, int maxAllowedFindings, Reaction onInconclusive, Reactions reactions) {

    /** The settings of a user who set none. */
    public static final GateSettings DEFAULTS = new GateSettings(Severity.ERROR, 0, Reaction.FAIL, Reactions.DEFAULTS);

    /** The same with other reactions. */
    public GateSettings with(Reactions others) {
        return new GateSettings(failOn, maxAllowedFindings, onInconclusive, others);
    }

    /** The severities that fail, in words. */
    public String failingSeverities() {
        return failOn == Severity.ERROR ? "ERROR" : failOn + " or worse";
    }
}
