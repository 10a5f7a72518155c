package io.github.gradientharness.maven;

import io.github.gradientharness.report.HtmlReport;
import io.github.gradientharness.report.JudgedRecording;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.SummaryReport;
import java.io.IOException;
import java.nio.file.Path;
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
     * Writes all of them, replacing older ones.
     *
     * @throws MojoExecutionException if one can't be written
     */
    void write(List<JudgedRecording> recordings) throws MojoExecutionException {
        try {
            SummaryReport.write(summary, root, recordings);
            HtmlReport.write(folder, recordings, context);
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't write the gradient report: " + exception, exception);
        }
    }
}
