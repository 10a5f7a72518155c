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
 * @param onStaleRecordings what to do when a recording is from an earlier run
 * @param onUnmatchedPatterns what to do when the configuration names a test or layer that there is not
 * @param onBaselineDrift what to do when recordings are worse than the baseline
 */
record GateSettings(
        Severity failOn,
        int maxAllowedFindings,
        Reaction onMissingRecordings,
        Reaction onInconclusive,
        Reaction onStaleRecordings,
        Reaction onUnmatchedPatterns,
        Reaction onBaselineDrift) {

    /** The settings of a user who set none. */
    static final GateSettings DEFAULTS = new GateSettings(
            Severity.ERROR, 0, Reaction.FAIL, Reaction.FAIL, Reaction.FAIL, Reaction.FAIL, Reaction.FAIL);

    /** These settings, if they make sense. */
    GateSettings checked() throws MojoExecutionException {
        if (maxAllowedFindings < 0) {
            throw new MojoExecutionException(
                    "The setting gradient.maxAllowedFindings is " + maxAllowedFindings + ". It must be 0 or more.");
        }
        return this;
    }

    /** The severities that fail, in words. */
    String failingSeverities() {
        return failOn == Severity.ERROR ? "ERROR" : failOn + " or worse";
    }
}
