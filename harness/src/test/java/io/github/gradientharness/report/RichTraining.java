package io.github.gradientharness.report;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.DataSet;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.MetricPoint;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.report.figure.Training;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A training that never took place, of which everything was measured that a chart can show. */
public final class RichTraining {

    private static final int ITERATIONS = 10;
    private static final int UNITS = 5;

    private final int layers;
    private final int epochs;
    private double shrinking = 1;
    private int deadLayer = -1;
    private int nonFiniteFrom = Integer.MAX_VALUE;

    private RichTraining(int layers, int epochs) {
        this.layers = layers;
        this.epochs = epochs;
    }

    public static RichTraining of(int layers, int epochs) {
        return new RichTraining(layers, epochs);
    }

    /** By what the gradient is multiplied from layer to layer on its way to the input. */
    public RichTraining shrinking(double factor) {
        shrinking = factor;
        return this;
    }

    public RichTraining deadLayer(int layer) {
        deadLayer = layer;
        return this;
    }

    public RichTraining nonFiniteFrom(int epoch) {
        nonFiniteFrom = epoch;
        return this;
    }

    public Training training() {
        return Training.of(0, "rich.html", judged());
    }

    public JudgedRecording judged() {
        return new JudgedRecording(Path.of("rich.jsonl"), RuleSet.defaults().evaluate(recording()));
    }

    Recording recording() {
        List<Window> windows = new ArrayList<>();
        List<MetricPoint> metrics = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            windows.add(window(epoch));
            metrics.add(new MetricPoint("accuracy", epoch, epoch * (long) ITERATIONS, 0.5 + 0.4 * epoch / epochs));
        }
        Ending ending = new Ending(Ending.Status.COMPLETE, epochs * (long) ITERATIONS, epochs, 1_000, 100_000, "");
        return new Recording(
                Recordings.header(Recordings.model(layers), Declaration.NONE),
                windows,
                metrics,
                List.of(),
                List.of(rings()),
                ending,
                "");
    }

    private static DataSet rings() {
        double[][] points = IntStream.range(0, 200)
                .mapToObj(i -> new double[] {Math.cos(i) * (1 + i % 2), Math.sin(i) * (1 + i % 2)})
                .toArray(double[][]::new);
        return DataSet.of(
                "rings", points, IntStream.range(0, 200).map(i -> i % 2).toArray());
    }

    private Window window(int epoch) {
        Map<Series, Summary> series = new LinkedHashMap<>();
        Map<Series, Distribution> distributions = new LinkedHashMap<>();
        Map<UnitSeries, UnitSummary> units = new LinkedHashMap<>();
        for (int layer = 0; layer < layers; layer++) {
            double size = gradient(layer, epoch);
            series.put(new Series(layer, "W", Quantity.GRADIENT), Summary.of(values(size)));
            series.put(new Series(layer, "W", Quantity.UPDATE), Summary.of(values(size * 0.01)));
            series.put(new Series(layer, "W", Quantity.PARAMETER), Summary.of(values(0.3 + 0.001 * epoch)));
            series.put(new Series(layer, "", Quantity.ACTIVATION), Summary.of(values(0.4)));
            series.put(new Series(layer, "", Quantity.ACTIVATION_GRADIENT), Summary.of(values(size * 0.1)));
            if (Double.isFinite(size)) {
                distributions.put(new Series(layer, "W", Quantity.GRADIENT), distribution(values(size)));
                distributions.put(new Series(layer, "", Quantity.ACTIVATION), distribution(values(0.4)));
                units.put(
                        new UnitSeries(layer, "W", UnitSeries.Statistic.GRADIENT_L2),
                        UnitSummary.of(IntStream.range(0, UNITS)
                                .mapToDouble(unit -> size * unit)
                                .toArray()));
                units.put(
                        new UnitSeries(layer, "", UnitSeries.Statistic.ZERO_SHARE), UnitSummary.of(0, 0.3, 1, 1, 0.9));
            }
            for (int step = 1; step <= 4; step++) {
                series.put(
                        new Series(
                                layer,
                                "time steps " + (8 * step - 7) + " to " + 8 * step,
                                Quantity.ACTIVATION_GRADIENT),
                        Summary.of(values(size * Math.pow(0.1, 4 - step))));
            }
        }
        long last = epoch * (long) ITERATIONS;
        return new Window(
                epoch, epoch, last - ITERATIONS + 1, last, Summary.of(1.0 / epoch), series, distributions, units);
    }

    private double gradient(int layer, int epoch) {
        if (layer == deadLayer) {
            return 0;
        }
        double size = 0.1 * Math.pow(shrinking, layers - 1.0 - layer) * (1 + 0.3 * Math.sin(epoch + layer));
        return epoch >= nonFiniteFrom ? Double.NaN : size;
    }

    /** Values whose mean absolute value is the given one. */
    private static double[] values(double size) {
        return new double[] {size * 0.25, -size * 0.5, size, -size * 1.25, size * 2};
    }

    /** Counts values as the recording's format says: eight steps to each power of two, the ones of zero in the middle. */
    public static Distribution distribution(double... values) {
        TreeMap<Integer, Long> counts = new TreeMap<>();
        Arrays.stream(values).mapToInt(RichTraining::step).forEach(step -> counts.merge(step, 1L, Long::sum));
        return Distribution.of(
                counts.keySet().stream().mapToInt(Integer::intValue).toArray(),
                counts.values().stream().mapToLong(Long::longValue).toArray());
    }

    private static int step(double value) {
        if (value == 0) {
            return 2032;
        }
        int exponent = Math.getExponent(value);
        int eighth = (int) ((Math.abs(value) / Math.scalb(1.0, exponent) - 1) * 8);
        int k = 1 + 8 * (exponent + 126) + eighth;
        return value > 0 ? 2032 + k : 2032 - k;
    }
}
