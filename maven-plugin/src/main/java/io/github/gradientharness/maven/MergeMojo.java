package io.github.gradientharness.maven;

import io.github.gradientharness.gate.Counts;
import io.github.gradientharness.maven.recordings.JobFolders;
import io.github.gradientharness.maven.recordings.RecordingsJudge;
import java.io.File;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Puts the recordings together that several jobs of a build server made of one module, so that report and check speak of all of
 * them. Type it before these: {@code mvn gradient:merge gradient:report gradient:check}. Runs no test. Fails where a job is missing,
 * where two jobs recorded the same training, and where jobs differ in their commit or in what a test over seeds requires.
 */
@Mojo(name = "merge", threadSafe = true)
public final class MergeMojo extends AbstractGradientMojo {

    /** Folder with a folder for each job, each of which holds, at any depth, the recordings that the job made. */
    @Parameter(property = "gradient.jobsDirectory", defaultValue = "${project.basedir}/gradient-jobs", required = true)
    private File jobsDirectory;

    /** Number of jobs that left recordings; 0 takes those that are there, and does not notice a job that is missing. */
    @Parameter(property = "gradient.jobs", defaultValue = "0")
    private int jobs;

    @Override
    void run(RecordingsJudge judge) throws MojoExecutionException, MojoFailureException {
        if (!files().isEmpty()) {
            throw new MojoExecutionException("gradient:merge puts the jobs' recordings into " + recordings()
                    + ", which holds recordings already. Delete that folder, or run 'mvn clean' before.");
        }
        try {
            JobFolders folders = JobFolders.in(jobsDirectory.toPath());
            folders.requireOneBuild();
            folders.remarks().forEach(getLog()::warn);
            int copied = folders.copyTo(recordings());
            getLog().info("Merged " + Counts.of(copied, "recording") + " of " + Counts.of(folders.number(), "job")
                    + ".");
            requireAll(judge, folders.number());
        } catch (IOException exception) {
            throw new MojoExecutionException(
                    "Can't merge the recordings of the jobs in " + jobsDirectory + ": " + exception.getMessage(),
                    exception);
        }
    }

    /** The page of what is there is written before the build fails. */
    private void requireAll(RecordingsJudge judge, int found) throws MojoExecutionException, MojoFailureException {
        if (found < jobs) {
            report().write(judge, files());
            throw new MojoFailureException("INCONCLUSIVE: " + found + " of " + Counts.of(jobs, "job")
                    + " left recordings in " + jobsDirectory
                    + ". Look whether the other jobs ran their tests, and whether"
                    + " their recordings were handed over. Report of what is there: "
                    + report().first());
        }
        if (jobs > 0 && found > jobs) {
            throw new MojoFailureException(
                    found + " jobs left recordings in " + jobsDirectory + ", where gradient.jobs is " + jobs
                            + ". Correct the number, or delete what an earlier build left.");
        }
    }
}
