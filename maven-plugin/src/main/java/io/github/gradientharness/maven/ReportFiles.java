package io.github.gradientharness.maven;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.HtmlReport;
import io.github.gradientharness.report.JudgedRecording;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.SummaryReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * Where the reports of a project go.
 *
 * @param folder that of the page
 * @param summary the JSON file for pipelines
 * @param root recordings are named relative to this folder
 * @param context what the page says of how it was made
 */
record ReportFiles(Path folder, Path summary, Path root, ReportContext context) {

    /** The page. */
    Path page() {
        return folder.resolve("index.html");
    }

    /**
     * Judges recordings and writes all reports of them, replacing older ones.
     *
     * @param files the recordings
     * @throws MojoExecutionException if a report can't be written
     */
    JudgedFolder write(RecordingsJudge judge, List<Path> files) throws MojoExecutionException {
        try {
            List<Recording> whole = new ArrayList<>();
            JudgedFolder folder = judge.judge(
                    files, recording -> whole.add(recording.diagnosis().recording()));
            SummaryReport.write(summary, root, folder.recordings());
            HtmlReport.write(this.folder, withMeasurements(folder.recordings(), whole), context);
            return folder;
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't write the gradient report: " + exception, exception);
        }
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
}
