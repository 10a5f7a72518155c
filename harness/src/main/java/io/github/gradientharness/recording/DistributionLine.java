package io.github.gradientharness.recording;

import static io.github.gradientharness.recording.LineCursor.bytes;

import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.UnitSummary;
import io.github.gradientharness.stats.UnitValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the distributions and the units of a window as our own writer writes them: first to check them, then, if ever, to
 * make objects of them. They are more than half of what a file holds, and are seldom looked at.
 */
final class DistributionLine {

    private static final byte[] LAYER = bytes("{\"layer\":");
    private static final byte[] QUANTITY = bytes(",\"quantity\":");
    private static final byte[] STATISTIC = bytes(",\"statistic\":");
    private static final byte[] PARAMETER = bytes(",\"parameter\":");
    private static final byte[] UNITS = bytes(",\"units\":");
    private static final byte[] STEPS = bytes(",\"steps\":[");
    private static final byte[] COUNTS = bytes(",\"counts\":[");
    private static final byte[] LOWEST = bytes(",\"lowest\":[");
    private static final byte[] HIGHEST = bytes(",\"highest\":[");

    private final LineCursor line;
    private final long[] steps = new long[Distribution.STEPS];
    private final long[] counts = new long[Distribution.STEPS];

    DistributionLine(LineCursor line) {
        this.line = line;
    }

    private interface Element {
        void read(int layer);
    }

    /** Steps over the distributions of a window; their layers must be below the given number. */
    void checkDistributions(int layers) {
        checkEach(layers, layer -> {
            line.expect(QUANTITY);
            line.constant(Quantity.class);
            line.expect(PARAMETER);
            line.skipText();
            counts();
            line.expect('}');
        });
    }

    /** Steps over the units of a window; their layers must be below the given number. */
    void checkUnits(int layers) {
        checkEach(layers, layer -> {
            line.expect(STATISTIC);
            line.constant(UnitSeries.Statistic.class);
            line.expect(PARAMETER);
            line.skipText();
            line.expect(UNITS);
            line.smallCount();
            counts();
            checkPairs(LOWEST);
            checkPairs(HIGHEST);
            line.expect('}');
        });
    }

    private void checkEach(int layers, Element element) {
        each(layer -> {
            if (layer >= layers) {
                throw new UnusualLineException();
            }
            element.read(layer);
        });
    }

    Map<Series, Distribution> distributions() {
        Map<Series, Distribution> distributions = new LinkedHashMap<>();
        each(layer -> {
            line.expect(QUANTITY);
            Quantity quantity = line.constant(Quantity.class);
            line.expect(PARAMETER);
            Series series = new Series(layer, line.text(), quantity);
            distributions.put(series, distribution());
            line.expect('}');
        });
        return distributions;
    }

    Map<UnitSeries, UnitSummary> units() {
        Map<UnitSeries, UnitSummary> units = new LinkedHashMap<>();
        each(layer -> {
            line.expect(STATISTIC);
            UnitSeries.Statistic statistic = line.constant(UnitSeries.Statistic.class);
            line.expect(PARAMETER);
            UnitSeries series = new UnitSeries(layer, line.text(), statistic);
            line.expect(UNITS);
            units.put(series, new UnitSummary(line.smallCount(), distribution(), pairs(LOWEST), pairs(HIGHEST)));
            line.expect('}');
        });
        return units;
    }

    private void each(Element element) {
        line.expect('[');
        do {
            line.expect(LAYER);
            element.read(line.smallCount());
        } while (line.hasNext(']'));
    }

    private Distribution distribution() {
        int length = counts();
        int[] ofSteps = new int[length];
        Arrays.setAll(ofSteps, i -> (int) steps[i]);
        return Distribution.of(ofSteps, Arrays.copyOf(counts, length));
    }

    /** Reads steps and counts, says how many there are, and checks that they are those of a distribution. */
    private int counts() {
        line.expect(STEPS);
        int length = line.counts(steps);
        line.expect(COUNTS);
        boolean valid = line.counts(counts) == length;
        long last = -1;
        for (int i = 0; i < length; i++) {
            valid &= steps[i] > last && counts[i] > 0;
            last = steps[i];
        }
        if (!valid || last >= steps.length) {
            throw new UnusualLineException();
        }
        return length;
    }

    private void checkPairs(byte[] field) {
        line.expect(field);
        if (!line.accept(']')) {
            do {
                line.expect('[');
                line.smallCount();
                line.expect(',');
                line.number();
                line.expect(']');
            } while (line.hasNext(']'));
        }
    }

    private List<UnitValue> pairs(byte[] field) {
        List<UnitValue> units = new ArrayList<>(UnitSummary.KEPT);
        line.expect(field);
        if (!line.accept(']')) {
            do {
                line.expect('[');
                int unit = line.smallCount();
                line.expect(',');
                units.add(new UnitValue(unit, line.number()));
                line.expect(']');
            } while (line.hasNext(']'));
        }
        return units;
    }
}
