package io.github.gradientharness.maven;

import io.github.gradientharness.gate.BuildSettings;
import io.github.gradientharness.gate.Reaction;
import io.github.gradientharness.gate.Reactions;
import io.github.gradientharness.maven.reactor.AggregateMode;
import io.github.gradientharness.maven.recordings.EarlierReport;
import io.github.gradientharness.maven.recordings.ProjectBaseline;
import io.github.gradientharness.maven.settings.AcceptedFindingConfiguration;
import io.github.gradientharness.maven.settings.Choice;
import io.github.gradientharness.maven.settings.JudgementSettings;
import io.github.gradientharness.maven.settings.KnownRules;
import io.github.gradientharness.maven.settings.RuleConfiguration;
import io.github.gradientharness.maven.settings.SkipReasons;
import io.github.gradientharness.maven.testclasses.OwnRules;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportFormats;
import io.github.gradientharness.report.formats.ReportPlaces;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What is configured of every goal: where things are, how recordings are judged, and what is done about the rest. */
abstract class ConfiguredMojo extends AbstractMojo {

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

    /**
     * Names of the rule sets that judge in place of those that the tests chose, separated by commas: {@code defaults},
     * {@code autotrainer}, {@code sagemaker-debugger}, {@code thedeepchecker}, and the ids of rules of your own. What is
     * typed, {@code -Dgradient.ruleSets}, overrides the POM.
     */
    @Parameter(property = "gradient.ruleSets")
    private @Nullable String ruleSets;

    /** The JSON file for pipelines. */
    @Parameter(
            property = "gradient.summaryFile",
            defaultValue = "${project.build.directory}/gradient/summary.json",
            required = true)
    private File summaryFile;

    /**
     * The formats of the report, separated by commas: html, json, markdown, csv, tensorboard, sarif, junit, and those that the
     * plugin's dependencies bring.
     */
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

    final KnownRules knownRules(boolean isComplete) throws MojoExecutionException {
        return KnownRules.of(settings().ruleSets(session.getUserProperties()), OwnRules.loader(project), isComplete);
    }

    final JudgementSettings settings() throws MojoExecutionException {
        boolean ignoresExpectations = Choice.isTrue("gradient.ignoreExpectations", ignoreExpectations);
        return new JudgementSettings(limits, rules, acceptedFindings, ruleSets, ignoresExpectations);
    }

    /** Leaves for the tests what the POM says of how they judge. */
    final void handOverToTests() throws MojoExecutionException {
        Path build = Path.of(project.getBuild().getDirectory());
        Path beside = recordings().resolveSibling("");
        Path file = BuildSettings.fileIn(recordings().startsWith(build) ? beside : build.resolve("gradient"));
        try {
            settings()
                    .forTests(
                            project, execution, session.getUserProperties(), knownRules(!OwnRules.areDeclared(project)))
                    .write(file);
        } catch (IOException exception) {
            throw new MojoExecutionException(
                    "Can't write " + file + ", which tells the tests what the POM says of limits and rules: "
                            + exception,
                    exception);
        }
    }

    final List<String> skipReasons() throws MojoExecutionException {
        return SkipReasons.of(
                Choice.isTrue("gradient.skip", skip),
                Choice.isTrue("skipTests", skipTests),
                Choice.isTrue("maven.test.skip", skipTestClasses));
    }

    final RunningGoal goal() {
        return new RunningGoal(project, session, execution);
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

    final ReportPlaces places() {
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

    final List<ReportFormat> formats() throws MojoExecutionException {
        try {
            return ReportFormats.parse(formats);
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

    final AggregateMode aggregateMode() throws MojoExecutionException {
        return Choice.parse(AggregateMode.class, "gradient.aggregate", aggregate);
    }

    /** What is to be done about something else than findings where tests are as they should be. */
    final Reactions configuredReactions() throws MojoExecutionException {
        return new Reactions(
                Choice.parse(Reaction.class, "gradient.onMissingRecordings", onMissingRecordings),
                Choice.parse(Reaction.class, "gradient.onStaleRecordings", onStaleRecordings),
                Choice.parse(Reaction.class, "gradient.onUnmatchedPatterns", onUnmatchedPatterns),
                Choice.parse(Reaction.class, "gradient.onBaselineDrift", onBaselineDrift));
    }

    final boolean isToBeQuiet() throws MojoExecutionException {
        return Choice.isTrue("gradient.quiet", quiet);
    }
}
