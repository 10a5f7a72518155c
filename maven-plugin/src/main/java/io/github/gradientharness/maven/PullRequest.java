package io.github.gradientharness.maven;

import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.markdown.MarkdownReport;
import io.github.gradientharness.report.sources.SourceFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;

/** What a check says where a pull request is looked at, if its build is a workflow of GitHub's. */
final class PullRequest {

    private final GitHub gitHub;
    private final RunningGoal goal;
    private final MarkdownReport markdown = new MarkdownReport();

    PullRequest(RunningGoal goal, Map<String, String> environment) {
        this.gitHub = new GitHub(
                environment, goal.session().getTopLevelProject().getBasedir().toPath());
        this.goal = goal;
    }

    /** Judges recordings, and remembers what the step's summary will say of them, so that none is read twice. */
    JudgedFolder judge(RecordingsJudge judge, List<Path> files) throws MojoExecutionException {
        if (gitHub.stepSummary().isEmpty()) {
            return judge.judge(files);
        }
        try {
            return judge.judge(files, recording -> recording, markdown::add);
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't judge the recordings: " + exception, exception);
        }
    }

    /** Adds the verdict to the step's summary, and shows what breaks the gate as annotations. */
    void tell(GateResult result, String verdict, boolean haltOnFailure, ReportContext context)
            throws MojoExecutionException {
        try {
            Annotations annotations =
                    new Annotations(new SourceFinder(goal.folder(), goal.testSources()), haltOnFailure);
            GitHub.print(gitHub.commands(annotations.of(result), ShownAnnotations.of(goal.session())));
            if (gitHub.stepSummary().isPresent()) {
                gitHub.summarize("**" + verdict + "**\n\n" + markdown.text(context));
            }
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't tell GitHub about the gradients: " + exception, exception);
        }
    }
}
