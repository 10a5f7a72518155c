package io.github.gradientharness.maven;

import io.github.gradientharness.recording.RecordingReader;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What the goals have in common: when to be skipped, which settings are valid, and how recordings are judged. */
abstract class AbstractGradientMojo extends AbstractMojo {

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

    /** Whether findings that a test declared with {@code @ExpectFinding} count as real. */
    @Parameter(property = "gradient.ignoreExpectations", defaultValue = "false")
    private boolean ignoreExpectations;

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

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        List<String> reasons = SkipReasons.of(skip, skipTests, skipTestClasses);
        if (project.getPackaging().equals("pom")) {
            getLog().debug("Skipping gradient:" + execution.getGoal() + ": a pom project has no tests.");
        } else if (!reasons.isEmpty()) {
            getLog().info("Skipping gradient:" + execution.getGoal() + ": " + String.join(", ", reasons) + ".");
        } else {
            run(judge());
        }
    }

    /** Does the goal's work. */
    abstract void run(RecordingsJudge judge) throws MojoExecutionException, MojoFailureException;

    private RecordingsJudge judge() throws MojoExecutionException {
        RuleSet rules = RuleSet.defaults();
        KnownSettings.require(rules, session.getUserProperties(), project.getProperties());
        Map<String, Double> numbers =
                LimitSettings.merge(rules, project.getProperties(), limits, session.getUserProperties());
        return new RecordingsJudge(rules, new Judgement(numbers, ignoreExpectations));
    }

    /** The recordings' files, sorted by path. */
    final List<Path> files() throws MojoExecutionException {
        try {
            return RecordingReader.filesIn(recordings());
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't list the recordings in " + recordings(), exception);
        }
    }

    final Path recordings() {
        return recordingsDirectory.toPath();
    }

    final Path reportFolder() {
        return reportDirectory.toPath();
    }

    final MavenProject project() {
        return project;
    }

    /** The goal with the plugin's version, for a report to say what made it. */
    final String nameAndVersion() {
        return "gradient:" + execution.getGoal() + " " + execution.getVersion();
    }

    final boolean ignoresExpectations() {
        return ignoreExpectations;
    }

    final boolean isQuiet() {
        return quiet;
    }
}
