package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Recording;
import java.util.ArrayList;
import java.util.List;

/**
 * The last value of a metric in each of some recordings.
 *
 * @param place where
 * @param values one for each recording, in order
 */
record LastMetrics(String place, List<Double> values) implements Place {

    static LastMetrics of(Trainings trainings, String name) {
        List<Double> values = new ArrayList<>();
        for (Recording recording : trainings.recordings()) {
            try {
                values.add(MetricCurve.named(new RecordedTest(recording), name)
                        .last()
                        .value());
            } catch (UnmetException exception) {
                throw new UnmetException(Trainings.name(recording) + ": " + exception.why());
            }
        }
        return new LastMetrics(trainings.place() + ": last value of metric '" + name + "'", values);
    }
}
