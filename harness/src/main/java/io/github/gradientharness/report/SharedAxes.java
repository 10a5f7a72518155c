package io.github.gradientharness.report;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Axes that several trainings are drawn on, so that the same height means the same number.
 *
 * @param values everything that the upright axis has to reach
 * @param last how long the longest training is, in the unit of most of them
 */
record SharedAxes(double[] values, long last) {

    static SharedAxes of(List<Training> trainings) {
        double[] values = trainings.stream()
                .flatMapToDouble(training -> DoubleStream.concat(
                        DoubleStream.of(profile(training).values()),
                        training.measurements().gradients().stream().flatMapToDouble(Curve::values)))
                .toArray();
        long last = trainings.stream()
                .mapToLong(training -> training.measurements().time().extent().last())
                .max()
                .orElse(1);
        return new SharedAxes(values, last);
    }

    static DepthProfile profile(Training training) {
        return training.firstProfile();
    }

    LogAxis upright(double bottom, double top) {
        return LogAxis.over(values, bottom, top);
    }
}
