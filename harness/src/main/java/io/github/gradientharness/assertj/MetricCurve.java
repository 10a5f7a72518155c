package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.MetricPoint;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.text.FindingFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The points of one metric, in order.
 *
 * @param recording where they are from
 * @param name the metric's name
 * @param points at least one
 */
record MetricCurve(Recording recording, String name, List<MetricPoint> points) implements Place {

    static MetricCurve named(RecordedTest test, String name) {
        List<MetricPoint> points = test.recording().metrics().stream()
                .filter(point -> point.name().equals(name))
                .toList();
        if (points.isEmpty()) {
            throw new UnmetException("There is no metric '" + name + "'. " + known(test.recording()));
        }
        return new MetricCurve(test.recording(), name, points);
    }

    /** The only metric that has accuracy in its name. */
    static MetricCurve accuracy(RecordedTest test) {
        List<String> names = names(test.recording()).stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains("accuracy"))
                .toList();
        if (names.size() != 1) {
            throw new UnmetException(
                    (names.isEmpty() ? "No metric has accuracy in its name. " : "Several metrics are an accuracy. ")
                            + known(test.recording()) + " Choose one with metric(\"...\").");
        }
        return named(test, names.get(0));
    }

    private static List<String> names(Recording recording) {
        return recording.metrics().stream().map(MetricPoint::name).distinct().toList();
    }

    private static String known(Recording recording) {
        return recording.metrics().isEmpty()
                ? "No metric was recorded: recorder.metric(\"test accuracy\", value) adds one."
                : names(recording).stream().collect(Collectors.joining("', '", "There are: '", "'."));
    }

    @Override
    public String place() {
        return FindingFormatter.place(recording.header()) + ", metric '" + name + "'";
    }

    Measured last() {
        return measured("last", points.get(points.size() - 1));
    }

    /** The last point of an epoch. */
    Measured atEpoch(int epoch) {
        Predicate<MetricPoint> wanted = point -> point.epoch() == epoch;
        MetricPoint point = points.stream()
                .filter(wanted)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new UnmetException("It was not recorded in epoch " + epoch
                        + ". It was recorded in epochs "
                        + points.stream()
                                .map(MetricPoint::epoch)
                                .distinct()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                        + "."));
        return measured("value", point);
    }

    Measured max() {
        return measured("highest", extreme(BinaryOperator.maxBy(Comparator.comparingDouble(MetricPoint::value))));
    }

    Measured min() {
        return measured("lowest", extreme(BinaryOperator.minBy(Comparator.comparingDouble(MetricPoint::value))));
    }

    private MetricPoint extreme(BinaryOperator<MetricPoint> choice) {
        points.forEach(this::finite);
        return points.stream().reduce(choice).orElseThrow();
    }

    Measured measured(String what, MetricPoint point) {
        return new Measured(finite(point), () -> place() + ": " + what + ", " + at(point));
    }

    private double finite(MetricPoint point) {
        if (!Double.isFinite(point.value())) {
            throw new UnmetException("It is " + point.value() + " " + at(point) + ": the test gave recorder.metric(\""
                    + name + "\", ...) no finite number.");
        }
        return point.value();
    }

    private static String at(MetricPoint point) {
        return "at epoch " + point.epoch() + " (iteration " + point.iteration() + ")";
    }
}
