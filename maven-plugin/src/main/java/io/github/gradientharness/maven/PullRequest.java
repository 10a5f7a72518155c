package io.github.gradientharness.maven;

import io.github.gradientharness.gate.GateResult;
import io.github.gradientharness.maven.github.Annotation;
import io.github.gradientharness.maven.github.Annotations;
import io.github.gradientharness.maven.github.GitHub;
import io.github.gradientharness.maven.github.ShownAnnotations;
import io.github.gradientharness.maven.github.StepSummary;
import io.github.gradientharness.maven.recordings.JudgedFolder;
import io.github.gradientharness.maven.recordings.RecordingsJudge;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.markdown.MarkdownReport;
import io.github.gradientharness.report.sources.SourceFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** What a goal says where a pull request is looked at, if its build is a workflow of GitHub's. */
final class PullRequest {

    private final GitHub gitHub;
    private final RunningGoal goal;
    private final Log log;
    private final MarkdownReport markdown = new MarkdownReport();

    PullRequest(RunningGoal goal, Log log) {
        this.gitHub = GitHub.of(goal.session());
        this.goal = goal;
        this.log = log;
    }

    /**
     * Judges recordings unless that was done already, and remembers what the step's summary will say of them, so that none is read twice.
     *
     * @param known what came of them, without measurements, if another goal has judged them
     */
    JudgedFolder judge(RecordingsJudge judge, List<Path> files, Optional<JudgedFolder> known)
            throws MojoExecutionException {
        if (!gitHub.hasStepSummary()) {
            return known.isPresent() ? known.get() : judge.judge(files);
        }
        try {
            return judge.judge(files, recording -> recording, markdown::add);
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't judge the recordings: " + exception, exception);
        }
    }

    /** Adds the verdict to the step's summary, and shows what breaks the gate as annotations. */
    void tell(GateResult result, String verdict, boolean haltOnFailure, ReportContext context) {
        gitHub.tell(
                gitHub.hasStepSummary() ? StepSummary.of(verdict, List.of()) + markdown.text(context) : "",
                annotations(result, haltOnFailure),
                ShownAnnotations.of(goal.session()),
                log);
    }

    private List<Annotation> annotations(GateResult result, boolean haltOnFailure) {
        if (!gitHub.isWorkflow()) {
            return List.of();
        }
        try {
            return new Annotations(new SourceFinder(goal.folder(), goal.testSources()), haltOnFailure).of(result);
        } catch (IOException exception) {
            log.warn(
                    "Can't show annotations on GitHub, because the tests' sources can't be found. The build's result stays the same. "
                            + exception);
            return List.of();
        }
    }

    /** Tells of what ends the goal before it comes to a verdict. */
    void tellOfFailure(Exception failure) {
        gitHub.tellOfFailure(
                goal.name() + " in " + goal.project().getArtifactId(),
                failure,
                ShownAnnotations.of(goal.session()),
                log);
    }
}
