package io.github.gradientharness.maven.reactor;

import io.github.gradientharness.maven.github.GitHub;
import io.github.gradientharness.maven.github.ShownAnnotations;
import io.github.gradientharness.report.formats.ReportFormat;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/**
 * What is done over all modules when a build ends.
 *
 * @param mode what is wanted
 * @param formats of the report
 * @param madeBy the goal with the plugin's version
 * @param ignoresExpectations whether expected findings count as real
 * @param log of the goal that ran last
 */
public record Aggregate(
        AggregateMode mode, List<ReportFormat> formats, String madeBy, boolean ignoresExpectations, Log log) {

    /** A single module without others is told by its own report. */
    boolean isNeeded(Reactor reactor) {
        return mode == AggregateMode.REPORT
                && reactor.modules().size() + reactor.missing().size() > 1;
    }

    /**
     * Writes the report.
     *
     * @throws MojoExecutionException if it can't be written
     */
    void write(Reactor reactor) throws MojoExecutionException {
        try {
            new AggregateReport(reactor, this).write();
        } catch (MojoExecutionException exception) {
            GitHub.of(reactor.session())
                    .tellOfFailure(
                            "The gradient report of all modules",
                            exception,
                            ShownAnnotations.of(reactor.session()),
                            log);
            throw exception;
        }
    }
}
