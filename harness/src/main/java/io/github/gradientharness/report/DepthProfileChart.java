package io.github.gradientharness.report;

import io.github.gradientharness.report.view.ChartView;
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
        SMALL(250, 92, 54, 8, 18),
        /** Beside a finding. */
        CARD(360, 216, 48, 16, 40),
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
    private static final double LETTER_WIDTH = 7.2;
    private static final int LABEL_HEIGHT = 24;
    private static final double LABEL_ROOM = 60;

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
        this.axis = LogAxis.over(values, size.height - size.bottom - (size == Size.SMALL ? 0 : LABEL_HEIGHT), TOP);
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
        double right = size.width - size.right;
        double y = axis.position(floor());
        drawing.area(new Point(size.left, axis.position(largest())), new Point(right, y), "band");
        drawing.grid(axis, size.left, right);
        drawing.line(List.of(new Point(size.left, y), new Point(right, y)), "limit");
    }

    private void profile(Function<LayerMeasurement, Totals> part, String style) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            points.add(new Point(x(i), y(part.apply(layers.get(i)))));
        }
        drawing.line(new Curve("", "", points).thinnedTo(size.width / 8).points(), style);
    }

    private void marks() {
        for (int i = 0; i < layers.size(); i++) {
            Totals early = layers.get(i).early();
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
        String text = Shown.label(layers.get(layer).layer().name(), 14) + " "
                + Numbers.print(layers.get(layer).early().meanAbsolute());
        boolean atLeft = x(layer) < size.left + LABEL_ROOM;
        boolean atRight = x(layer) > size.width - size.right - LABEL_ROOM;
        String anchor = atLeft ? "start" : atRight ? "end" : "middle";
        double shift = atLeft ? -8 : atRight ? 8 : 0;
        drawing.label(x(layer) + shift, y + 22, anchor, text, "sick-text");
    }

    private void names() {
        double y = size.height - size.bottom + 16;
        if (size == Size.SMALL) {
            drawing.label(size.left, y - 2, "start", "input", "tick");
            drawing.label(size.width - size.right, y - 2, "end", "output", "tick");
            return;
        }
        List<Integer> named = LayerChoice.of(layers.size(), sick, size == Size.CARD ? 6 : 10);
        boolean fit = named.size() == layers.size() && namesFit();
        for (int i : named) {
            String text = fit ? layers.get(i).layer().name() : Integer.toString(i + 1);
            drawing.label(x(i), y, "middle", text, sick.contains(i) ? "sick-text" : "tick");
        }
        double middle = (size.left + size.width - size.right) / 2.0;
        String axisName = fit ? "input  ←  depth  →  output" : "input  ←  layer with a kernel, number  →  output";
        drawing.label(middle, size.height - 4.0, "middle", axisName, "axis");
    }

    /** Half a name would hide what tells it from its neighbour: then numbers are better. */
    private boolean namesFit() {
        double letters = (size.width - size.left - size.right) / LETTER_WIDTH / layers.size() - 1;
        return layers.stream().allMatch(layer -> layer.layer().name().length() <= letters);
    }

    private double x(int layer) {
        double inset = Math.min(30, (size.width - size.left - size.right) / (2.0 * Math.max(1, layers.size())));
        double from = size.left + inset;
        double to = size.width - size.right - inset;
        return layers.size() == 1 ? (from + to) / 2 : from + (to - from) * layer / (layers.size() - 1);
    }

    private double y(Totals totals) {
        return axis.position(totals.meanAbsolute());
    }

    private double largest() {
        return layers.stream()
                .mapToDouble(layer -> layer.early().meanAbsolute())
                .filter(size -> size > 0 && Double.isFinite(size))
                .max()
                .orElse(Double.NaN);
    }

    /** Where the healthy band ends. */
    private double floor() {
        return limit * largest();
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
