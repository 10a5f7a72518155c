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
import io.github.gradientharness.maven.reactor.AggregateMode;
import io.github.gradientharness.maven.reactor.ModuleRecordings;
import io.github.gradientharness.maven.recordings.EarlierReport;
import io.github.gradientharness.maven.recordings.JudgedFolder;
import io.github.gradientharness.maven.recordings.ProjectBaseline;
import io.github.gradientharness.maven.recordings.ProjectReport;
import io.github.gradientharness.maven.recordings.RecordingsJudge;
import io.github.gradientharness.maven.recordings.ReportFiles;
import io.github.gradientharness.maven.settings.AcceptedFindingConfiguration;
import io.github.gradientharness.maven.settings.Choice;
import io.github.gradientharness.maven.settings.ChosenTests;
import io.github.gradientharness.maven.settings.JudgementSettings;
import io.github.gradientharness.maven.settings.RuleConfiguration;
import io.github.gradientharness.maven.settings.SkipReasons;
import io.github.gradientharness.maven.testclasses.NotRecorded;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportPlaces;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals have in common: when to be skipped, which settings are valid, and how recordings are judged. */
abstract class AbstractGradientMojo extends AbstractMojo {

    private static final RuleSet RULES = RuleSet.defaults();

    private final Clock clock = Clock.systemDefaultZone();

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Folder with the recordings that the tests wrote. */
    @Parameter(
            property = "gradient.recordingsDirectory",
            defaultValue = "${project.build.directory}/gradient/recordings",
            required = true)
    private File recordingsDirectory;

    /** Folder of the HTML report. */
    @Parameter(
            property = "gradient.reportDirectory",
            defaultValue = "${project.build.directory}/site/gradient",
            required = true)
    private File reportDirectory;

    /**
     * Limits that replace those of the tests and the defaults: an element per rule, named by the rule's id, holding a
     * number. The property {@code gradient.limit.<rule>} on the command line overrides both.
     */
    @Parameter
    private Map<String, String> limits = Map.of();

    /**
     * Changes rules for some tests and layers: each {@code <rule>} has the rule's {@code <id>}, may be narrowed by
     * {@code <suite>}, {@code <test>} and {@code <layer>}, in which {@code *} stands for any text and {@code ?} for any
     * character, and sets a {@code <limit>}, a {@code <severity>} or {@code <enabled>false</enabled>}. Of several that
     * say the same, the last one counts.
     */
    @Parameter
    private List<RuleConfiguration> rules = List.of();

    /**
     * Known findings that are let through for a while: each {@code <acceptedFinding>} has a {@code <rule>}, a
     * {@code <reason>} and the last day on which it counts, {@code <until>}, and may be narrowed by {@code <suite>},
     * {@code <test>} and {@code <layer>}, with wildcards. A gate that fails prints them to paste.
     */
    @Parameter
    private List<AcceptedFindingConfiguration> acceptedFindings = List.of();

    /** The JSON file for pipelines. */
    @Parameter(
            property = "gradient.summaryFile",
            defaultValue = "${project.build.directory}/gradient/summary.json",
            required = true)
    private File summaryFile;

    /** The formats of the report, separated by commas: html, json, markdown, csv, tensorboard, sarif, junit. */
    @Parameter(property = "gradient.formats", defaultValue = "html,json")
    private String formats;

    /** Folder of all formats but html and json. */
    @Parameter(
            property = "gradient.formatsDirectory",
            defaultValue = "${project.build.directory}/gradient",
            required = true)
    private File formatsDirectory;

    /**
     * Whether findings that a test declared with {@code @ExpectFinding}, or that {@code acceptedFindings} lets through,
     * count as real: {@code true} or {@code false}.
     */
    @Parameter(property = "gradient.ignoreExpectations", defaultValue = "false")
    private String ignoreExpectations;

