package io.github.gradientharness.report.chart;

import io.github.gradientharness.text.Numbers;
import java.util.List;

/**
 * An axis of shares, called by their percentage.
 *
 * @param start where 0 is, in the drawing's units
 * @param end where 1 is
 */
record PercentAxis(double start, double end) implements Axis {

    private static final List<Double> TICKS = List.of(0.0, 0.25, 0.5, 0.75, 1.0);

    @Override
    public double position(double share) {
        return Double.isFinite(share) ? start + (end - start) * share : Double.NaN;
    }

    @Override
    public List<Tick> ticks() {
        return TICKS.stream()
                .map(share -> new Tick(position(share), Numbers.percent(share)))
                .toList();
    }
}
