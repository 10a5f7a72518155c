package io.github.gradientharness.maven;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What a workflow of GitHub Actions is told, if this is one. */
final class GitHub {

    /** GitHub shows no more of one step. */
    static final int MOST_ANNOTATIONS = 10;

    private final Map<String, String> environment;
    private final Path root;

    /**
     * The workflow that an environment speaks of.
     *
     * @param root the build's topmost folder, in place of the workspace where none is named
     */
    GitHub(Map<String, String> environment, Path root) {
        this.environment = environment;
        this.root = root;
    }

    /** Whether this build is a workflow's. */
    boolean isWorkflow() {
        return "true".equals(environment.get("GITHUB_ACTIONS"));
    }

    /** The file to which a step appends its summary, if there is one. */
    Optional<Path> stepSummary() {
        return Optional.ofNullable(environment.get("GITHUB_STEP_SUMMARY"))
                .filter(path -> !path.isBlank())
                .map(Path::of);
    }

    /** Appends to the step's summary, if there is one. */
    void summarize(String markdown) throws IOException {
        Optional<Path> file = stepSummary();
        if (file.isPresent()) {
            Files.writeString(
                    file.get(),
                    markdown.endsWith("\n") ? markdown : markdown + "\n",
                    StandardCharsets.UTF_8,
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