    /** The baseline that {@code gradient:freeze} writes and the other goals compare with, if it is there. */
    @Parameter(
            property = "gradient.baselineFile",
            defaultValue = "${project.basedir}/" + ProjectBaseline.USUAL_PLACE,
            required = true)
    private File baselineFile;

    /**
     * By which factor a layer's share of the largest layer's mean |gradient| may move before that counts as drift from the
     * baseline, where the test does not run over seeds, from which it would be learned.
     */
    @Parameter(property = "gradient.baselineFactor", defaultValue = "10")
    private double baselineFactor;

    /**
     * What is done at the end of a build of several modules: {@code report} writes one report over all of them into
     * {@code target/site/gradient-aggregate} where Maven was started, {@code off} does nothing.
     */
    @Parameter(property = "gradient.aggregate", defaultValue = "report")
    private String aggregate;

    /**
     * What to do when there is no recording: {@code fail}, {@code warn} or {@code ignore}. Where tests were chosen or
     * skipped on the command line, it warns at most.
     */
    @Parameter(property = "gradient.onMissingRecordings", defaultValue = "fail")
    private String onMissingRecordings;

    /**
     * What to do when a recording is from an earlier run, so that its test was not run, renamed or deleted:
     * {@code fail}, {@code warn} or {@code ignore}. Where tests were chosen or skipped on the command line, such recordings
     * are left out.
     */
    @Parameter(property = "gradient.onStaleRecordings", defaultValue = "fail")
    private String onStaleRecordings;

    /**
     * What to do when a {@code <rule>} of the configuration is for tests or layers that no recording has: {@code fail},
     * {@code warn} or {@code ignore}. Ignored where tests were chosen or skipped on the command line. For an
     * {@code <acceptedFinding>} that lets nothing through it warns at most.
     */
    @Parameter(property = "gradient.onUnmatchedPatterns", defaultValue = "fail")
    private String onUnmatchedPatterns;

    /** What to do when recordings are worse than the baseline: {@code fail}, {@code warn} or {@code ignore}. */
    @Parameter(property = "gradient.onBaselineDrift", defaultValue = "fail")
    private String onBaselineDrift;

    /** Whether to do nothing: {@code true} or {@code false}. */
    @Parameter(property = "gradient.skip", defaultValue = "false")
    private String skip;

    /** Tests that are skipped record nothing: {@code true} or {@code false}. */
    @Parameter(property = "skipTests", defaultValue = "false")
    private String skipTests;

    /** Tests that are not even compiled record nothing: {@code true} or {@code false}. */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    private String skipTestClasses;

