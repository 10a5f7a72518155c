package io.github.gradientharness.recording;

import static io.github.gradientharness.recording.LineCursor.bytes;

import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.UnitSummary;
import io.github.gradientharness.stats.UnitValue;
import java.util.ArrayList;
import java.util.List;

/** Reads distributions and what is said of units as our own writer writes them. */
final class DistributionLine {

    private static final byte[] UNITS = bytes(",\"units\":");
    private static final byte[] RUNS = bytes(",\"" + CountRuns.FIELD + "\":[");
    private static final byte[] LOWEST = bytes(",\"lowest\":[");
    private static final byte[] HIGHEST = bytes(",\"highest\":[");

    private DistributionLine() {}

    /** A distribution. */
    static Distribution distribution(LineCursor line) {
        line.expect(RUNS);
        return CountRuns.read(line);
    }

    /** What is said of a layer's units. */
    static UnitSummary units(LineCursor line) {
        line.expect(UNITS);
        return new UnitSummary(line.smallCount(), distribution(line), pairs(line, LOWEST), pairs(line, HIGHEST));
    }

    /** Of what is said of a layer's units, the distribution. */
    static Distribution valuesOfUnits(LineCursor line) {
        line.expect(UNITS);
        line.smallCount();
        return distribution(line);
    }

    private static List<UnitValue> pairs(LineCursor line, byte[] field) {
        List<UnitValue> units = new ArrayList<>(UnitSummary.KEPT);
        line.expect(field);
        if (!line.accept(']')) {
            do {
                units.add(pair(line));
            } while (line.hasNext(']'));
        }
        return units;
    }

    private static UnitValue pair(LineCursor line) {
        line.expect('[');
        int unit = line.smallCount();
        line.expect(',');
        double value = line.number();
        line.expect(']');
        return new UnitValue(unit, value);
    }
}
