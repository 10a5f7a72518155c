package io.github.gradientharness.report.chart;

import io.github.gradientharness.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apiguardian.api.API;

/**
 * An axis of powers of ten to both sides of zero, which lies in the middle.
 *
 * @param lowest smallest power of ten that is told from zero
 * @param highest largest power of ten, above the smallest
 * @param start where the axis begins, in the drawing's units
 * @param end where it ends
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SignedLogAxis(int lowest, int highest, double start, double end) implements Axis {

    /** Half the room around zero that belongs to zero and what is next to it. */
    private static final double ZERO_ROOM = 14;

    private static final double LEAST_DISTANCE = 48;

    @Override
    public double position(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? middle() : Double.NaN;
        }
        double share = (Math.log10(Math.abs(value)) - lowest) / (highest - lowest);
        return middle() + Math.signum(value) * (ZERO_ROOM + Math.max(0, Math.min(1, share)) * room());
    }

    private double middle() {
        return (start + end) / 2;
    }

    private double room() {
        return end - middle() - ZERO_ROOM;
    }

    @Override
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>(List.of(new Tick(middle(), "0")));
        int step = Math.max(1, (int) Math.ceil(LEAST_DISTANCE * (highest - lowest) / room()));
        for (int power = highest; power > lowest; power -= step) {
            double value = Double.parseDouble("1e" + power);
            ticks.add(new Tick(position(value), Numbers.print(value)));
            ticks.add(new Tick(position(-value), Numbers.print(-value)));
        }
        ticks.sort(Comparator.comparingDouble(Tick::position));
        return ticks;
    }
}
