package io.github.gradientharness.report.csv;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.MetricPoint;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The rows of one recording: one for each window and series, for the loss, and for each point of a metric. */
final class RecordingRows {

    /** The columns, in order. */
    static final List<String> COLUMNS = List.of(
            "recording",
            "suite",
            "test",
            "layer",
            "layer_number",
            "quantity",
            "parameter",
            "from_epoch",
            "to_epoch",
            "from_iteration",
            "to_iteration",
            "tensors",
            "count",
            "mean",
            "mean_abs",
            "std",
            "l2",
            "min",
            "max",
            "zeros",
            "examined",
            "nan",
            "infinite",
            "counted",
            "p5",
            "p25",
            "p50",
            "p75",
            "p95");

    private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};

    private static final int DISTRIBUTION_COLUMNS = QUANTILES.length + 1;

    private final String name;
    private final Recording recording;
    private final Appendable output;

    /**
     * Rows of a recording.
     *
     * @param name what it is called in the first column
     */
    RecordingRows(String name, Recording recording, Appendable output) {
        this.name = name;
        this.recording = recording;
        this.output = output;
    }

    void write() throws IOException {
        for (Window window : recording.windows()) {
            write(window);
        }
        for (MetricPoint metric : recording.metrics()) {
            CsvLine line = line("", "", "METRIC", metric.name(), metric.epoch(), metric.epoch());
            line.number(metric.iteration()).number(metric.iteration());
            output.append(statistics(line, Summary.of(metric.value()))
                    .empty(DISTRIBUTION_COLUMNS)
                    .toString());
        }
    }

    private void write(Window window) throws IOException {
        if (window.loss().count() > 0) {
            CsvLine loss = at(window, line("", "", "LOSS", "", window.fromEpoch(), window.toEpoch()));
            output.append(
                    statistics(loss, window.loss()).empty(DISTRIBUTION_COLUMNS).toString());
        }
        for (Map.Entry<Series, Summary> entry : window.series().entrySet()) {
            Series series = entry.getKey();
            CsvLine line = line(window, series.layer(), series.quantity().name(), series.parameter());
            Distribution distribution = window.distribution(series).orElse(Distribution.EMPTY);
            output.append(distribution(statistics(line, entry.getValue()), distribution)
                    .toString());
        }
        for (Map.Entry<UnitSeries, UnitSummary> entry : window.units().entrySet()) {
            UnitSeries units = entry.getKey();
            CsvLine line =
                    line(window, units.layer(), "UNITS_" + units.statistic().name(), units.parameter());
            output.append(units(line, entry.getValue()).toString());
        }
    }

    private CsvLine line(Window window, int layerIndex, String quantity, String parameter) {
        Layer layer = recording.header().model().layers().get(layerIndex);
        String number = Integer.toString(layerIndex + 1);
        return at(window, line(layer.name(), number, quantity, parameter, window.fromEpoch(), window.toEpoch()));
    }

    private CsvLine line(String layer, String number, String quantity, String parameter, int fromEpoch, int toEpoch) {
        Header header = recording.header();
        return new CsvLine()
                .word(name)
                .name(header.suite())
                .name(header.test())
                .name(layer)
                .word(number)
                .word(quantity)
                .name(parameter)
                .number(fromEpoch)
                .number(toEpoch);
    }

    private static CsvLine at(Window window, CsvLine line) {
        return line.number(window.fromIteration()).number(window.toIteration());
    }

    private static CsvLine statistics(CsvLine line, Summary summary) {
        return line.number(summary.tensors())
                .number(summary.count())
                .number(summary.mean())
                .number(summary.meanAbsolute())
                .number(summary.standardDeviation())
                .number(summary.l2())
                .number(summary.min())
                .number(summary.max())
                .number(summary.zeros())
                .number(summary.examined())
                .number(summary.nans())
                .number(summary.infinities());
    }

    private static CsvLine distribution(CsvLine line, Distribution distribution) {
        line.number(distribution.count());
        for (double quantile : QUANTILES) {
            line.number(distribution.quantile(quantile));
        }
        return line;
    }

    /** Of units, the number of units, the lowest and the highest value and the distribution are known. */
    private static CsvLine units(CsvLine line, UnitSummary units) {
        line.empty(1).number(units.units()).empty(4);
        line.number(
                units.lowest().isEmpty() ? Double.NaN : units.lowest().get(0).value());
        line.number(
                units.highest().isEmpty() ? Double.NaN : units.highest().get(0).value());
        return distribution(line.empty(4), units.values());
    }
}