    /** Whether to print only what fails and the verdict: {@code true} or {@code false}. */
    @Parameter(property = "gradient.quiet", defaultValue = "false")
    private String quiet;

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
                goal().reactor().skip(project, why);
                settle();
            }
            return;
        }
        isQuiet = Choice.isTrue("gradient.quiet", quiet);
        boolean ignoresExpectations = Choice.isTrue("gradient.ignoreExpectations", ignoreExpectations);
        judgement = new JudgementSettings(limits, rules, acceptedFindings, ignoresExpectations)
                .in(project, execution, session.getUserProperties(), RULES, LocalDate.now(clock));
        RecordingsJudge judge = new RecordingsJudge(RULES, judgement, leftOut(), needsProfiles());
        if (isJudging()) {
            takePart(judge);
        }
        run(judge);
    }

    /** Whether the goal says what the module's recordings are like, so that the report over all modules waits for it. */
    boolean isJudging() {
        return false;
    }

    /** What {@code gradient:prepare} has promised for the end of the build is done. */
    final void settle() {
        if (isJudging()) {
            goal().reactor().settled(project);
        }
    }

    /** Where tests were chosen, what the others recorded earlier is no matter of this build. */
    private Predicate<JudgedRecording> leftOut() {
        StaleRecordings times = goal().staleRecordings();
        return ChosenTests.in(session.getUserProperties()) ? times::isOfEarlierRun : recording -> false;
    }

    /** Hands the module's recordings on to what is done over all modules. */
    final void takePart(RecordingsJudge judge) throws MojoExecutionException {
        goal().reactor()
                .add(new ModuleRecordings(project, judge, files(), report().first(), gate(), baseline()), aggregate());
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

    private List<String> skipReasons() throws MojoExecutionException {
        return SkipReasons.of(
                Choice.isTrue("gradient.skip", skip),
                Choice.isTrue("skipTests", skipTests),
                Choice.isTrue("maven.test.skip", skipTestClasses));
    }

    final RunningGoal goal() {
        return new RunningGoal(project, session, execution);
    }

    private Aggregate aggregate() throws MojoExecutionException {
        AggregateMode mode = Choice.parse(AggregateMode.class, "gradient.aggregate", aggregate);
        return new Aggregate(mode, formats(), goal().madeBy(), judgement.ignoreExpectations(), getLog());
    }

    /** How this goal judges; report and gate of a project must do it the same way. */
    final Judgement howJudged() {
        return judgement;
    }

    final Path recordings() {
        return recordingsDirectory.toPath();
    }

    /** The recordings' files, sorted by path. */
    final List<Path> files() throws MojoExecutionException {
        try {
            return RecordingReader.filesIn(recordings());
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't list the recordings in " + recordings(), exception);
        }
    }

    /** The project's baseline, whether or not there is one. */
    final ProjectBaseline baseline() throws MojoExecutionException {
        return ProjectBaseline.of(baselineFile.toPath(), goal().folder(), baselineFactor);
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

    private ReportPlaces places() {
        return new ReportPlaces(
                reportDirectory.toPath(),
                summaryFile.toPath(),
                formatsDirectory.toPath(),
                goal().folder(),
                goal().testSources());
    }

    /** The report that an earlier build may have left. */
    final EarlierReport earlierReport() throws MojoExecutionException {
        return new EarlierReport(formats(), places());
    }

    private ReportFiles reportFiles() throws MojoExecutionException {
        ReportContext context =
                new ReportContext(project.getName(), goal().madeBy(), judgement.ignoreExpectations(), goal().command());
        return new ReportFiles(formats(), places(), context, baseline(), gate());
    }

    /** What says what the build objects to. */
    final Gate gate() throws MojoExecutionException {
        BuildFacts facts = new BuildFacts(
                goal().staleRecordings(),
                notRecorded().classes(),
                ChosenTests.in(session.getUserProperties()),
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
        Reactions all = new Reactions(
                Choice.parse(Reaction.class, "gradient.onMissingRecordings", onMissingRecordings),
                Choice.parse(Reaction.class, "gradient.onStaleRecordings", onStaleRecordings),
                Choice.parse(Reaction.class, "gradient.onUnmatchedPatterns", onUnmatchedPatterns),
                Choice.parse(Reaction.class, "gradient.onBaselineDrift", onBaselineDrift));
        Reactions used = files().isEmpty() && !notRecorded().isHarnessUsed() ? all.whereNothingIsToRecord() : all;
        return ChosenTests.in(session.getUserProperties()) ? used.forSomeTests() : used;
    }

    /** Tells annotated test classes whose tests JUnit Jupiter does not run. The compiled tests are read once. */
    final NotRecorded notRecorded() throws MojoExecutionException {
        if (notRecorded == null) {
            notRecorded = goal().notRecorded();
        }
        return notRecorded;
    }

    private Set<ReportFormat> formats() throws MojoExecutionException {
        try {
            return ReportFormat.parse(formats);
        } catch (IllegalArgumentException exception) {
            throw new MojoExecutionException(
                    "The setting gradient.formats is '" + formats + "'. " + exception.getMessage(), exception);
        }
    }

    /** Folder of the HTML report. */
    final Path pages() {
        return reportDirectory.toPath();
    }

    /** Puts the HTML report elsewhere than the configuration says. */
    final void writePagesTo(Path folder) {
        reportDirectory = folder.toFile();
    }

    final boolean isQuiet() {
        return isQuiet;
    }
}
