package io.github.gradientharness.stats;

import static io.github.gradientharness.stats.ShareRequirement.Decision.FAIL;
import static io.github.gradientharness.stats.ShareRequirement.Decision.INCONCLUSIVE;
import static io.github.gradientharness.stats.ShareRequirement.Decision.PASS;
import static io.github.gradientharness.stats.ShareRequirement.Kind.AT_LEAST;
import static io.github.gradientharness.stats.ShareRequirement.Kind.AT_MOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareRequirementTest {

    private static final ShareRequirement AT_LEAST_80 = new ShareRequirement(AT_LEAST, 0.8, 0.95);
    private static final ShareRequirement AT_MOST_20 = new ShareRequirement(AT_MOST, 0.2, 0.95);

    @Test
    void passesFailsOrDoesNotKnow() {
        assertThat(AT_LEAST_80.decide(new ObservedShare(100, 3))).isEqualTo(PASS);
        assertThat(AT_LEAST_80.decide(new ObservedShare(10, 40))).isEqualTo(FAIL);
        assertThat(AT_LEAST_80.decide(new ObservedShare(9, 1))).isEqualTo(INCONCLUSIVE);
        assertThat(AT_LEAST_80.decide(ObservedShare.NONE)).isEqualTo(INCONCLUSIVE);
        assertThat(AT_MOST_20.decide(new ObservedShare(3, 100))).isEqualTo(PASS);
        assertThat(AT_MOST_20.decide(new ObservedShare(40, 10))).isEqualTo(FAIL);
    }

    /** A test of a number of runs fixed beforehand needs 14 and 29: 0.8^14 and 0.9^29 are the first powers below 0.05. */
    @ParameterizedTest
    @CsvSource({"0.8,14", "0.9,29"})
    void withoutAFailureStoppingAtAnyTimeCostsFewMoreRunsThanAFixedNumber(double limit, int fixed) {
        assertThat(Math.pow(limit, fixed)).isLessThan(0.05);
        int runs =
                new ShareRequirement(AT_LEAST, limit, 0.95).fewestRunsToPass().orElseThrow();
        assertThat(runs).isBetween(fixed, fixed * 6 / 5);
    }

    @Test
    void fewestRunsAreEnoughAndOneLessIsNot() {
        int fewest = AT_MOST_20.fewestRunsToPass().orElseThrow();
        assertThat(AT_MOST_20.decide(new ObservedShare(0, fewest))).isEqualTo(PASS);
        assertThat(AT_MOST_20.decide(new ObservedShare(0, fewest - 1))).isEqualTo(INCONCLUSIVE);
        assertThat(AT_LEAST_80.fewestRunsToPass()).hasValue(fewest);
    }

    @Test
    void aLimitNextToOneNeedsMoreRunsThanAnybodyHas() {
        assertThat(new ShareRequirement(AT_LEAST, 1 - 1e-9, 0.95).fewestRunsToPass())
                .isEmpty();
    }

    @Test
    void knowsWhenTheRemainingRunsCantDecide() {
        ObservedShare observed = new ObservedShare(12, 3);
        assertThat(AT_LEAST_80.canBeDecidedWithin(observed, 2)).isFalse();
        assertThat(AT_LEAST_80.canBeDecidedWithin(observed, 100)).isTrue();
        assertThat(AT_LEAST_80.canBeDecidedWithin(new ObservedShare(100, 0), 0)).isTrue();
    }

    /** If the true share is the observed one, about half of the continuations decide within the number named. */
    @ParameterizedTest
    @CsvSource({"9,1", "18,2", "12,6", "35,5"})
    void theNumberOfFurtherRunsIsProbablyEnough(int successes, int failures) {
        ObservedShare observed = new ObservedShare(successes, failures);
        int further = AT_LEAST_80.furtherRunsToDecide(observed).orElseThrow();
        Random random = new Random(17);
        int decided = 0;
        for (int i = 0; i < 1000; i++) {
            ObservedShare now = observed;
            for (int run = 0; run < further && AT_LEAST_80.decide(now) == INCONCLUSIVE; run++) {
                now = now.plus(random.nextDouble() < observed.value());
            }
            decided += AT_LEAST_80.decide(now) == INCONCLUSIVE ? 0 : 1;
        }
        assertThat(decided).isGreaterThan(450);
    }

    @Test
    void atTheLimitNoNumberOfFurtherRunsIsNamed() {
        assertThat(AT_LEAST_80.furtherRunsToDecide(new ObservedShare(8, 2))).isEmpty();
        assertThat(AT_LEAST_80.furtherRunsToDecide(ObservedShare.NONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.5, Double.NaN})
    void limitAndConfidenceLieBetweenZeroAndOne(double number) {
        assertThatThrownBy(() -> new ShareRequirement(AT_LEAST, number, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The share's limit is " + number);
        assertThatThrownBy(() -> new ShareRequirement(AT_LEAST, 0.5, number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The confidence is " + number);
    }
}
