package io.github.gradientharness.report;

import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.verdict.Numbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** Draws how the gradient is spread over depth: the picture in which a vanishing gradient is seen at once. */
final class DepthProfileChart {

    /** How large it is drawn, and how much of it is labelled. */
    enum Size {
        /** For a list: no names but the sick layer's. */
        SMALL(250, 92, 42, 10, 16),
        /** Beside a finding. */
        CARD(360, 210, 48, 16, 34),
        /** With the details. */
        LARGE(720, 320, 56, 24, 44);

        private final int width;
        private final int height;
        private final int left;
        private final int right;
        private final int bottom;

        Size(int width, int height, int left, int right, int bottom) {
            this.width = width;
            this.height = height;
            this.left = left;
            this.right = right;
            this.bottom = bottom;
        }
    }

    private static final int TOP = 14;
    private static final int MOST_MARKS = 40;

    private final List<LayerMeasurement> layers;
    private final Collection<Integer> sick;
    private final double limit;
    private final Size size;
    private final Drawing drawing;
    private final LogAxis axis;

    /**
     * Prepares a drawing.
     *
     * @param sick positions of the layers to mark
     * @param limit the smallest share of the largest layer's gradient that is still healthy
     */
    DepthProfileChart(List<LayerMeasurement> layers, Collection<Integer> sick, double limit, Size size) {
        this.layers = layers;
        this.sick = sick;
        this.limit = limit;
        this.size = size;
        this.drawing = new Drawing(size.width, size.height);
        double[] values = layers.stream()
                .flatMapToDouble(layer -> DoubleStream.of(
                        layer.early().meanAbsolute(), layer.whole().meanAbsolute(), floor()))
                .toArray();
        this.axis = LogAxis.over(values, size.height - size.bottom, TOP);
    }

    ChartView draw(String id, String title) {
        grid();
        profile(LayerMeasurement::whole, "whole");
        profile(LayerMeasurement::early, "early");
        marks();
        names();
        return drawing.toChart(id, title, description());
    }

    private void grid() {
        for (Axis.Tick tick : axis.ticks()) {
            double y = tick.position();
            drawing.line(List.of(new Point(size.left, y), new Point(size.width - size.right, y)), "grid");
            drawing.label(size.left - 6.0, y + 3.5, "end", tick.text(), "tick");
        }
        double y = axis.position(floor());
        drawing.line(List.of(new Point(size.left, y), new Point(size.width - size.right, y)), "limit");
        if (size != Size.SMALL && Double.isFinite(y)) {
            String text = Numbers.print(limit) + " × largest layer";
            drawing.label(size.width - size.right, y - 4, "end", text, "limit-text");
        }
    }

    private void profile(Function<LayerMeasurement, Summary> part, String style) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            points.add(new Point(x(i), y(part.apply(layers.get(i)))));
        }
        drawing.line(points, style);
    }

    private void marks() {
        for (int i = 0; i < layers.size(); i++) {
            Summary early = layers.get(i).early();
            boolean isSick = sick.contains(i);
            if (isSick || layers.size() <= MOST_MARKS) {
                drawing.mark(x(i), y(early), size == Size.SMALL ? 2.5 : 3.5, isSick ? "dot sick" : "dot");
            }
            if (early.nonFinite() > 0 && layers.size() <= MOST_MARKS) {
                drawing.label(x(i), TOP + 8, "middle", "NaN", "sick-text");
            }
            if (isSick) {
                point(i, y(early));
            }
        }
    }

    private void point(int layer, double y) {
        drawing.mark(x(layer), y, size == Size.SMALL ? 6 : 8, "ring");
        if (size == Size.SMALL || !Double.isFinite(y)) {
            return;
        }
        boolean below = y < size.height - size.bottom - 24;
        String value = Numbers.print(layers.get(layer).early().meanAbsolute());
        String anchor = layer == 0 ? "start" : layer == layers.size() - 1 ? "end" : "middle";
        double shift = layer == 0 ? -6 : layer == layers.size() - 1 ? 6 : 0;
        drawing.label(x(layer) + shift, below ? y + 22 : y - 13, anchor, value, "sick-text");
    }

    private void names() {
        double y = size.height - size.bottom + 16;
        if (size == Size.SMALL) {
            drawing.label(size.left, y - 3, "start", "input", "tick");
            drawing.label(size.width - size.right, y - 3, "end", "output", "tick");
            return;
        }
        int most = size == Size.CARD ? 6 : 10;
        int letters =
                (int) Math.max(6, (size.width - size.left - size.right) / 6.6 / Math.min(layers.size(), most) - 1);
        for (int i : LayerChoice.of(layers.size(), sick, most)) {
            String name = Shown.label(layers.get(i).layer().name(), letters);
            drawing.label(x(i), y, "middle", name, sick.contains(i) ? "sick-text" : "tick");
        }
        double middle = (size.left + size.width - size.right) / 2.0;
        drawing.label(middle, size.height - 4.0, "middle", "input  ←  depth  →  output", "axis");
    }

    private double x(int layer) {
        double inset = Math.min(30, (size.width - size.left - size.right) / (2.0 * Math.max(1, layers.size())));
        double from = size.left + inset;
        double to = size.width - size.right - inset;
        return layers.size() == 1 ? (from + to) / 2 : from + (to - from) * layer / (layers.size() - 1);
    }

    private double y(Summary summary) {
        return axis.position(summary.meanAbsolute());
    }

    private double floor() {
        double largest = layers.stream()
                .mapToDouble(layer -> layer.early().meanAbsolute())
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
        return largest > 0 ? limit * largest : Double.NaN;
    }

    private String description() {
        StringBuilder text = new StringBuilder("Mean absolute gradient in the first epochs, from input to output: ");
        LayerChoice.of(layers.size(), sick, Detail.FULL.lines())
                .forEach(i -> text.append(Shown.label(layers.get(i).layer().name(), 40))
                        .append(' ')
                        .append(Numbers.print(layers.get(i).early().meanAbsolute()))
                        .append(sick.contains(i) ? " (sick); " : "; "));
        return text.substring(0, text.length() - 2) + ".";
    }
}
