package io.github.gradientharness.maven;

import io.github.gradientharness.report.JudgedRecording;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * What came of a folder of recordings.
 *
 * @param recordings those that could be read, sorted by file
 * @param problems one for each that could not, naming file and remedy
 */
record JudgedFolder(List<JudgedRecording> recordings, List<String> problems) {

    /** Copies the lists. */
    JudgedFolder {
        recordings = List.copyOf(recordings);
        problems = List.copyOf(problems);
    }

    /** Whether there was no file at all. */
    boolean isEmpty() {
        return recordings.isEmpty() && problems.isEmpty();
    }

    /**
     * Checks that every file could be read.
     *
     * @throws MojoExecutionException that names those that could not
     */
    void requireAllReadable() throws MojoExecutionException {
        if (!problems.isEmpty()) {
            throw new MojoExecutionException(ConsoleLine.oneLine(String.join(" ", problems)));
        }
    }
}
