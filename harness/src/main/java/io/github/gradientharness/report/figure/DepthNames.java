package io.github.gradientharness.report.figure;

import io.github.gradientharness.report.chart.Rectangle;
import io.github.gradientharness.text.ShownText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/**
 * Names of layers below a drawing over depth. Where they do not fit side by side they stand in two rows, and lose their middles,
 * because names of layers often differ at their ends. Names that would then look alike have their layer's number in front.
 *
 * @param names of all layers, from input to output
 * @param x where each stands
 * @param left where the drawing begins
 * @param right where it ends
 */
record DepthNames(List<String> names, IntToDoubleFunction x, double left, double right) {

    /** How far the second row is below the first. */
    static final int ROW = 13;

    private static final double LETTER_WIDTH = 7.2;
    private static final int SHORTEST = 9;

    /** By how much a name may be wider than the distance to its neighbour; at the ends there is less room than for 2. */
    private static final double OF_TWO_ROWS = 1.5;

    /** A name where it stands, in row 0 or 1. */
    record Placed(int layer, String text, double middle, int row) {}

    /**
     * The names that have room, the sick layers' first.
     *
     * @param chosen the layers to be named
     */
    List<Placed> place(List<Integer> chosen, Collection<Integer> sick) {
        Set<Integer> order = new LinkedHashSet<>(sick);
        order.retainAll(chosen);
        order.addAll(chosen);
        List<String> texts = texts(List.copyOf(order));
        List<Placed> placed = new ArrayList<>();
        List<Rectangle> taken = new ArrayList<>();
        int at = 0;
        for (int layer : order) {
            String text = texts.get(at++);
            double half = text.length() * LETTER_WIDTH / 2;
            double middle = Math.max(left + half, Math.min(right - half, x.applyAsDouble(layer)));
            for (int row = 0; row < 2; row++) {
                Rectangle box = new Rectangle(
                        middle - half - LETTER_WIDTH / 2, row, middle + half + LETTER_WIDTH / 2, row + 0.5);
                if (taken.stream().noneMatch(box::overlaps)) {
                    taken.add(box);
                    placed.add(new Placed(layer, text, middle, row));
                    break;
                }
            }
        }
        return placed;
    }

    private List<String> texts(List<Integer> layers) {
        int most = layers.size() < 2
                ? Integer.MAX_VALUE
                : Math.max(SHORTEST, (int) (OF_TWO_ROWS * (right - left) / layers.size() / LETTER_WIDTH) - 1);
        List<String> texts = layers.stream()
                .map(layer -> ShownText.name(names.get(layer), most))
                .toList();
        boolean areTold = new HashSet<>(texts).size() == texts.size();
        return areTold
                ? texts
                : layers.stream()
                        .map(layer -> layer + 1 + " " + names.get(layer))
                        .map(text -> ShownText.name(text, most))
                        .toList();
    }
}
