package io.github.gradientharness.maven;

import io.github.gradientharness.gate.BaselineResult;
import io.github.gradientharness.gate.BuildFacts;
import io.github.gradientharness.gate.Gate;
import io.github.gradientharness.gate.GateResult;
import io.github.gradientharness.gate.GateSettings;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.gate.Reaction;
import io.github.gradientharness.gate.Reactions;
import io.github.gradientharness.gate.StaleRecordings;
import io.github.gradientharness.maven.reactor.Aggregate;
import io.github.gradientharness.maven.reactor.ModuleRecordings;
import io.github.gradientharness.maven.recordings.JudgedFolder;
import io.github.gradientharness.maven.recordings.ProjectReport;
import io.github.gradientharness.maven.recordings.RecordingsJudge;
import io.github.gradientharness.maven.recordings.ReportFiles;
import io.github.gradientharness.maven.settings.ChosenTests;
import io.github.gradientharness.maven.settings.KnownRules;
import io.github.gradientharness.maven.testclasses.NotRecorded;
import io.github.gradientharness.maven.testclasses.OwnRules;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.rules.Judgement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** What the goals have in common: when to be skipped, which settings are valid, and how recordings are judged. */
abstract class AbstractGradientMojo extends ConfiguredMojo {

    private final Clock clock = Clock.systemDefaultZone();

    private boolean isQuiet;

    private Judgement judgement = Judgement.AS_DECLARED;

