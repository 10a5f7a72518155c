package io.github.gradientharness.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WindowingTest {

    @Test
    void theFirstEpochIsDividedIntoWindowsThatDoubleUpToABound() {
        assertThat(LongStream.rangeClosed(1, 80).filter(i -> Windowing.EPOCH.endsAfter(i, 1)))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 48L, 64L, 80L);
    }

    @Test
    void laterEpochsAreOneWindowEach() {
        assertThat(LongStream.rangeClosed(1, 4_096).filter(i -> Windowing.EPOCH.endsAfter(i, 2)))
                .isEmpty();
    }

    @Test
    void everyIterationIsAWindowWhereAskedFor() {
        assertThat(LongStream.rangeClosed(1, 100)).allMatch(i -> Windowing.ITERATION.endsAfter(i, 7));
    }
}
