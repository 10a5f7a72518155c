package io.github.gradientharness.report.figure;

import io.github.gradientharness.recording.DataSet;
import io.github.gradientharness.report.chart.Point;
import io.github.gradientharness.report.chart.ScatterChart;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The data sets that a test gave to its recorder. */
final class DataSetFigures {

    private static final int MOST = 4;
    private static final int MOST_LABELS = 12;

    private DataSetFigures() {}

    static List<FigureView> of(Training training, Detail detail) {
        List<FigureView> figures = new ArrayList<>();
        List<DataSet> all = training.diagnosis().recording().dataSets();
        for (DataSet data : all.subList(0, Math.min(MOST, all.size()))) {
            figures.add(figure(data, "data-" + figures.size()));
        }
        return figures;
    }

    private static FigureView figure(DataSet data, String id) {
        SortedMap<Integer, List<Point>> byLabel = new TreeMap<>();
        data.points()
                .forEach(point -> byLabel.computeIfAbsent(point.label(), label -> new ArrayList<>())
                        .add(new Point(point.x(), point.y())));
        List<FactView> legend = new ArrayList<>();
        for (int label : byLabel.keySet().stream().limit(MOST_LABELS).toList()) {
            legend.add(new FactView("point class" + legend.size() % ScatterChart.SHAPES, "class " + label));
        }
        return new FigureView(
                new ScatterChart(byLabel).draw(id, "Data set: " + Shown.name(data.name())),
                "What the test said the model is trained or tested on, by its first two coordinates. Healthy is what you"
                        + " meant it to be: classes that can be told apart, and no point far from the others.",
                legend,
                note(data, byLabel.size()),
                null);
    }

    private static String note(DataSet data, int labels) {
        List<String> notes = new ArrayList<>();
        if (data.nonFinite() > 0) {
            notes.add(Shown.count(data.nonFinite(), "point") + " of " + data.size()
                    + " left out: a coordinate is NaN or infinite.");
        }
        if (data.points().size() < data.size() - data.nonFinite()) {
            notes.add(data.points().size() + " of " + data.size() + " points are drawn, of each class its share.");
        }
        if (labels > ScatterChart.SHAPES) {
            notes.add(labels + " classes share " + ScatterChart.SHAPES + " shapes.");
        }
        return String.join(" ", notes);
    }
}
