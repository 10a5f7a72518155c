package io.github.gradientharness.report.chart;

import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/** Draws a grid of layers by windows, each cell in the colour of its magnitude. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HeatmapChart {

    public static final int LEFT = 110;
    public static final int TOP = 10;
    private static final int WIDTH = 720;
    private static final int RIGHT = 92;
    private static final int BOTTOM = 40;
    private static final int LOWEST_ROW = 5;
    private static final int HIGHEST_ROW = 22;
    private static final int USUAL_HEIGHT = 300;
    private static final int LEAST_LABEL_DISTANCE = 15;
    private static final int MOST_TIMES = 8;
    private static final int SWATCH = 14;
    private static final double HATCH = 4;

    private final HeatCells cells;
    private final HeatScale scale;
    private final int rowHeight;
    private final int height;
    private final Drawing drawing;

    public HeatmapChart(HeatCells cells) {
        this.cells = cells;
        this.scale = HeatScale.over(cells.positive());
        int rows = cells.rows().size();
        this.rowHeight = Math.max(LOWEST_ROW, Math.min(HIGHEST_ROW, USUAL_HEIGHT / Math.max(1, rows)));
        this.height = TOP + Math.max(rows * rowHeight, SWATCH * 9) + BOTTOM;
        this.drawing = new Drawing(WIDTH, height);
    }

    /**
     * Draws it.
     *
     * @param names of the rows
     * @param sick numbers of the rows to point out
     * @param starts what each column is called
     * @param unit what these names count
     */
    public ChartView draw(
            String id, String title, List<String> names, Set<Integer> sick, List<String> starts, String unit) {
        colours();
        states();
        names(names, sick);
        times(starts, unit);
        legend();
        double[] middles = IntStream.range(0, starts.size())
                .mapToDouble(column -> (x(column) + x(column + 1)) / 2)
                .toArray();
        List<String> places = starts.stream().map(start -> unit + " " + start).toList();
        return drawing.toReadableChart(
                id, title, description(names), HoverJson.ofCells(cells, names, places, middles, TOP, rowHeight));
    }

    /** Neighbours of one colour are one rectangle. */
    private void colours() {
        for (int colour = 0; colour < HeatScale.COLOURS; colour++) {
            List<Rectangle> rectangles = new ArrayList<>();
            for (int row = 0; row < cells.rows().size(); row++) {
                runs(row, colour, rectangles);
            }
            drawing.rectangles(rectangles, "heat heat" + colour);
        }
    }

    /** Cells without a colour: hatched where all is 0, crossed where something is not finite. */
    private void states() {
        List<Rectangle> dead = new ArrayList<>();
        List<Rectangle> broken = new ArrayList<>();
        for (int row = 0; row < cells.rows().size(); row++) {
            runs(row, HeatScale.COLOURS, dead);
            runs(row, HeatScale.COLOURS + 1, broken);
        }
        drawing.rectangles(dead, "heat dead");
        drawing.hatch(dead, HATCH, false, "hatch");
        drawing.rectangles(broken, "heat broken");
        drawing.hatch(broken, HATCH, true, "hatch broken");
    }

    private void runs(int row, int wanted, List<Rectangle> into) {
        int columns = cells.columns().size();
        int from = -1;
        for (int column = 0; column <= columns; column++) {
            boolean is = column < columns && colour(cells.values()[row][column]) == wanted;
            if (is && from < 0) {
                from = column;
            } else if (!is && from >= 0) {
                into.add(new Rectangle(x(from), y(row), x(column), y(row) + rowHeight));
                from = -1;
            }
        }
    }

    private int colour(double value) {
        if (Double.isNaN(value)) {
            return -1;
        }
        if (value == 0 || Double.isInfinite(value)) {
            return value == 0 ? HeatScale.COLOURS : HeatScale.COLOURS + 1;
        }
        return scale.colour(value);
    }

    private double x(int column) {
        return LEFT + (double) (WIDTH - LEFT - RIGHT) * column / cells.columns().size();
    }

    private double y(int row) {
        return TOP + (double) row * rowHeight;
    }

    private void names(List<String> names, Set<Integer> sick) {
        int most = Math.max(2, names.size() * rowHeight / LEAST_LABEL_DISTANCE);
        double lastSick = Double.NEGATIVE_INFINITY;
        for (int row : LayerChoice.of(names.size(), sick, most)) {
            boolean isSick = sick.contains(row);
            boolean crowded = !isSick && sick.stream().anyMatch(other -> near(row, other));
            double middle = y(row) + rowHeight / 2.0;
            if (!crowded && (!isSick || middle - lastSick >= LEAST_LABEL_DISTANCE)) {
                drawing.label(
                        LEFT - 6.0, middle + 4, "end", Shown.label(names.get(row), 15), isSick ? "sick-text" : "tick");
                lastSick = isSick ? middle : lastSick;
            }
        }
    }

    private boolean near(int row, int other) {
        return Math.abs(row - other) * rowHeight < LEAST_LABEL_DISTANCE;
    }

    private void times(List<String> starts, String unit) {
        double y = TOP + (double) cells.rows().size() * rowHeight + 16;
        for (int column : Curve.spread(starts.size(), MOST_TIMES)) {
            drawing.label((x(column) + x(column + 1)) / 2, y, "middle", starts.get(column), "tick");
        }
        drawing.label((LEFT + WIDTH - RIGHT) / 2.0, y + 18, "middle", unit, "axis");
    }

    private void legend() {
        if (cells.positive().length == 0) {
            return;
        }
        double left = WIDTH - RIGHT + 14.0;
        for (int colour = 0; colour < HeatScale.COLOURS; colour++) {
            double top = TOP + (double) (HeatScale.COLOURS - 1 - colour) * 10;
            drawing.rectangles(List.of(new Rectangle(left, top, left + SWATCH, top + 10)), "heat heat" + colour);
        }
        double height120 = HeatScale.COLOURS * 10.0;
        drawing.label(left + SWATCH + 5, TOP + 10.0, "start", power(1), "tick");
        drawing.label(left + SWATCH + 5, TOP + height120 / 2 + 4, "start", power(0.5), "tick");
        drawing.label(left + SWATCH + 5, TOP + height120, "start", power(0), "tick");
    }

    private String power(double share) {
        return Numbers.print(Math.pow(10, scale.lowest() + share * (scale.highest() - scale.lowest())));
    }

    private String description(List<String> names) {
        double[] positive = cells.positive();
        String range = positive.length == 0
                ? "no value above 0"
                : "values from " + Numbers.print(Math.pow(10, scale.lowest())) + " to "
                        + Numbers.print(Math.pow(10, scale.highest()));
        return names.size() + " rows from input (top) to output, "
                + cells.columns().size() + " columns of time, " + range
                + (cells.hasDead() ? ", some cells are exactly 0" : "")
                + (cells.hasNonFinite() ? ", some are not finite" : "") + ".";
    }
}
