package io.github.gradientharness.rules.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.verdict.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionTableTest {

    private static final FirstIteration USUAL = new FirstIteration(0.1, 0.1, 2, 0);

    private static final PredictionTable TABLE = new PredictionTable(List.of(
            "weight\tCONSTANT\t-2",
            "weight\tLARGE_STEP\t1.5",
            "weight\tSATURATED\t2",
            "band\t0.0\t10\t100",
            "band\t0.5\t30\t40",
            "band\t0.9\t29\t30"));

    @Test
    void nothingUnusualLeavesTheConstant() {
        assertThat(TABLE.score(USUAL)).isCloseTo(1 / (1 + Math.exp(2)), within(1e-12));
        assertThat(Trait.values()).noneMatch(trait -> trait.isClear(USUAL));
    }

    /** A step of 30 times its kernel is two decades above what is usual. */
    @Test
    void whatIsUnusualAddsByDecades() {
        FirstIteration fast = new FirstIteration(0.1, 30, 2, 0.5);

        assertThat(TABLE.score(fast)).isCloseTo(1 / (1 + Math.exp(2 - 1.5 * 2 - 2 * 0.5)), within(1e-12));
        assertThat(Trait.LARGE_STEP.evidence(fast))
                .isEqualTo(new Evidence("largest first step, as a share of its kernel", "30; usual is at most 0.3"));
    }

    @Test
    void whatIsOffByLittleIsNotWorthSaying() {
        FirstIteration slow = new FirstIteration(0.1, 0.02, 2, 0.2);

        assertThat(Trait.SMALL_STEP.excess(slow)).isPositive();
        assertThat(Trait.SMALL_STEP.isClear(slow)).isFalse();
        assertThat(Trait.SMALL_STEP.isClear(new FirstIteration(0.1, 0.01, 2, 0)))
                .isTrue();
    }

    @Test
    void decadesEndAtFourAndAZeroIsBeyondThem() {
        assertThat(Trait.SMALL_FALL.excess(new FirstIteration(0, 0.1, 2, 0))).isEqualTo(4);
        assertThat(Trait.LARGE_FALL.excess(new FirstIteration(Double.POSITIVE_INFINITY, 0.1, 2, 0)))
                .isEqualTo(4);
        assertThat(Trait.UNEVEN_GRADIENT.excess(new FirstIteration(0.1, 0.1, 1e12, 0)))
                .isEqualTo(4);
    }

    @Test
    void whatIsNotKnownIsNotUnusual() {
        FirstIteration unknown = new FirstIteration(Double.NaN, Double.NaN, Double.NaN, 0);

        assertThat(TABLE.score(unknown)).isEqualTo(TABLE.score(USUAL));
    }

    @Test
    void aScoreBelongsToTheBandThatItLiesIn() {
        assertThat(TABLE.band(0.1)).isEqualTo(new PredictionTable.Band(0, 100, 10));
        assertThat(TABLE.band(0.5)).isEqualTo(new PredictionTable.Band(0.5, 40, 30));
        assertThat(TABLE.band(0.97)).isEqualTo(new PredictionTable.Band(0.9, 30, 29));
    }

    @Test
    void anotherLineIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PredictionTable(List.of("band\t0.5")))
                .withMessage("Not a line of a prediction table: band\t0.5");
    }

    /** A table in which something unusual spoke for a network, or a higher score for fewer failures, would be a mistake. */
    @Test
    void theTableThatShipsSaysMoreOfWhatIsMoreUnusual() {
        for (Trait trait : Trait.values()) {
            assertThat(PredictionTable.SHIPPED.weight(trait)).as(trait.name()).isPositive();
        }
        assertThat(PredictionTable.SHIPPED.bands())
                .hasSizeGreaterThan(4)
                .allMatch(band -> band.networks() > 0)
                .isSortedAccordingTo((one, other) -> Double.compare(
                        (double) one.notLearning() / one.networks(), (double) other.notLearning() / other.networks()));
    }
}
