package io.github.gradientharness.report.text;

import io.github.gradientharness.report.text.DepthChart.Row;
import io.github.gradientharness.text.Numbers;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Chooses which layers of a deep network a chart shows, and says what the others are like. */
final class LayersShown {

    private static final int MOST = 16;
    private static final int AT_EACH_END = 3;
    private static final int MOST_MARKED = 8;
    private static final int NEIGHBOURS = 2;

    private LayersShown() {}

    /** The places of those that are shown: all, or both ends, the first marked ones and their neighbours. */
    static BitSet of(List<Row> rows) {
        int count = rows.size();
        BitSet shown = new BitSet(count);
        if (count <= MOST) {
            shown.set(0, count);
            return shown;
        }
        shown.set(0, AT_EACH_END);
        shown.set(count - AT_EACH_END, count);
        List<Integer> marked = marked(rows);
        marked.forEach(shown::set);
        for (int distance = 1; distance <= NEIGHBOURS; distance++) {
            for (int place : marked) {
                show(shown, place - distance, count);
                show(shown, place + distance, count);
            }
        }
        fillGapsOfOne(shown, count);
        return shown;
    }

    /** A line that says that one layer is left out is no shorter than the layer's own. */
    private static void fillGapsOfOne(BitSet shown, int count) {
        for (int i = 1; i + 1 < count; i++) {
            shown.set(i, shown.get(i) || shown.get(i - 1) && shown.get(i + 1));
        }
    }

    private static List<Integer> marked(List<Row> rows) {
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).isMarked())
                .limit(MOST_MARKED)
                .boxed()
                .toList();
    }

    private static void show(BitSet shown, int place, int count) {
        if (place >= 0 && place < count && shown.cardinality() < MOST) {
            shown.set(place);
        }
    }

    /** Layers that are left out: how many, from which number to which, and how many of them are marked. */
    static String describe(List<Row> rows) {
        String layers = rows.size() == 1 ? " more layer" : " more layers";
        long marked = rows.stream().filter(Row::isMarked).count();
        return "... " + rows.size() + layers + range(rows) + (marked == 0 ? "" : ", " + marked + " of them marked")
                + " ...";
    }

    private static String range(List<Row> rows) {
        double[] sizes = rows.stream()
                .mapToDouble(Row::size)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (sizes.length == 0) {
            return "";
        }
        return ", " + Numbers.print(sizes[0])
                + (sizes.length == 1 ? "" : " to " + Numbers.print(sizes[sizes.length - 1]));
    }
}
