package io.github.gradientharness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Predicate;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservedShareTest {

    private static final int RUNS = 300;

    @ParameterizedTest
    @CsvSource({"0,0,0.5", "1,0,0.5", "17,2,0.8", "5,30,0.2", "60,0,0.9", "0,12,0.7", "90,40,0.5"})
    void theEvidenceIsWhatASlowGamblerWins(int successes, int failures, double limit) {
        ObservedShare observed = new ObservedShare(successes, failures);

        assertThat(observed.evidenceForMoreThan(limit))
                .isCloseTo(wealth(successes, failures, limit), Percentage.withPercentage(0.01));
    }

    /** Half of the money on the stake 1, half in equal parts on many stakes from 0 to 1, each bet run by run. */
    private static double wealth(int successes, int failures, double limit) {
        int stakes = 20_000;
        double sum = 0;
        for (int i = 0; i < stakes; i++) {
            sum += wealthOf((i + 0.5) / stakes, successes, failures, limit);
        }
        return (wealthOf(1, successes, failures, limit) + sum / stakes) / 2;
    }

    private static double wealthOf(double stake, int successes, int failures, double limit) {
        double wealth = 1;
        for (int i = 0; i < successes; i++) {
            wealth *= 1 + stake * (1 - limit) / limit;
        }
        for (int i = 0; i < failures; i++) {
            wealth *= 1 - stake;
        }
        return wealth;
    }

    /** Exact, by following the probability of every pair of counts that has not been decided yet. */
    @ParameterizedTest
    @CsvSource({"0.5,0.95", "0.8,0.95", "0.9,0.95", "0.9,0.8", "0.2,0.9", "0.05,0.95", "0.97,0.99"})
    void lookingAfterEveryRunIsWrongAtMostAsOftenAsAllowed(double share, double confidence) {
        assertThat(chanceOfEver(share, observed -> observed.showsMoreThan(share, confidence)))
                .isPositive()
                .isLessThanOrEqualTo(1 - confidence);
        assertThat(chanceOfEver(share, observed -> observed.showsLessThan(share, confidence)))
                .isPositive()
                .isLessThanOrEqualTo(1 - confidence);
    }

    private static double chanceOfEver(double share, Predicate<ObservedShare> isWrong) {
        double[] undecided = {1};
        double wrong = 0;
        for (int runs = 1; runs <= RUNS; runs++) {
            double[] next = new double[runs + 1];
            for (int successes = 0; successes < runs; successes++) {
                next[successes] += undecided[successes] * (1 - share);
                next[successes + 1] += undecided[successes] * share;
            }
            for (int successes = 0; successes <= runs; successes++) {
                if (isWrong.test(new ObservedShare(successes, runs - successes))) {
                    wrong += next[successes];
                    next[successes] = 0;
                }
            }
            undecided = next;
        }
        return wrong;
    }

    @Test
    void boundsAgreeWithWhatIsShown() {
        ObservedShare observed = new ObservedShare(25, 5);
        double lower = observed.lowerBound(0.95);
        double upper = observed.upperBound(0.95);

        assertThat(lower).isBetween(0.5, observed.value());
        assertThat(upper).isBetween(observed.value(), 1.0);
        assertThat(observed.showsMoreThan(lower - 1e-9, 0.95)).isTrue();
        assertThat(observed.showsMoreThan(lower + 1e-9, 0.95)).isFalse();
        assertThat(observed.showsLessThan(upper + 1e-9, 0.95)).isTrue();
        assertThat(observed.showsLessThan(upper - 1e-9, 0.95)).isFalse();
    }

    @Test
    void boundsCloseInOnTheShareWithMoreRuns() {
        double width = 1;
        for (int runs = 10; runs <= 10_000; runs *= 10) {
            ObservedShare observed = new ObservedShare(runs * 7 / 10, runs * 3 / 10);
            double now = observed.upperBound(0.95) - observed.lowerBound(0.95);
            assertThat(now).isLessThan(width);
            width = now;
        }
        assertThat(width).isLessThan(0.05);
    }

    @Test
    void successesAndFailuresMirrorEachOther() {
        assertThat(new ObservedShare(18, 2).lowerBound(0.95))
                .isCloseTo(1 - new ObservedShare(2, 18).upperBound(0.95), within(1e-12));
    }

    @Test
    void withoutRunsNothingIsCertain() {
        assertThat(ObservedShare.NONE.value()).isNaN();
        assertThat(ObservedShare.NONE.lowerBound(0.95)).isZero();
        assertThat(ObservedShare.NONE.upperBound(0.95)).isEqualTo(1);
    }

    @Test
    void successesOnlySayNothingOfALargestShare() {
        ObservedShare observed = new ObservedShare(1000, 0);
        assertThat(observed.upperBound(0.95)).isEqualTo(1);
        assertThat(observed.lowerBound(0.95)).isBetween(0.99, 1.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE})
    void numbersOfRunsAreNotNegative(int number) {
        assertThatThrownBy(() -> new ObservedShare(number, 0)).hasMessageContaining(number + " successes");
        assertThatThrownBy(() -> new ObservedShare(0, number)).hasMessageContaining(number + " failures");
    }
}
