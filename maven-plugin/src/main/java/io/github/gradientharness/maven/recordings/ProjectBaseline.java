package io.github.gradientharness.maven.recordings;

import io.github.gradientharness.baseline.BaselineComparison;
import io.github.gradientharness.baseline.BaselineFile;
import io.github.gradientharness.baseline.GradientBaseline;
import io.github.gradientharness.baseline.UnreadableBaselineException;
import io.github.gradientharness.gate.BaselineResult;
import io.github.gradientharness.maven.console.ConsoleLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * The baseline of a project.
 *
 * @param file where it is, or would be
 * @param name the file as a message calls it, relative to the project
 * @param factor by which a layer's share may move where no seeds tell
 */
public record ProjectBaseline(Path file, String name, double factor) {

    /** Where it is unless a project says otherwise, below the project's folder. */
    public static final String USUAL_PLACE = "src/test/gradient/baseline.json";

    public static ProjectBaseline of(Path file, Path project, double factor) throws MojoExecutionException {
        if (!(factor > 1) || Double.isInfinite(factor)) {
            throw new MojoExecutionException(
                    "The setting gradient.baselineFactor is " + factor + ". It must be a number above 1.");
        }
        Path absolute = file.toAbsolutePath().normalize();
        Path root = project.toAbsolutePath().normalize();
        Path name = absolute.startsWith(root) ? root.relativize(absolute) : absolute;
        return new ProjectBaseline(absolute, name.toString().replace('\\', '/'), factor);
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /** Whether a project names a file that is not there: misspelt, most likely. */
    public boolean isMissed() {
        return !exists() && !name.equals(USUAL_PLACE);
    }

    /** How recordings differ from it; empty if there is none. */
    public Optional<BaselineResult> compare(JudgedFolder folder) throws MojoExecutionException {
        if (!exists()) {
            return Optional.empty();
        }
        try {
            GradientBaseline now = GradientBaseline.of(folder.conclusive());
            return Optional.of(new BaselineResult(name, BaselineComparison.of(BaselineFile.read(file), now, factor)));
        } catch (UnreadableBaselineException exception) {
            throw new MojoExecutionException(ConsoleLine.oneLine(String.valueOf(exception.getMessage())), exception);
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't read the baseline " + file + ": " + exception, exception);
        }
    }
}
