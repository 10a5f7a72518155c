package io.github.gradientharness.recording;

import io.github.gradientharness.stats.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Collects the summaries of one window after the other from a file's lines. */
final class SummaryTableBuilder {

    private final List<KeyLayout<Series>> layouts = new ArrayList<>();
    private final Map<KeyLayout<Series>, KernelPlaces> places = new IdentityHashMap<>();
    private final List<Series> series = new ArrayList<>();
    private double[] numbers = new double[64 * SummaryTable.NUMBERS];
    /** Those of the last window; most windows are as long as the one before, and have the same counts. */
    private long[] lastCounts = {};

    private long[] counts = new long[64 * SummaryTable.COUNTS];

    /** Takes the summary that comes next in a line. */
    void add(Series key, LineCursor line) {
        int place = series.size();
        if (numbers.length < (place + 1) * SummaryTable.NUMBERS) {
            numbers = Arrays.copyOf(numbers, 2 * numbers.length);
            counts = Arrays.copyOf(counts, 2 * counts.length);
        }
        read(line, numbers, place * SummaryTable.NUMBERS, counts, place * SummaryTable.COUNTS);
        series.add(key);
    }

    /** The window's summaries; the next window begins. */
    SummaryTable build() {
        int length = series.size() * SummaryTable.COUNTS;
        if (lastCounts.length != length || !Arrays.equals(lastCounts, 0, length, counts, 0, length)) {
            lastCounts = Arrays.copyOf(counts, length);
        }
        SummaryTable table = new SummaryTable(
                places.computeIfAbsent(KeyLayout.of(series, layouts), KernelPlaces::new),
                Arrays.copyOf(numbers, series.size() * SummaryTable.NUMBERS),
                lastCounts);
        series.clear();
        return table;
    }

    /** Forgets the window begun. */
    void clear() {
        series.clear();
    }

    /** The summary that comes next in a line. */
    static Summary summary(LineCursor line) {
        double[] numbers = new double[SummaryTable.NUMBERS];
        long[] counts = new long[SummaryTable.COUNTS];
        read(line, numbers, 0, counts, 0);
        return SummaryTable.summary(numbers, 0, counts, 0);
    }

    private static void read(LineCursor line, double[] numbers, int number, long[] counts, int count) {
        if (line.acceptPlainSummary(numbers, number, counts, count)) {
            Arrays.fill(counts, count + 2, count + 5, 0);
            counts[count + 5] = counts[count + 1];
            return;
        }
        line.expect('[');
        counts[count] = line.count();
        line.expect(',');
        counts[count + 1] = line.count();
        line.expect(',');
        numbers[number] = line.numberOr(0.0);
        line.expect(',');
        numbers[number + 1] = line.numberOr(0.0);
        line.expect(',');
        numbers[number + 2] = line.numberOr(0.0);
        line.expect(',');
        line.skipNumberOrNull();
        line.expect(',');
        numbers[number + 3] = line.numberOr(Double.POSITIVE_INFINITY);
        line.expect(',');
        numbers[number + 4] = line.numberOr(Double.NEGATIVE_INFINITY);
        for (int i = 2; i < 5; i++) {
            line.expect(',');
            counts[count + i] = line.count();
        }
        counts[count + 5] = counts[count + 1];
        if (line.hasNext(']')) {
            counts[count + 5] = line.count();
            line.expect(']');
        }
        if (counts[count + 1] < counts[count + 3] + counts[count + 4]) {
            throw new UnusualLineException();
        }
    }
}
