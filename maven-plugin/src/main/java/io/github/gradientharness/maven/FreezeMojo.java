package io.github.gradientharness.maven;

import io.github.gradientharness.baseline.BaselineFile;
import io.github.gradientharness.baseline.FreezeSummary;
import io.github.gradientharness.baseline.GradientBaseline;
import io.github.gradientharness.gate.BaselineResult;
import io.github.gradientharness.gate.Counts;
import io.github.gradientharness.gate.Objection;
import io.github.gradientharness.maven.console.ConsoleLine;
import io.github.gradientharness.maven.recordings.JudgedFolder;
import io.github.gradientharness.maven.recordings.ProjectBaseline;
import io.github.gradientharness.maven.recordings.RecordingsJudge;
import io.github.gradientharness.maven.settings.ChosenTests;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes what the recordings are like into a baseline for version control, with which {@code gradient:check} compares
 * from then on. Runs no test; refuses to write where the environment variable {@code CI} is set, where the command line
 * chooses or skips tests, and into the file of another module.
 */
@Mojo(name = "freeze", threadSafe = true)
public final class FreezeMojo extends AbstractGradientMojo {

    private static final int MOST_LISTED = 10;

    private static final String CI = "CI";

    @Override
    boolean needsProfiles() {
        return true;
    }

    @Override
    void run(RecordingsJudge judge) throws MojoExecutionException {
        requireNoCi(System.getenv());
        requireAllTests();
        JudgedFolder folder = judge.judge(files());
        folder.requireAllReadable();
        if (folder.isEmpty()) {
            refuseToFreezeNothing();
            return;
        }
        requireFresh(folder);
        tellOfOddities(folder);
        write(GradientBaseline.of(folder.conclusive()));
    }

    /** A build server that writes the baseline would compare the code with itself. */
    static void requireNoCi(Map<String, String> environment) throws MojoExecutionException {
        String value = environment.getOrDefault(CI, "");
        if (!value.isBlank()) {
            throw new MojoExecutionException(
                    "gradient:freeze writes no baseline where the environment variable CI is set (it"
                            + " is '" + value
                            + "'): a build server would compare the code with itself. Run "
                            + BaselineResult.FREEZE + " on your machine and commit the file.");
        }
    }

    /** Whatever did not run would be removed from the baseline. */
    private void requireAllTests() throws MojoExecutionException {
        List<String> chosen = ChosenTests.typed(goal().onCommandLine());
        if (!chosen.isEmpty()) {
            throw new MojoExecutionException("gradient:freeze writes no baseline where only some of the tests ran ("
                    + String.join(", ", chosen) + "): the trainings of the others would be removed from "
                    + baseline().name() + ". Freeze all of them: " + BaselineResult.FREEZE);
        }
    }

    private void refuseToFreezeNothing() throws MojoExecutionException {
        String message = "There is nothing to freeze: there is no gradient recording in " + recordings() + ".";
        if (baseline().exists()) {
            throw new MojoExecutionException(
                    message + " The baseline " + baseline().name() + " stays as it is. Run all tests first: "
                            + BaselineResult.FREEZE + "; or, if no test of this module trains any more, delete it.");
        }
        getLog().warn(message + " If this module has tests that train, run them first: " + BaselineResult.FREEZE);
    }

    private void requireFresh(JudgedFolder folder) throws MojoExecutionException {
        List<Objection> stale = judged(folder, null).beside().stream()
                .filter(objection -> objection.kind() == Objection.Kind.STALE_RECORDING)
                .toList();
        if (!stale.isEmpty()) {
            stale.stream().limit(MOST_LISTED).forEach(one -> getLog().error(ConsoleLine.oneLine(one.text())));
            throw new MojoExecutionException(
                    "Recordings of an earlier run can't be frozen. Run all tests first: " + BaselineResult.FREEZE);
        }
    }

    private void tellOfOddities(JudgedFolder folder) {
        int leftOut = folder.recordings().size() - folder.conclusive().size();
        if (leftOut > 0) {
            getLog().warn(Counts.of(leftOut, "inconclusive recording") + " left out of the baseline.");
        }
        long sick = folder.conclusive().stream()
                .filter(diagnosis -> !diagnosis.findings().stream()
                        .filter(finding -> finding.isUnexpectedError())
                        .toList()
                        .isEmpty())
                .count();
        if (sick > 0) {
            getLog().warn(Counts.of(sick, "recording")
                    + " with unexpected errors frozen. The gate still fails on them: a baseline accepts no finding.");
        }
    }

    private void write(GradientBaseline now) throws MojoExecutionException {
        ProjectBaseline place = baseline();
        requireNoOther(place);
        try {
            FreezeSummary summary = FreezeSummary.of(before(place), now);
            long bytes = BaselineFile.write(place.file(), now);
            getLog().info(String.format(
                    Locale.ROOT,
                    "Froze %s in %s (%,d bytes): %d added, %d changed, %d removed.",
                    Counts.of(summary.trainings(), "training"),
                    place.name(),
                    bytes,
                    summary.added(),
                    summary.changed(),
                    summary.removed()));
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't write the baseline " + place.file() + ": " + exception, exception);
        }
    }

    private void requireNoOther(ProjectBaseline place) throws MojoExecutionException {
        String module = goal().project().getGroupId() + ":" + goal().project().getArtifactId();
        Optional<String> other = FrozenFiles.of(goal().session()).takenByAnother(place.file(), module);
        if (other.isPresent()) {
            throw new MojoExecutionException("Module " + module + " would overwrite the baseline " + place.file()
                    + ", into which this build has frozen module " + other.get()
                    + ". Each module needs a file of its own: leave gradient.baselineFile out, or set it in the POM to"
                    + " one below ${project.basedir}.");
        }
    }

    private GradientBaseline before(ProjectBaseline place) {
        try {
            return place.exists() ? BaselineFile.read(place.file()) : new GradientBaseline(List.of());
        } catch (IOException exception) {
            getLog().warn(exception.getMessage() + " It is replaced.");
            return new GradientBaseline(List.of());
        }
    }
}
