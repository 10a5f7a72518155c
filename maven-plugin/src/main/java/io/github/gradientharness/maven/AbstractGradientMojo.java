package io.github.gradientharness.maven;

import io.github.gradientharness.recording.RecordingReader;
import io.github.gradientharness.report.JudgedRecording;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
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
     * count as real.
     */
    @Parameter(property = "gradient.ignoreExpectations", defaultValue = "false")
    private boolean ignoreExpectations;

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
     * {@code target/site/gradient-aggregate} where Maven was started, {@code check} also replaces the modules' gates by one
     * over all of them, {@code off} does nothing.
     */
    @Parameter(property = "gradient.aggregate", defaultValue = "report")
    private String aggregate;

    /** Whether to do nothing. */
    @Parameter(property = "gradient.skip", defaultValue = "false")
    private boolean skip;

    /** Tests that are skipped record nothing. */
    @Parameter(property = "skipTests", defaultValue = "false")
    private boolean skipTests;

    /** Tests that are not even compiled record nothing. */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    private boolean skipTestClasses;

    /** Whether to print only what fails and the verdict. */
    @Parameter(property = "gradient.quiet", defaultValue = "false")
    private boolean quiet;

    private Judgement judgement = Judgement.AS_DECLARED;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        List<String> reasons = SkipReasons.of(skip, skipTests, skipTestClasses);
        if (project.getPackaging().equals("pom")) {
            getLog().debug("Skipping gradient:" + execution.getGoal() + ": a pom project has no tests.");
        } else if (PlannedGoals.AGGREGATED.contains(execution.getGoal())) {
            runAsOneOfMany(Reactor.of(session, execution), reasons);
        } else {
            run(reasons, null);
        }
    }

    /** The last goal of a build goes on with what is to be done over all modules, whether or not it failed itself. */
    private void runAsOneOfMany(Reactor reactor, List<String> skipReasons)
            throws MojoExecutionException, MojoFailureException {
        try {
            run(skipReasons, reactor);
        } catch (MojoExecutionException | MojoFailureException exception) {
            reactor.done(project, execution);
            try {
                finish(reactor);
            } catch (MojoExecutionException | MojoFailureException another) {
                exception.addSuppressed(another);
            }
            throw exception;
        }
        reactor.done(project, execution);
        finish(reactor);
    }

    private static void finish(Reactor reactor) throws MojoExecutionException, MojoFailureException {
        Optional<Aggregate> last = reactor.whenLast();
        if (last.isPresent()) {
            last.get().write(reactor);
        }
    }

    private void run(List<String> skipReasons, @Nullable Reactor reactor)
            throws MojoExecutionException, MojoFailureException {
        if (!skipReasons.isEmpty()) {
            String why = String.join(", ", skipReasons);
            getLog().info("Skipping gradient:" + execution.getGoal() + ": " + why + ".");
            if (reactor != null) {
                reactor.skip(project, why);
            }
            return;
        }
        RecordingsJudge judge = judge();
        if (reactor != null) {
            Aggregate how = new Aggregate(aggregateMode(), nameAndVersion(), ignoreExpectations, getLog());
            reactor.add(
                    new ModuleRecordings(project, judge, files(), reportFiles().first()), how);
        }
        run(judge);
    }

    private AggregateMode aggregateMode() throws MojoExecutionException {
        return Choice.parse(AggregateMode.class, "gradient.aggregate", aggregate);
    }

    /** Whether there is one gate over all modules, so that this module's own fails nothing. */
    final boolean isGateOverAll() throws MojoExecutionException {
        return aggregateMode() == AggregateMode.CHECK;
    }

    /** Hands on what this module's check found to the gate over all modules. */
    final void handOn(ModuleGate gate) {
        Reactor.of(session, execution).add(project, gate);
    }

    /** Does the goal's work. */
    abstract void run(RecordingsJudge judge) throws MojoExecutionException, MojoFailureException;

    private RecordingsJudge judge() throws MojoExecutionException {
        judgement = judgement();
        return new RecordingsJudge(RULES, judgement);
    }

    /** The recordings' files, sorted by path. */
    final List<Path> files() throws MojoExecutionException {
        try {
            return RecordingReader.filesIn(recordings());
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't list the recordings in " + recordings(), exception);
        }
    }

    private Judgement judgement() throws MojoExecutionException {
        Properties onCommandLine = session.getUserProperties();
        KnownSettings.require(RULES, onCommandLine, project.getProperties());
        return new Judgement(
                LimitSettings.merge(RULES, project.getProperties(), limits, onCommandLine),
                ignoreExpectations,
                new RuleSettings(RULES, LimitSettings.rulesIn(onCommandLine)).adjustments(rules),
                AcceptanceSettings.acceptances(RULES, acceptedFindings),
                LocalDate.now(clock));
    }

    /** How this goal judges; report and gate of a project must do it the same way. */
    final Judgement howJudged() {
        return judgement;
    }

    /** Writes the reports and remembers it, for the project's other goals. */
    final JudgedFolder writeReport(RecordingsJudge judge) throws MojoExecutionException {
        ReportFiles files = reportFiles();
        JudgedFolder folder = files.write(judge, files(), line -> {
            if (!quiet) {
                getLog().info(line);
            }
        });
        Reported.remember(pluginContext(), files.first(), judgement);
        return folder;
    }

    /** Whether a goal of this build has written this project's report from the same judgement. */
    final boolean isReported() throws MojoExecutionException {
        return Reported.agrees(pluginContext(), reportFiles().first(), judgement);
    }

    /** Whether a goal of this build has written this project's report from another judgement. */
    final boolean disagreesWithReport() {
        return Reported.disagrees(pluginContext(), judgement);
    }

    final ReportFiles reportFiles() throws MojoExecutionException {
        return new ReportFiles(
                formats(),
                new ReportPlaces(
                        reportDirectory.toPath(),
                        summaryFile.toPath(),
                        formatsDirectory.toPath(),
                        project.getBasedir().toPath(),
                        testSources()),
                new ReportContext(project.getName(), nameAndVersion(), ignoreExpectations, command(), null),
                baseline(),
                this::objections);
    }

    /**
     * Stale recordings, and what of the configuration is for nothing. Where only some tests ran, or other modules share the
     * configuration, a pattern that fits nothing here may fit elsewhere.
     */
    private List<String> objections(JudgedFolder folder) throws MojoExecutionException {
        ConfiguredPatterns patterns = new ConfiguredPatterns(folder.recordings());
        List<String> lines = new ArrayList<>();
        stale(folder.recordings(), Reaction.WARN).ifPresent(objection -> lines.addAll(objection.lines()));
        if (!ChosenTests.in(session.getUserProperties())
                && session.getAllProjects().size() == 1) {
            lines.addAll(patterns.problemsWithRules(judgement.adjustments()));
            lines.addAll(patterns.idleAcceptances(judgement.acceptances(), judgement.today()));
        }
        return lines;
    }

    /** The project's baseline, whether or not there is one. */
    final ProjectBaseline baseline() throws MojoExecutionException {
        return ProjectBaseline.of(baselineFile.toPath(), project.getBasedir().toPath(), baselineFactor);
    }

    /** What there is against recordings that are older than the build or the test classes. */
    final Optional<Objection> stale(List<JudgedRecording> recordings, Reaction reaction) throws MojoExecutionException {
        Path testClasses = Path.of(project.getBuild().getTestOutputDirectory());
        try {
            return new StaleRecordings(session.getStartTime().toInstant(), testClasses).among(recordings, reaction);
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't list the test classes in " + testClasses, exception);
        }
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

    /** Whether the goal has anything to do in this project. */
    final boolean isWanted() {
        return !project.getPackaging().equals("pom")
                && SkipReasons.of(skip, skipTests, skipTestClasses).isEmpty();
    }

    /** Folders of the tests' sources. */
    final List<Path> testSources() {
        return project.getTestCompileSourceRoots().stream().map(Path::of).toList();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> pluginContext() {
        return getPluginContext();
    }

    final Path recordings() {
        return recordingsDirectory.toPath();
    }

    final MavenProject project() {
        return project;
    }

    final MavenSession session() {
        return session;
    }

    /** The goal with the plugin's version, for a report to say what made it. */
    private String nameAndVersion() {
        return "gradient:" + execution.getGoal() + " " + execution.getVersion();
    }

    /** What was typed to get here, without properties. */
    final String command() {
        return "mvn " + String.join(" ", session.getGoals());
    }

    final boolean isQuiet() {
        return quiet;
    }
}
