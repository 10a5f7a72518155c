package io.github.gradientharness.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.instrument.Preset.Plan;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static long count(Schedule schedule, long from, long to) {
        return LongStream.rangeClosed(from, to).filter(schedule::includes).count();
    }

    @Test
    void isDenseEarlyAndLogSpacedLater() {
        Schedule schedule = Schedule.logSpaced(100, 0.01);

        assertThat(count(schedule, 1, 100)).isEqualTo(100);
        // ln 2 / ln 1.01 steps of one percent double the iterations, wherever they begin
        assertThat(count(schedule, 1_001, 2_000)).isBetween(69L, 70L);
        assertThat(count(schedule, 10_001, 20_000)).isBetween(69L, 70L);
    }

    @Test
    void everyNthBeginsWithTheFirst() {
        assertThat(LongStream.rangeClosed(1, 10).filter(Schedule.every(4)::includes))
                .containsExactly(1L, 5L, 9L);
        assertThat(count(Schedule.everyIteration(), 1, 50)).isEqualTo(50);
        assertThat(count(Schedule.never(), 1, 50)).isZero();
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> Schedule.every(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Schedule.logSpaced(-1, 0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Schedule.logSpaced(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyPresetMeasuresTheFirstIterationWhole() {
        for (Preset preset : Preset.values()) {
            for (long parameters : new long[] {0, 141, 3_000_000}) {
                Plan plan = preset.plan(parameters);
                assertThat(plan.numbers().includes(1)).isTrue();
                assertThat(plan.costly().includes(1)).isEqualTo(preset != Preset.ECONOMY);
            }
        }
        assertThat(LongStream.rangeClosed(1, 5_000))
                .allMatch(i -> Preset.FULL.plan(3_000_000).costly().includes(i));
    }

    @Test
    void fullThinsOutWhatIsDearAndMeasuresItAtTheBeginningOfEachWindow() {
        Plan small = Preset.FULL.plan(10_000);
        Plan large = Preset.FULL.plan(10_001);

        assertThat(count(small.numbers(), 1, 1_000)).isEqualTo(1_000);
        assertThat(count(small.costly(), 1, 1_000)).isEqualTo(1_000);
        assertThat(LongStream.rangeClosed(1, 40).filter(small.details()::includes))
                .containsExactly(
                        1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L, 20L, 25L, 30L, 35L, 40L);
        assertThat(count(large.numbers(), 1, 1_000)).isEqualTo(count(small.details(), 1, 1_000));
        assertThat(small.startsWindows()).isTrue();
        assertThat(Preset.STANDARD.plan(0).startsWindows()).isFalse();
    }

    @Test
    void aLargeModelIsMeasuredLessOften() {
        Schedule small = Preset.STANDARD.plan(100_000).costly();
        Schedule large = Preset.STANDARD.plan(100_001).costly();

        assertThat(LongStream.rangeClosed(1, 1_000).filter(large::includes))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L);
        assertThat(count(small, 1, 320)).isBetween(40L, 60L);
    }
}
