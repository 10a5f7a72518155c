package io.github.gradientharness.maven;

import io.github.gradientharness.report.ReportContext;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;

/** Says what a build has against its recordings or its configuration, and what of that fails it. */
@FunctionalInterface
interface Objections {

    /**
     * Adds it to what a report says of how it was made.
     *
     * @param baseline how the recordings differ from the baseline; empty where there is none
     * @throws MojoExecutionException if it can't be told
     */
    ReportContext in(ReportContext context, JudgedFolder folder, Optional<BaselineResult> baseline)
            throws MojoExecutionException;
}
