package io.github.gradientharness.report.figure;

import io.github.gradientharness.report.chart.Curve;
import io.github.gradientharness.report.chart.LogAxis;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.Period;
import io.github.gradientharness.verdict.ProfiledQuantity;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apiguardian.api.API;

/**
 * Axes that several trainings are drawn on, so that the same height means the same number.
 *
 * @param values everything that the upright axis has to reach
 * @param last how long the longest training is, in the unit of most of them
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SharedAxes(double[] values, long last) {

    private static final DepthProfile NONE = DepthProfile.of(
            new JudgedProfile(
                    ProfiledQuantity.KERNEL_GRADIENT,
                    JudgedProfile.Comparison.NONE,
                    Double.NaN,
                    Period.ofEpochs(1, 1),
                    List.of()),
            layer -> Double.NaN,
            List.of());

    public static SharedAxes of(List<Training> trainings) {
        double[] values = trainings.stream()
                .flatMapToDouble(training -> DoubleStream.concat(
                        DoubleStream.of(profile(training).values()),
                        training.measurements().gradients().stream().flatMapToDouble(Curve::values)))
                .toArray();
        long last = trainings.stream()
                .mapToLong(training -> training.measurements().extent().last())
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
