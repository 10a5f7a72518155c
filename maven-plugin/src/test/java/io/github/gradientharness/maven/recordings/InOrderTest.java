package io.github.gradientharness.maven.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work on several threads, handed over in order. */
class InOrderTest {

    private static final List<Integer> NUMBERS = IntStream.range(0, 100).boxed().toList();

    @Test
    void aSlowElementHoldsUpWhatIsHandedOverButNotTheOthersWork() throws IOException {
        CountDownLatch othersAreDone = new CountDownLatch(7);
        List<Integer> seen = new ArrayList<>();

        // The first element ends only after seven others have: with less than eight begun, it never would.
        new InOrder(2, 8)
                .forEach(
                        NUMBERS,
                        number -> number == 0 ? after(othersAreDone, number) : counted(othersAreDone, number),
                        seen::add);

        assertThat(seen).isEqualTo(NUMBERS);
    }

    private static Integer after(CountDownLatch others, Integer number) {
        try {
            others.await();
        } catch (InterruptedException exception) {
            throw new IllegalStateException(exception);
        }
        return number;
    }

    private static Integer counted(CountDownLatch latch, Integer number) {
        latch.countDown();
        return number;
    }

    @Test
    void noMoreAreBegunThanMayWait() throws IOException {
        AtomicInteger begun = new AtomicInteger();
        List<Integer> mostBegun = new ArrayList<>();

        new InOrder(4, 5).forEach(NUMBERS, number -> begun.incrementAndGet(), done -> {
            mostBegun.add(begun.get());
            assertThat(begun.get()).isLessThanOrEqualTo(mostBegun.size() + 4);
        });

        assertThat(mostBegun).hasSize(100);
    }

    @Test
    void aFailureOfTheWorkReachesTheCaller() {
        assertThatThrownBy(() -> new InOrder(2, 2)
                        .forEach(
                                NUMBERS,
                                number -> {
                                    throw new IllegalArgumentException("number " + number);
                                },
                                done -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number 0");
    }
}
