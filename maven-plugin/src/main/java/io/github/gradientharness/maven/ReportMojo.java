package io.github.gradientharness.maven;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Writes the HTML report and the summary for pipelines; never fails because of what they say. */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends AbstractGradientMojo {

    @Override
    void run(RecordingsJudge judge) throws MojoExecutionException {
        JudgedFolder folder = writeReport(judge);
        if (!isQuiet()) {
            getLog().info("Gradient report of " + Counts.of(folder.recordings().size(), "recording") + ": "
                    + reportFiles().page());
        }
        folder.requireAllReadable();
    }
}
