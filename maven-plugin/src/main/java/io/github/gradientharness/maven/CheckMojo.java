package io.github.gradientharness.maven;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.verdict.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fails the build when a recording has a finding that nobody expected. Runs no test; writes the report before it fails,
 * unless {@code gradient:report} has done so in the same build.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public class CheckMojo extends AbstractGradientMojo {

    /** Whether a breach fails the build, {@code true}, or only warns, {@code false}. */
    @Parameter(property = "gradient.haltOnFailure", defaultValue = "true")
    private String haltOnFailure;

    /** Mildest severity that fails the build unless expected: {@code INFO}, {@code WARNING} or {@code ERROR}. */
    @Parameter(property = "gradient.failOn", defaultValue = "ERROR")
    private String failOn;

    /** How many unexpected findings of that severity or worse are let through. */
    @Parameter(property = "gradient.maxAllowedFindings", defaultValue = "0")
    private int maxAllowedFindings;

    /** What to do when a recording can't be called healthy or sick: {@code fail}, {@code warn} or {@code ignore}. */
    @Parameter(property = "gradient.onInconclusive", defaultValue = "fail")
    private String onInconclusive;

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
        GateSettings settings = settings();
        PullRequest pullRequest = new PullRequest(goal(), getLog());
        JudgedFolder folder = pullRequest.judge(judge, files());
        if (!folder.problems().isEmpty()) {
            nameReportBeforeFailing(judge);
        }
        folder.requireAllReadable();
        if (folder.isEmpty()) {
            complainOfMissing(judge, folder, settings.onMissingRecordings());
        } else {
            decide(judge, folder, settings, pullRequest);
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

    private GateSettings settings() throws MojoExecutionException {
        halts = Choice.isTrue("gradient.haltOnFailure", haltOnFailure) && canFail();
        Reactions reactions = reactions();
        return new GateSettings(
                        Choice.parse(Severity.class, "gradient.failOn", failOn),
                        maxAllowedFindings,
                        reactions.missing(),
                        Choice.parse(Reaction.class, "gradient.onInconclusive", onInconclusive),
                        reactions.stale(),
                        reactions.unmatched(),
                        reactions.drift())
                .checked();
    }

    private void complainOfMissing(RecordingsJudge judge, JudgedFolder folder, Reaction reaction)
            throws MojoExecutionException, MojoFailureException {
        Optional<Objection> known = notRecorded().beside(List.of(), reaction);
        String message = MissingRecordings.message(
                recordings(),
                ChosenTests.typed(goal().onCommandLine()),
                JudgedRecording.leftOut(folder.recordings()),
                known.map(Objection::lines).orElse(List.of()));
        if (reaction == Reaction.FAIL && halts) {
            nameReportBeforeFailing(judge);
            throw new MojoFailureException(message);
        }
        if (reaction == Reaction.IGNORE) {
            getLog().debug(message);
        } else {
            getLog().warn(message);
        }
    }

    private void decide(RecordingsJudge judge, JudgedFolder folder, GateSettings settings, PullRequest pullRequest)
            throws MojoExecutionException, MojoFailureException {
        List<JudgedRecording> recordings = folder.recordings();
        ConfiguredPatterns patterns = new ConfiguredPatterns(recordings);
        List<Objection> objections = objections(judge, folder, settings, patterns);
        GateResult gate = GateResult.of(recordings, settings, objections);
        Optional<Objection> unmatched = patterns.unmatched(howJudged().adjustments(), settings.onUnmatchedPatterns());
        boolean isError = unmatched.filter(Objection::fails).isPresent();
        GateResult result = unmatched.map(gate::objectingTo).orElse(gate);
        Optional<Path> page = page(judge, result);
        GateConsole console = new GateConsole(result, howJudged(), isError || halts, isQuiet());
        boolean isNamedByFailure = gate.isBreach() && !isError && halts && isFailureShown();
        console.lines(recordings, isNamedByFailure ? Optional.empty() : page).forEach(line -> line.log(getLog()));
        if (gate.isBreach() && !isError) {
            whyTheBuildGoesOn().ifPresent(getLog()::warn);
        }
        pullRequest.tell(
                result,
                console.verdict().text(),
                isError || halts,
                report().files().told(folder, line -> {}));
        isGitHubTold = true;
        if (gate.isBreach() && halts) {
            throw new MojoFailureException(ConsoleLine.oneLine(FailureMessage.briefly(result, page)));
        }
        if (isError) {
            throw new MojoExecutionException(
                    ConsoleLine.oneLine(String.join(" ", unmatched.orElseThrow().lines())));
        }
    }

    /** What the console says after a breach that does not fail the build here. */
    Optional<String> whyTheBuildGoesOn() {
        return halts ? Optional.empty() : Optional.of("The build goes on: gradient.haltOnFailure is false.");
    }

    private List<Objection> objections(
            RecordingsJudge judge, JudgedFolder folder, GateSettings settings, ConfiguredPatterns patterns)
            throws MojoExecutionException {
        List<Objection> objections = new ArrayList<>();
        notRecorded()
                .beside(folder.recordings(), settings.onMissingRecordings())
                .ifPresent(objections::add);
        if (settings.onStaleRecordings() != Reaction.IGNORE) {
            stale(folder.recordings(), settings.onStaleRecordings()).ifPresent(objections::add);
        }
        objections.addAll(comparedWithBaseline(judge, folder, settings.onBaselineDrift()));
        if (settings.onUnmatchedPatterns() != Reaction.IGNORE && !goal().sharesConfiguration()) {
            List<String> idle = patterns.idleAcceptances(
                    howJudged().acceptances(), howJudged().today());
            if (!idle.isEmpty()) {
                objections.add(new Objection(Reaction.WARN, Counts.of(idle.size(), "idle acceptance"), idle));
            }
        }
        return objections;
    }

    private List<Objection> comparedWithBaseline(RecordingsJudge judge, JudgedFolder folder, Reaction reaction)
            throws MojoExecutionException {
        List<Objection> objections = new ArrayList<>();
        if (reaction == Reaction.IGNORE) {
            return objections;
        }
        if (baseline().isMissed()) {
            getLog().warn("Nothing was compared with the baseline " + baseline().name() + ": there is no such file. "
                    + FreezeCommand.TYPED + " writes it.");
        }
        Optional<BaselineResult> result = differences(judge, folder);
        if (result.isPresent()) {
            result.get().drift(reaction).ifPresent(objections::add);
            result.get().gaps(ChosenTests.in(goal().onCommandLine())).ifPresent(objections::add);
            result.get()
                    .improvement()
                    .filter(any -> !isQuiet())
                    .ifPresent(line -> getLog().info(ConsoleLine.oneLine(line)));
        }
        return objections;
    }

    private Optional<BaselineResult> differences(RecordingsJudge judge, JudgedFolder folder)
            throws MojoExecutionException {
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
                || differs && !result.objections().isEmpty()) {
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
