package io.github.gradientharness.maven;

import io.github.gradientharness.maven.recordings.RecordingsJudge;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Writes the report in the chosen formats; never fails because of what it says. */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends AbstractGradientMojo {

    @Override
    boolean isJudging() {
        return true;
    }

    @Override
    void run(RecordingsJudge judge) throws MojoExecutionException {
        boolean isAnythingToSay = !files().isEmpty() || notRecorded().isHarnessUsed();
        (isAnythingToSay ? report() : report().unannounced())
                .write(judge, files())
                .requireAllReadable();
    }
}
