package io.github.gradientharness.report.chart;

import io.github.gradientharness.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * An axis with equal steps of 1, 2 or 5 times a power of ten.
 *
 * @param low number at its beginning
 * @param high number at its end
 * @param step between two ticks
 * @param start where the axis begins, in the drawing's units
 * @param end where it ends
 */
record LinearAxis(double low, double high, double step, double start, double end) implements Axis {

    private static final int STEPS = 5;

    /** An axis from {@code low} to {@code high}, ends rounded outwards to whole steps if asked. */
    static LinearAxis over(double low, double high, boolean roundEnds, double start, double end) {
        double width = high > low ? high - low : Math.max(Math.abs(low), 1.0) / 10;
        double step = niceStep(width / STEPS);
        if (!roundEnds) {
            return new LinearAxis(low, low + width, step, start, end);
        }
        double first = Math.floor(low / step) * step;
        return new LinearAxis(first, Math.ceil((low + width) / step) * step, step, start, end);
    }

    /** An axis of epochs, iterations or the like: from 0, in whole steps. */
    static LinearAxis ofWholeSteps(long last, double start, double end) {
        long most = Math.max(1, last);
        return new LinearAxis(0, most, Math.max(1, niceStep((double) most / STEPS)), start, end);
    }

    private static double niceStep(double atLeast) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        double digits = atLeast / power;
        return (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10) * power;
    }

    @Override
    public double position(double value) {
        return Double.isFinite(value) ? start + (end - start) * (value - low) / (high - low) : Double.NaN;
    }

    @Override
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        long first = (long) Math.ceil(low / step - 1e-9);
        for (long i = first; i * step <= high + step * 1e-9 && ticks.size() < 20; i++) {
            ticks.add(new Tick(position(i * step), Numbers.print(i * step)));
        }
        return ticks;
    }
}
