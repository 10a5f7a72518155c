package io.github.gradientharness.report.figure;

import io.github.gradientharness.report.chart.Bar;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The values of units gathered into bars. The bounds of shares are bounds of a distribution's steps, so they are exact. */
final class UnitBars {

    private static final double[] BOUNDS = {0.125, 0.25, 0.5, 0.75, 1};
    private static final List<String> NAMES =
            List.of("0", "to 12.5 %", "to 25 %", "to 50 %", "to 75 %", "to 100 %", "100 %");

    private UnitBars() {}

    /** Of shares from 0 to 1: none, all, and five stretches between; all are pointed out. */
    static List<Bar> ofShares(Distribution values) {
        double count = values.count();
        List<Bar> bars = new ArrayList<>();
        long zeros = values.countBelow(Double.MIN_VALUE);
        bars.add(new Bar(NAMES.get(0), zeros / count, false));
        long below = zeros;
        for (int i = 0; i < BOUNDS.length; i++) {
            long next = values.countBelow(BOUNDS[i]);
            bars.add(new Bar(NAMES.get(i + 1), (next - below) / count, false));
            below = next;
        }
        bars.add(new Bar(NAMES.get(BOUNDS.length + 1), (values.count() - below) / count, true));
        return bars;
    }

    /** Of magnitudes: zero, which is pointed out, and each power of ten. */
    static List<Bar> ofMagnitudes(Distribution values) {
        int[] steps = values.steps();
        long[] counts = values.counts();
        TreeMap<Integer, Long> byPower = new TreeMap<>();
        long zeros = 0;
        for (int i = 0; i < steps.length; i++) {
            double value = Math.abs(Distribution.middle(steps[i]));
            if (value == 0) {
                zeros = counts[i];
            } else {
                byPower.merge((int) Math.floor(Math.log10(value)), counts[i], Long::sum);
            }
        }
        List<Bar> bars = new ArrayList<>();
        bars.add(new Bar("0", (double) zeros / values.count(), true));
        if (!byPower.isEmpty()) {
            for (int power = byPower.firstKey(); power <= byPower.lastKey(); power++) {
                double share = (double) byPower.getOrDefault(power, 0L) / values.count();
                bars.add(new Bar("from " + Numbers.print(Double.parseDouble("1e" + power)), share, false));
            }
        }
        return bars;
    }
}
