package io.github.gradientharness.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WindowBoundariesTest {

    @Test
    void theFirstEpochIsDividedIntoWindowsThatDoubleUpToABound() {
        WindowBoundaries boundaries = new WindowBoundaries(Windowing.EPOCH);

        assertThat(LongStream.rangeClosed(1, 80).filter(i -> boundaries.endsAfter(i, 1)))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 48L, 64L, 80L);
    }

    @Test
    void laterEpochsAreOneWindowEach() {
        WindowBoundaries boundaries = new WindowBoundaries(Windowing.EPOCH);

        assertThat(LongStream.rangeClosed(1, 4_096).filter(i -> boundaries.endsAfter(i, 2)))
                .isEmpty();
    }

    @Test
    void everyIterationIsAWindowWhereAskedFor() {
        WindowBoundaries boundaries = new WindowBoundaries(Windowing.ITERATION);

        assertThat(LongStream.rangeClosed(1, 100)).allMatch(i -> boundaries.endsAfter(i, 7));
    }
}
