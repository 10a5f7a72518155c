package io.github.gradientharness.maven;

import io.github.gradientharness.gate.BaselineResult;
import io.github.gradientharness.gate.GateResult;
import io.github.gradientharness.gate.GateSettings;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.gate.Objection;
import io.github.gradientharness.gate.Reaction;
import io.github.gradientharness.maven.console.BreachMessage;
import io.github.gradientharness.maven.console.ConsoleLine;
import io.github.gradientharness.maven.console.GateConsole;
import io.github.gradientharness.maven.console.MissingRecordings;
import io.github.gradientharness.maven.console.ObjectionLines;
import io.github.gradientharness.maven.reactor.Reactor;
import io.github.gradientharness.maven.recordings.JudgedFolder;
import io.github.gradientharness.maven.recordings.RecordingsJudge;
import io.github.gradientharness.maven.settings.Choice;
import io.github.gradientharness.maven.settings.ChosenTests;
import io.github.gradientharness.settings.Recorded;
import io.github.gradientharness.settings.SettingNames;
import io.github.gradientharness.verdict.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Fails the build when a recording has a finding that nobody expected. Runs no test; writes the report before it fails,
 * unless {@code gradient:report} has done so in the same build.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public class CheckMojo extends AbstractGradientMojo {

    /** Whether a breach fails the build, {@code true}, or only warns, {@code false}. */
    @Parameter(property = "gradient.haltOnFailure", defaultValue = "true")
    private String haltOnFailure;

    /**
     * Mildest severity that fails the build unless expected: {@code INFO}, {@code WARNING} or {@code ERROR}. Unless set, it is
     * {@code ERROR} for tests with an annotation of the harness, and what others train is reported only. Once set, it holds for
     * all tests.
     */
    @Parameter(property = "gradient.failOn")
    private @Nullable String failOn;

    /** How many unexpected findings of that severity or worse are let through. */
    @Parameter(property = "gradient.maxAllowedFindings", defaultValue = "0")
    private int maxAllowedFindings;

    /** What to do when a recording can't be called healthy or sick: {@code fail}, {@code warn} or {@code ignore}. */
    @Parameter(property = "gradient.onInconclusive", defaultValue = "fail")
    private String onInconclusive;

    /**
     * Which networks are recorded: {@code all} that a test trains, what {@code annotated} tests train, or {@code attached} ones
     * only, for which no agent is needed.
     */
    @Parameter(property = SettingNames.RECORD, defaultValue = "all")
    private String record;

    private boolean halts;

    private boolean isGitHubTold;

    @Override
    boolean isJudging() {
        return true;
    }

    @Override
    void run(RecordingsJudge judge) throws MojoExecutionException, MojoFailureException {
        judgeBuild(judge);
        settle();
    }

    /** Says what the gate makes of the recordings, and fails where it is breached. */
    final void judgeBuild(RecordingsJudge judge) throws MojoExecutionException, MojoFailureException {
        halts = Choice.isTrue("gradient.haltOnFailure", haltOnFailure) && canFail();
        Reaction onMissing = gateSettings().reactions().missing();
        PullRequest pullRequest = new PullRequest(goal(), getLog());
        JudgedFolder folder = pullRequest.judge(judge, files(), report().alreadyRead(files()));
        if (!folder.problems().isEmpty()) {
            nameReportBeforeFailing(judge);
        }
        folder.requireAllReadable();
        if (folder.isEmpty()) {
            complainOfMissing(judge, folder, onMissing);
        } else {
            decide(judge, folder, pullRequest);
        }
    }

    @Override
    boolean isGitHubTold() {
        return isGitHubTold;
    }

    /** Whether a breach can fail the build at all. */
    boolean canFail() {
        return true;
    }

    /** Whether Maven prints the message of a failure. */
    boolean isFailureShown() {
        return true;
    }

    @Override
    boolean namesPageItself() {
        return true;
    }

    @Override
    GateSettings gateSettings() throws MojoExecutionException {
        return new GateSettings(
                failOn == null ? Severity.ERROR : Choice.parse(Severity.class, "gradient.failOn", failOn),
                atLeastNone(maxAllowedFindings),
                Choice.parse(Reaction.class, "gradient.onInconclusive", onInconclusive),
                reactions(),
                failOn != null);
    }

    /** Refuses values that make no sense before any test runs. */
    final void requireValidGate() throws MojoExecutionException {
        gateSettings();
        Choice.isTrue("gradient.haltOnFailure", haltOnFailure);
    }

    /** Which networks the tests record where they run with the agent. */
    final Recorded recorded() throws MojoExecutionException {
        return Choice.parse(Recorded.class, SettingNames.RECORD, record);
    }

    static int atLeastNone(int number) throws MojoExecutionException {
        if (number < 0) {
            throw new MojoExecutionException(
                    "The setting gradient.maxAllowedFindings is " + number + ". It must be 0 or more.");
        }
        return number;
    }

    private void complainOfMissing(RecordingsJudge judge, JudgedFolder folder, Reaction reaction)
            throws MojoExecutionException, MojoFailureException {
        List<String> known = ObjectionLines.of(judged(folder, null)).stream()
                .flatMap(objection -> objection.lines().stream())
                .toList();
        String message = MissingRecordings.message(
                recordings(),
                ChosenTests.typed(goal().onCommandLine()),
                JudgedRecording.leftOut(folder.recordings()),
                known);
        if (reaction == Reaction.FAIL && halts) {
            nameReportBeforeFailing(judge);
            throw new MojoFailureException(message);
        }
        if (reaction == Reaction.IGNORE) {
            whyNothingWasRecorded().ifPresent(getLog()::info);
            getLog().debug(message);
        } else {
            getLog().warn(message);
        }
    }

    /** Of tests that do not use the harness themselves; empty where nothing was to be recorded. */
    private Optional<String> whyNothingWasRecorded() throws MojoExecutionException {
        String why = switch (recorded()) {
            case ALL ->
                "the tests train none by fit(), or the JUnit Platform does not run them."
                        + " docs/maven.md says what else is not recorded: Without touching a test.";
            case ANNOTATED -> "gradient.record is annotated, and no test has an annotation of the harness.";
            case ATTACHED -> "gradient.record is attached, and no test attaches one.";
        };
        boolean isSaid = recorded() == Recorded.ATTACHED
                ? goal().reactor().isBound(goal().project(), "prepare") && Reactor.canTrain(goal().project())
                : goal().reactor().haveTestsRunWithAgent(goal().project());
        return isSaid ? Optional.of("No network was recorded: " + why) : Optional.empty();
    }

    private void decide(RecordingsJudge judge, JudgedFolder folder, PullRequest pullRequest)
            throws MojoExecutionException, MojoFailureException {
        Optional<BaselineResult> differences = differences(judge, folder);
        GateResult result = judged(folder, differences.orElse(null));
        List<Objection> misconfigured =
                result.failures().stream().filter(CheckMojo::isMisconfigured).toList();
        boolean isError = !misconfigured.isEmpty();
        boolean isBreach =
                result.objections().stream().anyMatch(objection -> objection.fails() && !isMisconfigured(objection));
        Optional<Path> page = page(judge, result);
        GateConsole console = new GateConsole(result, howJudged(), isError || halts, isQuiet());
        differences.ifPresent(this::tellOfImprovement);
        boolean isNamedByFailure = isBreach && !isError && halts && isFailureShown();
        console.lines(folder.recordings(), isNamedByFailure ? Optional.empty() : page)
                .forEach(line -> line.log(getLog()));
        if (isBreach && !isError) {
            whyTheBuildGoesOn().ifPresent(getLog()::warn);
        }
        pullRequest.tell(
                result,
                console.verdict().text(),
                isError || halts,
                report().files().context().judged(result));
        isGitHubTold = true;
        if (isBreach && halts) {
            throw new MojoFailureException(ConsoleLine.oneLine(BreachMessage.briefly(result, page)
                    + (page.isPresent() ? " " + report().files().forPrograms() : "")));
        }
        if (isError) {
            throw new MojoExecutionException(
                    ConsoleLine.oneLine(String.join(" ", new ObjectionLines(misconfigured).lines())));
        }
    }

    /** What the POM says is wrong is an error, whatever the gate lets through. */
    private static boolean isMisconfigured(Objection objection) {
        return objection.kind() == Objection.Kind.UNMATCHED_PATTERN;
    }

    /** What the console says after a breach that does not fail the build here. */
    Optional<String> whyTheBuildGoesOn() {
        return halts ? Optional.empty() : Optional.of("The build goes on: gradient.haltOnFailure is false.");
    }

    private void tellOfImprovement(BaselineResult differences) {
        differences.improvement().filter(any -> !isQuiet()).ifPresent(line -> getLog().info(ConsoleLine.oneLine(line)));
    }

    private Optional<BaselineResult> differences(RecordingsJudge judge, JudgedFolder folder)
            throws MojoExecutionException {
        if (gateSettings().reactions().drift() == Reaction.IGNORE) {
            return Optional.empty();
        }
        if (baseline().isMissed()) {
            getLog().warn("Nothing was compared with the baseline " + baseline().name() + ": there is no such file. "
                    + BaselineResult.FREEZE + " writes it.");
        }
        try {
            return baseline().compare(folder);
        } catch (MojoExecutionException exception) {
            nameReportBeforeFailing(judge);
            throw exception;
        }
    }

    private Optional<Path> page(RecordingsJudge judge, GateResult result) throws MojoExecutionException {
        boolean differs = report().isWritten() && !report().reactsAlike();
        if (result.isBreach()
                || report().saysSomethingElse()
                || differs && !result.beside().isEmpty()) {
            return Optional.of(reportBeforeFailing(judge));
        }
        return report().isWritten() ? Optional.of(report().first()) : Optional.empty();
    }

    /** For failures whose message is about something else. */
    private void nameReportBeforeFailing(RecordingsJudge judge) throws MojoExecutionException {
        getLog().info("Gradient report: " + reportBeforeFailing(judge));
    }

    /** The report that says what this gate says: the one that another goal has written, or one that is written now. */
    private Path reportBeforeFailing(RecordingsJudge judge) throws MojoExecutionException {
        if (report().saysSomethingElse()) {
            getLog().warn("gradient:report judged by other settings than gradient:check does, so the report is written"
                    + " again. Put <limits>, <rules>, <acceptedFindings> and <ignoreExpectations> into the plugin's"
                    + " <configuration>, not into that of a single execution.");
        }
        if (!report().isWritten() || !report().reactsAlike()) {
            report().write(judge, files());
        }
        return report().first();
    }
}
