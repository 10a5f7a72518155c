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

    /** The table of docs/seeds.md: failures, limit, runs needed here, runs of the exact test of a fixed number. */
    @ParameterizedTest
    @CsvSource({
        "0,0.5,5,5", "1,0.5,12,8", "2,0.5,16,11", "3,0.5,19,13",
        "0,0.8,16,14", "1,0.8,36,22", "2,0.8,45,30", "3,0.8,54,37",
        "0,0.9,33,29", "1,0.9,75,46", "2,0.9,95,61", "3,0.9,113,76",
        "0,0.95,68,59", "1,0.95,153,93", "2,0.95,194,124", "3,0.95,231,153"
    })
    void stoppingAtAnyTimeCostsMoreRunsThanAFixedNumber(int failures, double limit, int runs, int fixed) {
        ShareRequirement requirement = new ShareRequirement(AT_LEAST, limit, 0.95);

        assertThat(requirement.decide(new ObservedShare(runs - failures, failures)))
                .isEqualTo(PASS);
        assertThat(requirement.decide(new ObservedShare(runs - 1 - failures, failures)))
                .isEqualTo(INCONCLUSIVE);
        assertThat(chanceOfAtMost(failures, fixed, 1 - limit)).isLessThanOrEqualTo(0.05);
        assertThat(chanceOfAtMost(failures, fixed - 1, 1 - limit)).isGreaterThan(0.05);
    }

    /** The binomial distribution function. */
    private static double chanceOfAtMost(int most, int runs, double share) {
        double chance = 0;
        double ways = 1;
        for (int k = 0; k <= most; k++) {
            chance += ways * Math.pow(share, k) * Math.pow(1 - share, runs - k);
            ways *= (double) (runs - k) / (k + 1);
        }
        return chance;
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
