package io.github.gradientharness.maven;

import io.github.gradientharness.verdict.Severity;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * What the gate lets through.
 *
 * @param failOn mildest severity that fails unless expected
 * @param maxAllowedFindings how many unexpected findings of that severity or worse are let through
 * @param onMissingRecordings what to do when there is no recording
 * @param onInconclusive what to do when a recording can't be called healthy or sick
 */
record GateSettings(Severity failOn, int maxAllowedFindings, Reaction onMissingRecordings, Reaction onInconclusive) {

    /** The settings of a user who set none. */
    static final GateSettings DEFAULTS = new GateSettings(Severity.ERROR, 0, Reaction.FAIL, Reaction.FAIL);

    /**
     * Checks what a user set.
     *
     * @throws MojoExecutionException if the number allowed is negative
     */
    static GateSettings of(Severity failOn, int maxAllowed, Reaction onMissing, Reaction onInconclusive)
            throws MojoExecutionException {
        if (maxAllowed < 0) {
            throw new MojoExecutionException(
                    "The setting gradient.maxAllowedFindings is " + maxAllowed + ". It must be 0 or more.");
        }
        return new GateSettings(failOn, maxAllowed, onMissing, onInconclusive);
    }

    /** The severities that fail, in words. */
    String failingSeverities() {
        return failOn == Severity.ERROR ? "ERROR" : failOn + " or worse";
    }
}
