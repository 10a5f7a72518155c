package io.github.gradientharness.report.chart;

import java.util.List;

/**
 * An axis of named steps of equal width.
 *
 * @param names of the steps, in order
 * @param start where the axis begins, in the drawing's units
 * @param end where it ends
 */
record StepAxis(List<String> names, double start, double end) implements Axis {

    private static final int MOST_TICKS = 8;

    @Override
    public double position(double step) {
        return Double.isFinite(step) ? start + (end - start) * (step + 0.5) / names.size() : Double.NaN;
    }

    @Override
    public List<Tick> ticks() {
        return Curve.spread(names.size(), MOST_TICKS).stream()
                .map(step -> new Tick(position(step), names.get(step)))
                .toList();
    }
}
