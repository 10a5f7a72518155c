package io.github.gradientharness.report.chart;

import io.github.gradientharness.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * An axis of powers of ten. Zero, which has no logarithm, gets a place of its own below the smallest power.
 *
 * @param lowest smallest power of ten
 * @param highest largest power of ten
 * @param zero whether zero has a place
 * @param bottom where the axis begins, in the drawing's units
 * @param top where it ends
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record LogAxis(int lowest, int highest, boolean zero, double bottom, double top) implements Axis {

    private static final double LEAST_DISTANCE = 17;

    /** An axis over the positive ones of the values, rounded outwards to powers of ten. */
    public static LogAxis over(double[] values, double bottom, double top) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        boolean zero = false;
        for (double value : values) {
            zero |= value == 0;
            if (value > 0 && Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (high == 0) {
            return new LogAxis(-1, 0, zero, bottom, top);
        }
        int lowest = (int) Math.floor(Math.log10(low));
        int highest = Math.max(lowest + 1, (int) Math.ceil(Math.log10(high)));
        return new LogAxis(lowest, highest, zero, bottom, top);
    }

    @Override
    public double position(double value) {
        if (!Double.isFinite(value) || value < 0) {
            return Double.NaN;
        }
        return value == 0 ? bottom : at(Math.max(lowest, Math.min(highest, Math.log10(value))));
    }

    private double at(double power) {
        double first = zero ? lowest - zeroRoom() : lowest;
        return bottom + (top - bottom) * (power - first) / (highest - first);
    }

    private double zeroRoom() {
        double share = LEAST_DISTANCE / Math.abs(top - bottom);
        return (highest - lowest) * share / (1 - share);
    }

    @Override
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        if (zero) {
            ticks.add(new Tick(bottom, "0"));
        }
        double powers = Math.abs(at(highest) - at(lowest)) / (highest - lowest);
        int step = Math.max(1, (int) Math.ceil(LEAST_DISTANCE / powers));
        for (int power = lowest; power <= highest; power += step) {
            ticks.add(new Tick(at(power), Numbers.print(Double.parseDouble("1e" + power))));
        }
        return ticks;
    }
}
