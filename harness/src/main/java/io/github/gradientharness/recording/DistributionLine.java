package io.github.gradientharness.recording;

import static io.github.gradientharness.recording.LineCursor.bytes;

import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.UnitSummary;
import io.github.gradientharness.stats.UnitValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads distributions and what is said of units as our own writer writes them: first to check them, then, if ever, to make
 * objects of them.
 */
final class DistributionLine {

    private static final byte[] UNITS = bytes(",\"units\":");
    private static final byte[] STEPS = bytes(",\"steps\":[");
    private static final byte[] COUNTS = bytes(",\"counts\":[");
    private static final byte[] LOWEST = bytes(",\"lowest\":[");
    private static final byte[] HIGHEST = bytes(",\"highest\":[");

    private DistributionLine() {}

    /** Steps over what is said of a layer's units. */
    static void checkUnits(LineCursor line) {
        line.expect(UNITS);
        line.smallCount();
        checkDistribution(line);
        checkPairs(line, LOWEST);
        checkPairs(line, HIGHEST);
    }

    /** A distribution that was checked. */
    static Distribution distribution(LineCursor line) {
        line.expect(STEPS);
        long[] steps = line.checkedList();
        int[] ofSteps = new int[steps.length];
        for (int i = 0; i < steps.length; i++) {
            ofSteps[i] = (int) steps[i];
        }
        line.expect(COUNTS);
        return Distribution.of(ofSteps, line.checkedList());
    }

    /** What is said of a layer's units, and was checked. */
    static UnitSummary units(LineCursor line) {
        line.expect(UNITS);
        return new UnitSummary(line.smallCount(), distribution(line), pairs(line, LOWEST), pairs(line, HIGHEST));
    }

    /** Of what is said of a layer's units, and was checked, the distribution. */
    static Distribution valuesOfUnits(LineCursor line) {
        line.expect(UNITS);
        line.smallCount();
        return distribution(line);
    }

    /** Steps over a distribution. */
    static void checkDistribution(LineCursor line) {
        line.expect(STEPS);
        int length = line.checkAscending(Distribution.STEPS);
        line.expect(COUNTS);
        if (line.checkPositives() != length) {
            throw new UnusualLineException();
        }
    }

    private static void checkPairs(LineCursor line, byte[] field) {
        line.expect(field);
        if (!line.accept(']')) {
            do {
                line.expect('[');
                line.smallCount();
                line.expect(',');
                line.skipNumber();
                line.expect(']');
            } while (line.hasNext(']'));
        }
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
