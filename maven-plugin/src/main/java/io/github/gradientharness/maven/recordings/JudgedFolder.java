package io.github.gradientharness.maven.recordings;

import io.github.gradientharness.gate.Counts;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.maven.console.ConsoleLine;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Outcome;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * What came of a folder of recordings.
 *
 * @param recordings those that could be read, sorted by file
 * @param problems one for each that could not, naming file and remedy
 */
public record JudgedFolder(List<JudgedRecording> recordings, List<String> problems) {

    /** A build that brings another version of the harness has as many as recordings. */
    private static final int MOST_NAMED = 5;

    /** One without any file. */
    static final JudgedFolder EMPTY = new JudgedFolder(List.of(), List.of());

    /** Copies the lists. */
    public JudgedFolder {
        recordings = List.copyOf(recordings);
        problems = List.copyOf(problems);
    }

    /** Whether there was no file at all, but for those of an earlier run that no verdict counts. */
    public boolean isEmpty() {
        return JudgedRecording.ofThisBuild(recordings).isEmpty() && problems.isEmpty();
    }

    /** What a baseline is made of: those that can be judged. */
    public List<Diagnosis> conclusive() {
        return recordings.stream()
                .filter(recording -> !recording.isOfEarlierRun())
                .map(JudgedRecording::diagnosis)
                .filter(diagnosis -> diagnosis.outcome() != Outcome.INCONCLUSIVE)
                .toList();
    }

    /**
     * Checks that every file could be read.
     *
     * @throws MojoExecutionException that names the first of those that could not, and says how many there are
     */
    public void requireAllReadable() throws MojoExecutionException {
        if (!problems.isEmpty()) {
            String first = problems.stream()
                    .limit(MOST_NAMED)
                    .map(ConsoleLine::oneLine)
                    .collect(Collectors.joining(" "));
            int more = problems.size() - MOST_NAMED;
            throw new MojoExecutionException(
                    more > 0 ? first + " And " + Counts.of(more, "more file") + " that can't be judged." : first);
        }
    }
}
