package io.github.gradientharness.report.figure;

import io.github.gradientharness.report.chart.Curve;
import io.github.gradientharness.report.chart.Drawing;
import io.github.gradientharness.report.chart.LayerChoice;
import io.github.gradientharness.report.chart.LogAxis;
import io.github.gradientharness.report.chart.Point;
import io.github.gradientharness.report.chart.Rectangle;
import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.report.view.TableView;
import io.github.gradientharness.text.Shown;
import io.github.gradientharness.verdict.JudgedProfile.OfLayer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Draws how the gradient is spread over depth: the picture in which a vanishing gradient is seen at once. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DepthProfileChart {

    /** How large it is drawn, and how much of it is labelled. */
    public enum Size {
        /** For a list: no names but the sick layer's. */
        SMALL(250, 92, 54, 8, 18),
        /** Beside a finding. */
        CARD(360, 226, 48, 16, 50),
        /** With the details, on a narrow screen: taller, because names and numbers of neighbours lie above one another. */
        NARROW(360, 300, 48, 16, 50),
        /** With the details. */
        LARGE(720, 328, 56, 24, 52);

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
    private static final double LINE_HEIGHT = 13;
    private static final double RING = 8;
    private static final double BELOW = 22;
    private static final double ABOVE = 12;

    private final DepthProfile profile;
    private final List<OfLayer> layers;
    private final Size size;
    private final Drawing drawing;
    private final LogAxis axis;

    public DepthProfileChart(DepthProfile profile, Size size) {
        this.profile = profile;
        this.layers = profile.layers();
        this.size = size;
        this.drawing = new Drawing(size.width, size.height);
        int labelled = size == Size.SMALL ? 0 : LABEL_HEIGHT;
        this.axis = LogAxis.over(profile.values(), size.height - size.bottom - labelled, TOP);
    }

    /** A large drawing, with a smaller one for narrow screens, whose names and numbers can be read there as well. */
    static FigureView figure(
            DepthProfile profile,
            String id,
            String title,
            String howToRead,
            List<FactView> legend,
            @Nullable TableView table) {
        ChartView large = new DepthProfileChart(profile, Size.LARGE).draw(id, title);
        ChartView narrow = new DepthProfileChart(profile, Size.NARROW).draw(id + "-narrow", title);
        return new FigureView(large, howToRead, legend, "", table, narrow);
    }

    public ChartView draw(String id, String title) {
        grid();
        line(profile.whole(), "whole");
        line(layers.stream().map(OfLayer::value).toList(), "early");
        marks();
        names();
        return drawing.toChart(id, title, profile.numbers(Detail.FULL.lines()));
    }

    private void grid() {
        double right = size.width - size.right;
        double low = axis.position(profile.low());
        double high = axis.position(profile.high());
        double limit = axis.position(profile.limit());
        drawing.rectangles(List.of(new Rectangle(size.left, high, right, low)), "band");
        drawing.grid(axis, size.left, right);
        drawing.line(List.of(new Point(size.left, limit), new Point(right, limit)), "limit");
    }

    private void line(List<Double> values, String style) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            points.add(new Point(x(i), axis.position(values.get(i))));
        }
        drawing.line(new Curve("", "", points).thinnedTo(size.width / 8).points(), style);
    }

    private void marks() {
        Set<Integer> beyond = Set.copyOf(profile.beyond());
        for (int i = 0; i < layers.size(); i++) {
            double y = axis.position(layers.get(i).value());
            boolean isSick = profile.sick().contains(i);
            boolean isRed = isSick || beyond.contains(i);
            if (isRed || layers.size() <= MOST_MARKS) {
                drawing.mark(x(i), y, size == Size.SMALL ? 2.5 : 3.5, isRed ? "dot sick" : "dot");
            }
            if (!layers.get(i).isFinite() && layers.size() <= MOST_MARKS) {
                drawing.label(x(i), TOP + 8, "middle", "NaN", "sick-text");
            }
            if (isSick) {
                drawing.mark(x(i), y, size == Size.SMALL ? 6 : RING, "ring");
            }
        }
        if (size != Size.SMALL) {
            sickNames();
        }
    }

    /**
     * Names the sick layers with their numbers, below the point or above it, off the rings if there is a choice, or not at
     * all if other names are in the way.
     */
    private void sickNames() {
        List<Rectangle> rings = profile.sick().stream().map(this::ring).toList();
        List<Rectangle> taken = new ArrayList<>();
        for (int i : profile.sick()) {
            double y = axis.position(layers.get(i).value());
            String text = Shown.label(layers.get(i).layer(), 14) + " "
                    + profile.judged().number(layers.get(i));
            double half = text.length() * LETTER_WIDTH / 2;
            double middle = Math.max(size.left + half, Math.min(size.width - size.right - half, x(i)));
            Stream.of(y + BELOW, y - ABOVE)
                    .map(base -> new Rectangle(middle - half, base - LINE_HEIGHT, middle + half, base))
                    .filter(box -> box.isPlaced() && taken.stream().noneMatch(box::overlaps))
                    .min(Comparator.comparingLong(
                            box -> rings.stream().filter(box::overlaps).count()))
                    .ifPresent(box -> {
                        drawing.label(middle, box.bottom(), "middle", text, "sick-text");
                        taken.add(box);
                    });
        }
    }

    private Rectangle ring(int layer) {
        double y = axis.position(layers.get(layer).value());
        return new Rectangle(x(layer) - RING, y - RING, x(layer) + RING, y + RING);
    }

    private void names() {
        double y = size.height - size.bottom + 16;
        if (size == Size.SMALL) {
            drawing.label(size.left, y - 2, "start", "input", "tick");
            drawing.label(size.width - size.right, y - 2, "end", "output", "tick");
            return;
        }
        List<Integer> named = LayerChoice.of(layers.size(), profile.sick(), size == Size.LARGE ? 10 : 6);
        List<String> names = layers.stream().map(OfLayer::layer).toList();
        new DepthNames(names, this::x, size.left, size.width - size.right)
                .place(named, profile.sick())
                .forEach(name -> drawing.name(
                        name.middle(),
                        y + name.row() * DepthNames.ROW,
                        profile.sick().contains(name.layer()) ? "sick-text" : "tick",
                        name.text(),
                        names.get(name.layer())));
        double middle = (size.left + size.width - size.right) / 2.0;
        drawing.label(middle, size.height - 4.0, "middle", "input  ←  depth  →  output", "axis");
    }

    private double x(int layer) {
        double inset = Math.min(30, (size.width - size.left - size.right) / (2.0 * Math.max(1, layers.size())));
        double from = size.left + inset;
        double to = size.width - size.right - inset;
        return layers.size() == 1 ? (from + to) / 2 : from + (to - from) * layer / (layers.size() - 1);
    }
}
