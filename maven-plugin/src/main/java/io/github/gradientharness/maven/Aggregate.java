package io.github.gradientharness.maven;

import io.github.gradientharness.report.formats.ReportFormat;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * What is done over all modules of a build: the report, and the gate if it is wanted.
 *
 * @param mode what is wanted
 * @param formats of the report
 * @param madeBy the goal with the plugin's version
 * @param ignoresExpectations whether expected findings count as real
 * @param log of the goal that is the last so far
 */
record Aggregate(AggregateMode mode, Set<ReportFormat> formats, String madeBy, boolean ignoresExpectations, Log log) {

    /** A single module without others is told by its own report. */
    boolean isNeeded(Reactor reactor) {
        // A module whose own gate gave way waits for the gate over all, whatever the last module wants.
        boolean isGateAwaited = !reactor.gates().isEmpty();
        return isGateAwaited
                || switch (mode) {
                    case OFF -> false;
                    case CHECK -> !reactor.modules().isEmpty();
                    case REPORT -> reactor.modules().size() + reactor.missing().size() > 1;
                };
    }

    /**
     * Writes the report and, if wanted, judges all modules together.
     *
     * @throws MojoExecutionException if the report can't be written
     * @throws MojoFailureException if the gate is breached
     */
    void write(Reactor reactor) throws MojoExecutionException, MojoFailureException {
        Optional<Path> page = report(reactor);
        if (!reactor.gates().isEmpty()) {
            new AggregateGate(reactor, log).check(page);
        }
    }

    private Optional<Path> report(Reactor reactor) throws MojoExecutionException {
        try {
            return new AggregateReport(reactor, this).write();
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
