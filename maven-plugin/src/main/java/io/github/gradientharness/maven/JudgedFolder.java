package io.github.gradientharness.maven;

import io.github.gradientharness.baseline.JudgedProfile;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * What came of a folder of recordings.
 *
 * @param recordings those that could be read, sorted by file
 * @param shares of each recording, each layer's share of the largest layer's mean |gradient|; empty where nobody asked
 * @param problems one for each that could not, naming file and remedy
 */
record JudgedFolder(List<JudgedRecording> recordings, List<Map<String, Double>> shares, List<String> problems) {

    /** A build that brings another version of the harness has as many as recordings. */
    private static final int MOST_NAMED = 5;

    /** One without any file. */
    static final JudgedFolder EMPTY = new JudgedFolder(List.of(), List.of(), List.of());

    /** Copies the lists. */
    JudgedFolder {
        recordings = List.copyOf(recordings);
        shares = List.copyOf(shares);
        problems = List.copyOf(problems);
    }

    /** Whether there was no file at all, but for those of an earlier run that no verdict counts. */
    boolean isEmpty() {
        return JudgedRecording.ofThisBuild(recordings).isEmpty() && problems.isEmpty();
    }

    /** What a baseline knows of them; those that can't be judged are left out. */
    List<JudgedProfile> profiles() {
        if (shares.size() != recordings.size()) {
            throw new IllegalStateException("These recordings were judged without their profiles.");
        }
        return IntStream.range(0, recordings.size())
                .filter(i -> !recordings.get(i).isOfEarlierRun())
                .mapToObj(i -> new JudgedProfile(recordings.get(i).diagnosis(), shares.get(i)))
                .filter(profile -> profile.diagnosis().outcome() != Outcome.INCONCLUSIVE)
                .toList();
    }

    /**
     * Checks that every file could be read.
     *
     * @throws MojoExecutionException that names the first of those that could not, and says how many there are
     */
    void requireAllReadable() throws MojoExecutionException {
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
