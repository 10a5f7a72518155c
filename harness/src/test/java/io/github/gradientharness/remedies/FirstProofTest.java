package io.github.gradientharness.remedies;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.rebuild.Remedy;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstProofTest {

    private static final List<Remedy> REMEDIES = IntStream.range(0, 12)
            .mapToObj(i -> new Remedy("remedy-" + i, "family", "remedy " + i, "call"))
            .toList();

    private int trainings;

    private RemedyTable table(FirstProof.Learning learning) {
        return FirstProof.of(REMEDIES, (changes, seed) -> {
            trainings++;
            return learning.learns(changes, seed);
        });
    }

    @Test
    void whatAlwaysHelpsIsProvenAfterFewTrainings() {
        RemedyTable table = table((changes, seed) -> changes.contains("remedy-7"));

        assertThat(table.proven()).extracting(RemedyRow::change).containsExactly("remedy-7");
        assertThat(trainings).isLessThan(60);
    }

    @Test
    void whereNothingHelpsNothingIsProven() {
        assertThat(table((changes, seed) -> false).proven()).isEmpty();
        assertThat(trainings).isEqualTo(2 * (12 + 2));
    }

    @Test
    void whatHelpsNoMoreThanAnotherSeedIsNotProven() {
        assertThat(table((changes, seed) -> changes.contains("remedy-7") || seed > 1_000)
                        .proven())
                .isEmpty();
    }
}
