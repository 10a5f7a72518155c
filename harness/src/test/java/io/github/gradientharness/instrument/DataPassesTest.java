package io.github.gradientharness.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DataPassesTest {

    private final DataPasses passes = new DataPasses();

    private boolean beginsAgain(long... rows) {
        return passes.beginsAgain(rows, rows.length);
    }

    @Test
    void aPassBeginsWhereTheRowsComeAgain() {
        assertThat(beginsAgain(1, 2)).isFalse();
        assertThat(beginsAgain(3, 4)).isFalse();
        assertThat(beginsAgain(1, 2)).isTrue();
        assertThat(beginsAgain(3, 4)).isFalse();
        assertThat(beginsAgain(1, 2)).isTrue();
    }

    @Test
    void everyIterationOnAllDataIsAPass() {
        assertThat(beginsAgain(1, 2, 3)).isFalse();
        assertThat(beginsAgain(1, 2, 3)).isTrue();
        assertThat(beginsAgain(1, 2, 3)).isTrue();
    }

    @Test
    void shuffledDataBeginAgainAfterAsManyMinibatchesAsThereAre() {
        List<Long> rows = new ArrayList<>(LongStream.range(0, 500).boxed().toList());
        Random random = new Random(3);
        List<Integer> begins = new ArrayList<>();
        int minibatch = 0;
        for (int epoch = 0; epoch < 10; epoch++) {
            Collections.shuffle(rows, random);
            for (int from = 0; from < rows.size(); from += 32) {
                long[] batch = rows.subList(from, Math.min(500, from + 32)).stream()
                        .mapToLong(row -> row)
                        .toArray();
                if (beginsAgain(batch)) {
                    begins.add(minibatch);
                }
                minibatch++;
            }
        }
        assertThat(begins).containsExactly(16, 32, 48, 64, 80, 96, 112, 128, 144);
    }

    @Test
    void aMinibatchThatIsTrainedOnTwiceInARowBeginsNoPass() {
        assertThat(beginsAgain(1, 2)).isFalse();
        assertThat(beginsAgain(3, 4)).isFalse();
        assertThat(beginsAgain(3, 4)).isFalse();
        assertThat(beginsAgain(5, 6)).isFalse();
        assertThat(beginsAgain(1, 2)).isTrue();
    }

    @Test
    void newDataNeverBeginAgain() {
        for (long i = 0; i < 1_000; i++) {
            assertThat(beginsAgain(3 * i, 3 * i + 1, 3 * i + 2)).isFalse();
        }
    }

    @Test
    void rowsThatDoNotTellSamplesApartFindNoPass() {
        for (int i = 0; i < 10; i++) {
            assertThat(beginsAgain(1, 1, 1, 1, 2)).isFalse();
        }
    }

    @Test
    void moreRowsThanItHoldsFindNoPass() {
        long[] rows = LongStream.range(1, DataPasses.MOST_ROWS + 2L).toArray();

        assertThat(beginsAgain(rows)).isFalse();
        assertThat(beginsAgain(rows)).isFalse();
    }

    @Test
    void aRowOfNumberZeroIsARowAsWell() {
        assertThat(beginsAgain(0, 5)).isFalse();
        assertThat(beginsAgain(7, 8)).isFalse();
        assertThat(beginsAgain(0, 5)).isTrue();
    }

    @Test
    void whatWasForgottenIsNew() {
        beginsAgain(1, 2);
        passes.forget();

        assertThat(beginsAgain(1, 2)).isFalse();
    }
}
