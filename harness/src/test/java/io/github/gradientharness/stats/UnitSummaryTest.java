package io.github.gradientharness.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnitSummaryTest {

    @Test
    void theUnitsAtBothEndsAreKeptByIndex() {
        double[] values = new double[100];
        Arrays.setAll(values, i -> (i * 37) % 100);

        UnitSummary summary = UnitSummary.of(values);

        assertThat(summary.units()).isEqualTo(100);
        assertThat(summary.values().count()).isEqualTo(100);
        assertThat(summary.lowest())
                .extracting(UnitValue::value)
                .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0);
        assertThat(summary.highest()).hasSize(8).first().isEqualTo(new UnitValue(27, 99.0));
        assertThat(summary.highest())
                .allSatisfy(unit -> assertThat(values[unit.unit()]).isEqualTo(unit.value()));
    }

    @Test
    void aFewUnitsAreAllKeptAndNotANumberIsNot() {
        UnitSummary summary = UnitSummary.of(0.5, Double.NaN, 0.25);

        assertThat(summary.units()).isEqualTo(3);
        assertThat(summary.highest()).containsExactly(new UnitValue(0, 0.5), new UnitValue(2, 0.25));
    }

    @Test
    void mergingInAnyOrderGivesTheSame() {
        Random random = new Random(4);
        UnitSummary[] parts = new UnitSummary[5];
        Arrays.setAll(parts, i -> UnitSummary.of(random.doubles(30).toArray()));

        UnitSummary left =
                parts[0].merge(parts[1]).merge(parts[2]).merge(parts[3]).merge(parts[4]);
        UnitSummary right = parts[0].merge(parts[1].merge(parts[2].merge(parts[3].merge(parts[4]))));

        assertThat(left).isEqualTo(right);
        assertThat(left.values().count()).isEqualTo(150);
        double highest = Arrays.stream(parts)
                .mapToDouble(part -> part.highest().get(0).value())
                .max()
                .getAsDouble();
        assertThat(left.highest().get(0).value()).isEqualTo(highest);
    }

    @Test
    void theEndsAreThoseOfAllUnitsInOrder() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            double[] values =
                    random.ints(random.nextInt(30), 0, 9).asDoubleStream().toArray();
            List<UnitValue> sorted = IntStream.range(0, values.length)
                    .mapToObj(unit -> new UnitValue(unit, values[unit]))
                    .sorted(Comparator.comparingDouble(UnitValue::value).thenComparingInt(UnitValue::unit))
                    .toList();

            UnitSummary summary = UnitSummary.of(values);

            assertThat(summary.lowest())
                    .isEqualTo(sorted.stream().limit(UnitSummary.KEPT).toList());
            assertThat(summary.highest())
                    .isEqualTo(sorted.stream()
                            .sorted(Comparator.comparingDouble(UnitValue::value)
                                    .reversed()
                                    .thenComparingInt(UnitValue::unit))
                            .limit(UnitSummary.KEPT)
                            .toList());
        }
    }
}
