package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.text.FindingFormatter;
import java.util.List;

/**
 * Several recordings, usually of the same network with several seeds.
 *
 * @param recordings at least one
 */
record Trainings(List<Recording> recordings) implements Place {

    static Trainings of(List<Recording> recordings) {
        if (recordings.isEmpty()) {
            throw new IllegalArgumentException(
                    "There are no recordings to assert on. Was a model attached to the" + " recorder for each seed?");
        }
        return new Trainings(recordings);
    }

    @Override
    public String place() {
        String first = FindingFormatter.place(recordings.get(0).header());
        return recordings.size() == 1 ? first : recordings.size() + " recordings from " + first + " on";
    }

    /** The name of one recording among the others. */
    static String name(Recording recording) {
        Long seed = recording.header().seed();
        return FindingFormatter.place(recording.header()) + (seed == null ? "" : ", seed " + seed);
    }
}
