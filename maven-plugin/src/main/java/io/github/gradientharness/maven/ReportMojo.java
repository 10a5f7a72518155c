package io.github.gradientharness.maven;

import io.github.gradientharness.report.HtmlReport;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.SummaryReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
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
    void run(JudgedFolder folder) throws MojoExecutionException {
        try {
            SummaryReport.write(summaryFile.toPath(), project().getBasedir().toPath(), folder.recordings());
            Path page = HtmlReport.write(reportFolder(), folder.recordings(), context());
            if (!isQuiet()) {
                getLog().info("Gradient report of "
                        + Counts.of(folder.recordings().size(), "recording") + ": " + page);
            }
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't write the gradient report: " + exception, exception);
        }
        folder.requireAllReadable();
    }

    private ReportContext context() {
        return new ReportContext(project().getName(), nameAndVersion(), ignoresExpectations(), command(), null);
    }
}
