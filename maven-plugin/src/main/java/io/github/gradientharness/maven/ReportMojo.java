package io.github.gradientharness.maven;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.HtmlReport;
import io.github.gradientharness.report.JudgedRecording;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.SummaryReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Writes the HTML report and the summary for pipelines; never fails because of what they say. */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends AbstractGradientMojo {

    /** The JSON file for pipelines. */
    @Parameter(
            property = "gradient.summaryFile",
            defaultValue = "${project.build.directory}/gradient/summary.json",
            required = true)
    private File summaryFile;

    @Override
    void run(RecordingsJudge judge) throws MojoExecutionException {
        List<Path> files = files();
        JudgedFolder folder;
        try {
            List<Recording> whole = new ArrayList<>();
            folder = judge.judge(
                    files, recording -> whole.add(recording.diagnosis().recording()));
            SummaryReport.write(summaryFile.toPath(), project().getBasedir().toPath(), folder.recordings());
            Path page = HtmlReport.write(reportFolder(), withMeasurements(folder.recordings(), whole), context());
            if (!isQuiet()) {
                getLog().info("Gradient report of "
                        + Counts.of(folder.recordings().size(), "recording") + ": " + page);
            }
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't write the gradient report: " + exception, exception);
        }
        folder.requireAllReadable();
    }

    private static List<JudgedRecording> withMeasurements(List<JudgedRecording> judged, List<Recording> whole) {
        List<JudgedRecording> recordings = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
            JudgedRecording recording = judged.get(i);
            recordings.add(
                    new JudgedRecording(recording.file(), recording.diagnosis().withRecording(whole.get(i))));
        }
        return recordings;
    }

    private ReportContext context() {
        return new ReportContext(project().getName(), nameAndVersion(), ignoresExpectations());
    }
}