    private @Nullable NotRecorded notRecorded;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        RunningGoal goal = goal();
        if (goal.isInPomProject()) {
            getLog().debug("Skipping " + goal.name() + ": a pom project has no tests.");
        } else {
            try {
                runUntold();
            } catch (MojoExecutionException | MojoFailureException exception) {
                settle();
                if (!isGitHubTold()) {
                    new PullRequest(goal, getLog()).tellOfFailure(exception);
                }
                throw exception;
            }
        }
    }

    private void runUntold() throws MojoExecutionException, MojoFailureException {
        List<String> skipReasons = skipReasons();
        if (!skipReasons.isEmpty()) {
            String why = String.join(", ", skipReasons);
            sayThatItIsSkipped("Skipping " + goal().name() + ": " + why + ".");
            if (isJudging()) {
                goal().reactor().skip(goal().project(), why);
                settle();
            }
            return;
        }
        isQuiet = isToBeQuiet();
        RecordingsJudge judge = judge(knownRules(!isBeforeTests() || !OwnRules.areDeclared(goal().project())));
        if (isJudging()) {
            takePart(judge);
        }
        run(judge);
    }

    /** Judges by rules of the user's own as well, which are there once the tests are compiled. */
    final RecordingsJudge judgeAfterTests() throws MojoExecutionException {
        return judge(knownRules(true));
    }

    private RecordingsJudge judge(KnownRules known) throws MojoExecutionException {
        RunningGoal goal = goal();
        judgement = settings().in(goal.project(), goal.execution(), goal.onCommandLine(), known, LocalDate.now(clock));
        return new RecordingsJudge(known.judging(), judgement, leftOut(), needsProfiles());
    }

    /** Whether the goal runs before the tests are compiled, so that rules of the user's own may not be there yet. */
    boolean isBeforeTests() {
        return false;
    }

    /** Whether the goal says what the module's recordings are like, so that the report over all modules waits for it. */
    boolean isJudging() {
        return false;
    }

    /** What {@code gradient:prepare} has promised for the end of the build is done. */
    final void settle() {
        if (isJudging()) {
            goal().reactor().settled(goal().project());
        }
    }

    /**
     * What no verdict counts: where tests were chosen, what the others recorded earlier; else what is stale beside recordings
     * of this build, so that the test that left it is not told of as one of this build's.
     */
    private Predicate<JudgedRecording> leftOut() throws MojoExecutionException {
        StaleRecordings times = goal().staleRecordings();
        boolean isStaleRefused = reactions().stale() == Reaction.FAIL && times.isAnyOfThisBuild(files());
        return isStaleRefused || ChosenTests.in(goal().onCommandLine()) ? times::isOfEarlierRun : recording -> false;
    }

    /** Hands the module's recordings on to what is done over all modules. */
    final void takePart(RecordingsJudge judge) throws MojoExecutionException {
        goal().reactor()
                .add(
                        new ModuleRecordings(goal().project(), judge, files(), report().first(), gate(), baseline()),
                        aggregate());
    }

    /** Says why the goal does nothing. */
    void sayThatItIsSkipped(String line) {
        getLog().info(line);
    }

    /** Does the goal's work. */
    abstract void run(RecordingsJudge judge) throws MojoExecutionException, MojoFailureException;

    /** Whether a workflow of GitHub's knows the goal's verdict, so that it need not be told that the goal fails. */
    boolean isGitHubTold() {
        return false;
    }

    /** Whether the goal names the page after it has been written. */
    boolean namesPageItself() {
        return false;
    }

    /** Whether recordings' profiles are compared with a baseline, or become one. */
    boolean needsProfiles() throws MojoExecutionException {
        return baseline().exists();
    }

    /** Whether the goal has anything to do in this project. */
    final boolean isWanted() throws MojoExecutionException {
        return !goal().isInPomProject() && skipReasons().isEmpty();
    }

    private Aggregate aggregate() throws MojoExecutionException {
        return new Aggregate(aggregateMode(), formats(), goal().madeBy(), judgement.ignoreExpectations(), getLog());
    }

    /** How this goal judges; report and gate of a project must do it the same way. */
    final Judgement howJudged() {
        return judgement;
    }

    /** The project's report, whether or not it is written yet. */
    @SuppressWarnings("unchecked")
    final ProjectReport report() throws MojoExecutionException {
        ReportFiles files = reportFiles();
        // A build's page is named once: by the gate where there is one, because what comes last is what is read.
        boolean isNamedLater = goal().isFollowedByCheck() || namesPageItself();
        return new ProjectReport(files, judgement, reactions(), getPluginContext(), line -> {
            if (!isQuiet && !(isNamedLater && line.endsWith(": " + files.first()))) {
                getLog().info(line);
            }
        });
    }

    private ReportFiles reportFiles() throws MojoExecutionException {
        ReportContext context = new ReportContext(
                goal().project().getName(), goal().madeBy(), judgement.ignoreExpectations(), goal().command());
        return new ReportFiles(formats(), places(), context, baseline(), gate());
    }

    /** What says what the build objects to. */
    final Gate gate() throws MojoExecutionException {
        BuildFacts facts = new BuildFacts(
                goal().staleRecordings(),
                notRecorded().classes(),
                ChosenTests.in(goal().onCommandLine()),
                goal().sharesConfiguration());
        return new Gate(gateSettings(), judgement, facts);
    }

    /** What the gate lets through; a goal that has no gate shows what one without settings would say. */
    GateSettings gateSettings() throws MojoExecutionException {
        return GateSettings.DEFAULTS.with(reactions());
    }

    /** What the build objects to, compared with a baseline if there is one. */
    final GateResult judged(JudgedFolder folder, @Nullable BaselineResult result) throws MojoExecutionException {
        return reportFiles().judged(folder, result);
    }

    /** What is done about something else than findings. */
    final Reactions reactions() throws MojoExecutionException {
        Reactions all = configuredReactions();
        Reactions used = files().isEmpty() && !notRecorded().isHarnessUsed() ? all.whereNothingIsToRecord() : all;
        return ChosenTests.in(goal().onCommandLine()) ? used.forSomeTests() : used;
    }

    /** Tells annotated test classes whose tests JUnit Jupiter does not run. The compiled tests are read once. */
    final NotRecorded notRecorded() throws MojoExecutionException {
        if (notRecorded == null) {
            notRecorded = goal().notRecorded();
        }
        return notRecorded;
    }

    final boolean isQuiet() {
        return isQuiet;
    }
}
