package io.github.gradientharness.report.chart;

import io.github.gradientharness.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What can be read in a chart of rows by pointing at it, as JSON that can stand in a page.
 *
 * <p>{@code kind} is {@code size} or {@code share}; each of {@code rows} has a {@code name}, reaches {@code from} one height
 * {@code to} another, and has {@code values}, with three digits, at places {@code x}: null where nothing was measured, true
 * where something is not finite. What a place is called stands in {@code places}. Rows without places have those of the
 * whole.
 */
final class HoverJson {

    private HoverJson() {}

    /** Of a heatmap: the rows have the same places. */
    static String ofCells(
            HeatCells cells, List<String> names, List<String> places, double[] x, double top, int height) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < names.size(); row++) {
            double[] values = cells.values()[row];
            rows.add(row(names.get(row), top + row * height, top + (row + 1) * height)
                    + list(
                            "values",
                            IntStream.range(0, values.length)
                                    .mapToObj(i -> value(values[i]))
                                    .toList()) + "}");
        }
        return whole("size", rows)
                + list(
                        "x",
                        IntStream.range(0, x.length)
                                .mapToObj(i -> PathData.tenths(x[i]))
                                .toList())
                + list("places", places.stream().map(PlotJson::text).toList()) + "}";
    }

    /** Of histograms: each has places of its own. */
    static String ofRidges(List<Ridge> ridges, Axis axis, double top, int height) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < ridges.size(); i++) {
            List<Point> density = ridges.get(i).density();
            double[] shares = ridges.get(i).shares();
            rows.add(row(ridges.get(i).name(), top + i * height, top + (i + 1) * height)
                    + list(
                            "values",
                            IntStream.range(0, shares.length)
                                    .mapToObj(at -> value(shares[at]))
                                    .toList())
                    + list(
                            "x",
                            density.stream()
                                    .map(point -> PathData.tenths(axis.position(point.x())))
                                    .toList())
                    + list(
                            "places",
                            density.stream().map(point -> value(point.x())).toList())
                    + ",\"zeros\":" + value(ridges.get(i).zeroShare()) + "}");
        }
        return whole("share", rows) + "}";
    }

    private static String whole(String kind, List<String> rows) {
        return "{\"kind\":" + PlotJson.text(kind) + ",\"rows\":[" + String.join(",", rows) + "]";
    }

    private static String row(String name, double from, double to) {
        return "{\"name\":" + PlotJson.text(Shown.label(name, PlotJson.LONGEST_NAME)) + ",\"from\":"
                + PathData.tenths(from) + ",\"to\":" + PathData.tenths(to);
    }

    private static String list(String name, List<String> elements) {
        return elements.stream().collect(Collectors.joining(",", ",\"" + name + "\":[", "]"));
    }

    private static String value(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "null" : "true";
        }
        return PlotJson.digits(value, 3);
    }
}
