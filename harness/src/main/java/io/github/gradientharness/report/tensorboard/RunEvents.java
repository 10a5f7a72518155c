package io.github.gradientharness.report.tensorboard;

import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.MetricPoint;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Writes the events of one recording: one for each window, at its last iteration, and one for each metric's point. */
final class RunEvents {

    private final Recording recording;
    private final Tags tags;
    private final double startedAt;
    private final double secondsPerIteration;

    RunEvents(Recording recording) {
        this.recording = recording;
        this.tags = new Tags(recording.header().model().layers());
        this.startedAt = seconds(recording.header().startedAt());
        Ending ending = recording.ending();
        this.secondsPerIteration = ending == null ? 0 : ending.trainingNanos() / 1e9 / Math.max(1, ending.iterations());
    }

    /** Seconds since 1970; 0 for what is no time. */
    static double seconds(String time) {
        try {
            return Instant.parse(time).toEpochMilli() / 1e3;
        } catch (DateTimeParseException | ArithmeticException exception) {
            return 0;
        }
    }

    void write(Path file) throws IOException {
        try (EventFile events = new EventFile(file, startedAt)) {
            for (Window window : recording.windows()) {
                long step = window.toIteration();
                events.append(timeAt(step), step, values(window).message());
            }
            for (MetricPoint metric : recording.metrics()) {
                SummaryValues values = new SummaryValues();
                values.scalar(tags.ofMetric(metric.name()), metric.value());
                events.append(timeAt(metric.iteration()), metric.iteration(), values.message());
            }
        }
    }

    /** A recording has no clock: iterations are taken to be equally long. */
    private double timeAt(long iteration) {
        return startedAt + iteration * secondsPerIteration;
    }

    private SummaryValues values(Window window) {
        SummaryValues values = new SummaryValues();
        values.scalar("epoch", window.toEpoch());
        if (window.loss().count() > 0) {
            values.scalar("loss", finiteOnly(window.loss(), window.loss().mean()));
        }
        window.series().forEach((series, summary) -> add(values, window, series, summary));
        window.distributions().forEach((series, distribution) -> {
            Summary all = window.summary(series).orElse(Summary.EMPTY);
            values.histogram(tags.of(series, "_histogram"), distribution, all.min(), all.max());
            tags.ofKernel(series, "_histogram")
                    .ifPresent(tag -> values.histogram(tag, distribution, all.min(), all.max()));
        });
        window.units().forEach((units, summary) -> add(values, tags.of(units), summary));
        return values;
    }

    private static void add(SummaryValues values, String tag, UnitSummary units) {
        double min =
                units.lowest().isEmpty() ? Double.NaN : units.lowest().get(0).value();
        double max =
                units.highest().isEmpty() ? Double.NaN : units.highest().get(0).value();
        values.histogram(tag, units.values(), min, max);
    }

    private void add(SummaryValues values, Window window, Series series, Summary summary) {
        if (summary.count() == 0) {
            return;
        }
        if (isOneNumberAnIteration(series.quantity())) {
            values.scalar(tags.of(series, ""), finiteOnly(summary, summary.mean()));
            return;
        }
        values.scalar(tags.of(series, ""), finiteOnly(summary, summary.meanAbsolute()));
        tags.ofKernel(series, "").ifPresent(tag -> values.scalar(tag, finiteOnly(summary, summary.meanAbsolute())));
        values.scalar(tags.of(series, "_l2"), finiteOnly(summary, summary.l2()));
        if (series.quantity() == Quantity.UPDATE && isKernel(series)) {
            window.summary(new Series(series.layer(), series.parameter(), Quantity.PARAMETER))
                    .ifPresent(kernel -> values.scalar(
                            tags.of(series, "_over_parameter"), finiteOnly(summary, summary.l2() / kernel.l2())));
        }
    }

    /** What is left when NaN is left out would look healthy. */
    private static double finiteOnly(Summary summary, double value) {
        return summary.nonFinite() > 0 ? Double.NaN : value;
    }

    private static boolean isOneNumberAnIteration(Quantity quantity) {
        return quantity == Quantity.SAMPLE_CONCENTRATION || quantity == Quantity.UNIT_SIMILARITY;
    }

    private boolean isKernel(Series series) {
        return recording.header().model().layers().get(series.layer()).parameters().stream()
                .anyMatch(parameter -> parameter.role() == Parameter.Role.KERNEL
                        && parameter.name().equals(series.parameter()));
    }
}
