package io.github.gradientharness.maven;

import io.github.gradientharness.report.JudgedRecording;
import io.github.gradientharness.verdict.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Fails the build when a recording has a finding that nobody expected; only reads what the tests recorded. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractGradientMojo {

    /** Whether a breach fails the build; otherwise it only warns. */
    @Parameter(property = "gradient.haltOnFailure", defaultValue = "true")
    private boolean haltOnFailure;

    /** Mildest severity that fails the build unless expected: {@code INFO}, {@code WARNING} or {@code ERROR}. */
    @Parameter(property = "gradient.failOn", defaultValue = "ERROR")
    private String failOn;

    /** How many unexpected findings of that severity or worse are let through. */
    @Parameter(property = "gradient.maxAllowedFindings", defaultValue = "0")
    private int maxAllowedFindings;

    /** What to do when there is no recording: {@code fail}, {@code warn} or {@code ignore}. */
    @Parameter(property = "gradient.onMissingRecordings", defaultValue = "fail")
    private String onMissingRecordings;

    /** What to do when a recording can't be called healthy or sick: {@code fail}, {@code warn} or {@code ignore}. */
    @Parameter(property = "gradient.onInconclusive", defaultValue = "fail")
    private String onInconclusive;

    @Override
    void run(RecordingsJudge judge) throws MojoExecutionException, MojoFailureException {
        GateSettings settings = settings();
        JudgedFolder folder = judge.judge(files());
        folder.requireAllReadable();
        if (folder.isEmpty()) {
            complainOfMissing(settings.onMissingRecordings());
        } else {
            decide(folder.recordings(), settings);
        }
    }

    private GateSettings settings() throws MojoExecutionException {
        return GateSettings.of(
                Choice.parse(Severity.class, "gradient.failOn", failOn),
                maxAllowedFindings,
                Choice.parse(Reaction.class, "gradient.onMissingRecordings", onMissingRecordings),
                Choice.parse(Reaction.class, "gradient.onInconclusive", onInconclusive));
    }

    private void complainOfMissing(Reaction reaction) throws MojoFailureException {
        if (reaction == Reaction.FAIL && haltOnFailure) {
            throw new MojoFailureException(MissingRecordings.message(recordings()));
        }
        if (reaction == Reaction.IGNORE) {
            getLog().debug(MissingRecordings.message(recordings()));
        } else {
            getLog().warn(MissingRecordings.message(recordings()));
        }
    }

    private void decide(List<JudgedRecording> recordings, GateSettings settings) throws MojoFailureException {
        GateResult result = GateResult.of(recordings, settings);
        Optional<Path> page = Optional.of(reportFolder().resolve("index.html")).filter(Files::isRegularFile);
        new GateConsole(result, haltOnFailure, isQuiet())
                .lines(recordings, page)
                .forEach(line -> line.log(getLog()));
        if (result.isBreach() && haltOnFailure) {
            throw new MojoFailureException(ConsoleLine.oneLine(FailureMessage.of(result, page)));
        }
    }
}
