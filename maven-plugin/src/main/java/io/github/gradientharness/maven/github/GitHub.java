package io.github.gradientharness.maven.github;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

/** What a workflow of GitHub Actions is told, if this is one. */
public final class GitHub {

    /** GitHub shows no more of one step. */
    static final int MOST_ANNOTATIONS = 10;

    private static final String STEP_SUMMARY = "GITHUB_STEP_SUMMARY";

    private final Map<String, String> environment;
    private final Path root;

    /**
     * The workflow that an environment speaks of.
     *
     * @param root the build's topmost folder, instead of the workspace where none is named
     */
    GitHub(Map<String, String> environment, Path root) {
        this.environment = environment;
        this.root = root;
    }

    /** The workflow that a build is part of, if it is part of one. */
    public static GitHub of(MavenSession session) {
        return new GitHub(
                System.getenv(), session.getTopLevelProject().getBasedir().toPath());
    }

    /** Whether this build is a workflow's. */
    public boolean isWorkflow() {
        return "true".equals(environment.get("GITHUB_ACTIONS"));
    }

    /** Whether the workflow's step has a summary. */
    public boolean hasStepSummary() {
        return !environment.getOrDefault(STEP_SUMMARY, "").isBlank();
    }

    /**
     * Shows annotations and appends to the step's summary, as far as there are such. What can't be told is a warning: what
     * becomes of the build is for its gate to say.
     *
     * @param shown how many annotations this build has shown already, of all its modules
     */
    public void tell(String markdown, List<Annotation> annotations, AtomicInteger shown, Log log) {
        try {
            print(commands(annotations, shown));
        } catch (IOException | InvalidPathException exception) {
            log.warn("Can't show annotations on GitHub. The build's result stays the same: " + exception);
        }
        try {
            summarize(markdown);
        } catch (IOException | InvalidPathException exception) {
            log.warn("Can't write the step summary of GitHub. The build's result stays the same. The file that "
                    + STEP_SUMMARY + " names can't be written. " + exception);
        }
    }

    /**
     * Tells of something that fails the build before there is a verdict.
     *
     * @param what which goal fails, and where
     */
    public void tellOfFailure(String what, Exception failure, AtomicInteger shown, Log log) {
        String message = String.valueOf(failure.getMessage());
        tell(
                StepSummary.of(what + " failed.", message.lines().toList()),
                List.of(new Annotation("error", Optional.empty(), what + " failed", message)),
                shown,
                log);
    }

    /** Appends to the step's summary, if there is one. */
    void summarize(String markdown) throws IOException {
        if (hasStepSummary()) {
            // Half an emoji in a name becomes a question mark; Files.writeString would refuse the whole summary.
            Files.write(
                    Path.of(environment.get(STEP_SUMMARY)),
                    (markdown.endsWith("\n") ? markdown : markdown + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    /**
     * Commands that show the first of the annotations, none unless this is a workflow.
     *
     * @param shown how many this build has shown already, of all its modules
     */
    List<String> commands(List<Annotation> annotations, AtomicInteger shown) {
        if (!isWorkflow()) {
            return List.of();
        }
        Path workspace = Optional.ofNullable(environment.get("GITHUB_WORKSPACE"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .orElse(root);
        return annotations.stream()
                .takeWhile(annotation -> shown.getAndIncrement() < MOST_ANNOTATIONS)
                .map(annotation -> annotation.command(workspace))
                .toList();
    }

    /**
     * Prints commands, each at the beginning of a line: GitHub overlooks those behind a "[INFO]" of Maven's, so they go to
     * the process's output itself. Modules that are built at the same time may be in the middle of a line, so each command
     * begins a new one, and is written at once.
     */
    static void print(List<String> commands) throws IOException {
        // Not closed: the descriptor is that of the whole process.
        OutputStream output = new FileOutputStream(FileDescriptor.out);
        for (String command : commands) {
            output.write(("\n" + command + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
