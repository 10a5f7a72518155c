package io.github.gradientharness.stats;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * What is known about a number that each unit of a layer has, such as the share of samples for which it is zero: the
 * distribution over units, and the units at both ends by index.
 *
 * <p>Merging keeps, for a unit that stands at an end in both, its more extreme value.
 *
 * @param units number of units
 * @param values the units' values; one for each unit and stretch that was merged
 * @param lowest up to {@value #KEPT} units with the lowest values, lowest first
 * @param highest up to {@value #KEPT} units with the highest values, highest first
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record UnitSummary(int units, Distribution values, List<UnitValue> lowest, List<UnitValue> highest)
        implements Serializable {

    /** How many units are kept at each end. */
    public static final int KEPT = 8;

    /** Made when two summaries are merged, which a short training never does. */
    private static final class Order {

        static final Comparator<UnitValue> ASCENDING =
                Comparator.comparingDouble(UnitValue::value).thenComparingInt(UnitValue::unit);
        static final Comparator<UnitValue> DESCENDING =
                Comparator.comparingDouble(UnitValue::value).reversed().thenComparingInt(UnitValue::unit);
    }

    /** Copies the lists. */
    public UnitSummary {
        lowest = List.copyOf(lowest);
        highest = List.copyOf(highest);
    }

    /** The summary of one value for each unit; NaN and infinite values are left out. */
    public static UnitSummary of(double... values) {
        UnitAccumulator accumulator = new UnitAccumulator(values.length);
        accumulator.add(values);
        accumulator.commit();
        return accumulator.summary();
    }

    /** The summary of units of which each one's lowest and highest value is known; an infinite one is none. */
    static UnitSummary ofExtremes(Distribution values, double[] lowest, double[] highest) {
        return new UnitSummary(lowest.length, values, end(lowest, 1), end(highest, -1));
    }

    /**
     * The units with the lowest values, lowest first; of the same value the one with the lower index.
     *
     * @param sign -1 for the highest values
     */
    private static List<UnitValue> end(double[] values, int sign) {
        int[] units = new int[KEPT];
        int count = 0;
        for (int unit = 0; unit < values.length; unit++) {
            if (!Double.isFinite(values[unit])) {
                continue;
            }
            int place = count;
            while (place > 0 && sign * Double.compare(values[unit], values[units[place - 1]]) < 0) {
                place--;
            }
            if (place < KEPT) {
                count = Math.min(count + 1, KEPT);
                System.arraycopy(units, place, units, place + 1, count - 1 - place);
                units[place] = unit;
            }
        }
        UnitValue[] end = new UnitValue[count];
        for (int i = 0; i < count; i++) {
            end[i] = new UnitValue(units[i], values[units[i]]);
        }
        return List.of(end);
    }

    private static List<UnitValue> ends(List<UnitValue> units, Comparator<UnitValue> order) {
        return units.stream().sorted(order).limit(KEPT).toList();
    }

    /** The summary of both stretches. */
    public UnitSummary merge(UnitSummary other) {
        return new UnitSummary(
                Math.max(units, other.units),
                values.merge(other.values),
                ends(merged(lowest, other.lowest, Math::min), Order.ASCENDING),
                ends(merged(highest, other.highest, Math::max), Order.DESCENDING));
    }

    private static List<UnitValue> merged(List<UnitValue> a, List<UnitValue> b, BinaryOperator<Double> choice) {
        Map<Integer, Double> byUnit = new HashMap<>();
        Stream.concat(a.stream(), b.stream()).forEach(unit -> byUnit.merge(unit.unit(), unit.value(), choice));
        return byUnit.entrySet().stream()
                .map(entry -> new UnitValue(entry.getKey(), entry.getValue()))
                .toList();
    }
}
