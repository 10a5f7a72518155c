package io.github.gradientharness.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void isDenseEarlyAndLogSpacedLater() {
        Schedule schedule = Schedule.denseThenLogSpaced();

        assertThat(LongStream.rangeClosed(1, 100)).allMatch(schedule::includes);
        long thousand =
                LongStream.rangeClosed(1_001, 2_000).filter(schedule::includes).count();
        long tenThousand = LongStream.rangeClosed(10_001, 20_000)
                .filter(schedule::includes)
                .count();
        // ln 2 / ln 1.01 steps of one percent double the iterations, wherever they begin
        assertThat(thousand).isBetween(69L, 70L);
        assertThat(tenThousand).isBetween(69L, 70L);
    }
}
