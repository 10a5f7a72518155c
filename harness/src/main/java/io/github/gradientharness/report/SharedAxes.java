package io.github.gradientharness.report;

import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.Period;
import io.github.gradientharness.verdict.ProfiledQuantity;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Axes that several trainings are drawn on, so that the same height means the same number.
 *
 * @param values everything that the upright axis has to reach
 * @param last how long the longest training is, in the unit of most of them
 */
record SharedAxes(double[] values, long last) {

    private static final DepthProfile NONE = DepthProfile.of(
            new JudgedProfile(
                    ProfiledQuantity.KERNEL_GRADIENT,
                    JudgedProfile.Comparison.NONE,
                    Double.NaN,
                    Period.ofEpochs(1, 1),
                    List.of()),
            layer -> Double.NaN,
            List.of());

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

    /** The gradient over depth in the first epochs; of no layer where nothing was measured. */
    static DepthProfile profile(Training training) {
        return training.overview(ProfiledQuantity.KERNEL_GRADIENT).orElse(NONE);
    }

    LogAxis upright(double bottom, double top) {
        return LogAxis.over(values, bottom, top);
    }
}
