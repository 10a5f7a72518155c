package io.github.gradientharness.report.text;

import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.ShownText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Draws one number for each layer, in forward order, as bars of text on a logarithmic scale. It uses ASCII only: the text
 * goes through consoles and log files whose character set is not known when it is made.
 *
 * @param rows one for each layer
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record DepthChart(List<Row> rows) {

    private static final int LONGEST_BAR = 40;
    private static final int LONGEST_NAME = 28;
    private static final int[] STEPS_PER_DECADE = {10, 5, 2, 1};

    /**
     * A layer.
     *
     * @param layer its name
     * @param size what its bar stands for; no bar is drawn unless it is positive and finite
     * @param text its number, or a word instead of one
     * @param mark what is wrong with it; empty if nothing is
     */
    public record Row(String layer, double size, String text, String mark) {

        /** A layer that has a number and no mark. */
        public Row(String layer, double size) {
            this(layer, size, Numbers.print(size), "");
        }

        boolean hasBar() {
            return size > 0 && Double.isFinite(size);
        }

        boolean isMarked() {
            return !mark.isEmpty();
        }

        String name() {
            return ShownText.name(layer, LONGEST_NAME);
        }
    }

    /** Copies the rows. */
    public DepthChart {
        rows = List.copyOf(rows);
    }

    /** What the bars mean, for a heading; empty if there are none. */
    public String scale() {
        return hasBars() ? "log scale, " + stepsPerDecade() + " # for a factor of 10" : "";
    }

    /** The lines, and below them what the bars mean. */
    public String text() {
        return lines() + (hasBars() ? "\n  (" + scale() + ")" : "");
    }

    /** A line for each layer; of a deep network only the ends and what surrounds the marked layers. */
    public String lines() {
        BitSet shown = LayersShown.of(rows);
        int names = width(shown, true);
        int texts = width(shown, false);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (shown.get(i)) {
                lines.add(line(rows.get(i), names, texts));
            } else {
                int end = shown.nextSetBit(i);
                lines.add("  " + LayersShown.describe(rows.subList(i, end)));
                i = end - 1;
            }
        }
        return String.join("\n", lines);
    }

    private int width(BitSet shown, boolean ofName) {
        return shown.stream()
                .mapToObj(rows::get)
                .mapToInt(row -> (ofName ? row.name() : row.text()).length())
                .max()
                .orElse(0);
    }

    private String line(Row row, int names, int texts) {
        String bar = hasBars() && row.hasBar() ? "  " + "#".repeat(length(row.size())) : "";
        String mark = row.isMarked() ? "  <-- " + row.mark() : "";
        String name = row.name() + " ".repeat(names - row.name().length());
        String text = row.text() + " ".repeat(texts - row.text().length());
        return ("  " + name + "  " + text + bar + mark).stripTrailing();
    }

    /** A logarithm takes two positive numbers to say anything, and none that is negative. */
    private boolean hasBars() {
        return rows.stream().filter(Row::hasBar).count() > 1 && rows.stream().noneMatch(row -> row.size() < 0);
    }

    private double smallest() {
        return rows.stream().filter(Row::hasBar).mapToDouble(Row::size).min().orElse(Double.NaN);
    }

    private double largest() {
        return rows.stream().filter(Row::hasBar).mapToDouble(Row::size).max().orElse(Double.NaN);
    }

    /** As many as fit, so that charts of like networks have a like scale. */
    private int stepsPerDecade() {
        double decades = Math.log10(largest()) - Math.log10(smallest());
        for (int steps : STEPS_PER_DECADE) {
            if (steps * decades < LONGEST_BAR) {
                return steps;
            }
        }
        return 1;
    }

    private int length(double size) {
        long steps = Math.round(stepsPerDecade() * (Math.log10(size) - Math.log10(smallest())));
        return (int) Math.min(LONGEST_BAR, 1 + steps);
    }
}
