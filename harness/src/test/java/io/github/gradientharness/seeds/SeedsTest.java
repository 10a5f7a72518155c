package io.github.gradientharness.seeds;

import static io.github.gradientharness.stats.ShareRequirement.Decision.FAIL;
import static io.github.gradientharness.stats.ShareRequirement.Decision.INCONCLUSIVE;
import static io.github.gradientharness.stats.ShareRequirement.Decision.PASS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.verdict.GradientError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedsTest {

    private static final Seeds SEEDS = Seeds.from(1).count(40).atLeast(0.8).confidence(0.95);

    @Test
    void aTrialThatAlwaysSucceedsPassesEarly() {
        List<Long> seen = new ArrayList<>();

        SeedShare share = SEEDS.run(seed -> seen.add(seed));

        assertThat(share.decision()).isEqualTo(PASS);
        assertThat(share.share()).isEqualTo(1);
        assertThat(share.lowerBound()).isGreaterThanOrEqualTo(0.8);
        assertThat(share.outcomes()).extracting(SeedOutcome::seed).isEqualTo(seen);
        assertThat(seen).hasSize(16).startsWith(1L, 2L).endsWith(16L);
        assertThat(share.requirePass()).isSameAs(share);
        assertThat(share.message()).isEqualTo("""
                As declared, this network usually learns: 16 of 16 seeds (declared: at least 80 %); true success rate: 80-100 % (95 % confidence).
                  Stopped after 16 of 40 seeds, because the answer was certain.""");
    }

    @Test
    void aTrialThatMostlyFailsFailsEarlyAndSaysWhy() {
        SeedShare share = SEEDS.run(seed -> {
            assertThat(seed % 4).as("accuracy with " + seed).isZero();
            return true;
        });

        assertThat(share.decision()).isEqualTo(FAIL);
        assertThat(share.outcomes()).hasSizeLessThan(10);
        assertThat(share.failedSeeds()).startsWith(1L, 2L, 3L).doesNotContain(4L);
        assertThat(share.message())
                .startsWith("This network learns less often than declared: ")
                .contains(
                        "of 40 seeds, because the answer was certain.",
                        "    seed 1: [accuracy with 1] expected: 0L but was: 1L",
                        "    seed 2: [accuracy with 2] expected: 0L but was: 2L",
                        "To see one by itself, with its whole message: -Dgradient.seed=1");
        assertThatThrownBy(share::requirePass)
                .isInstanceOf(AssertionError.class)
                .hasMessage(share.message().lines().findFirst().orElseThrow())
                .hasToString(GradientError.class.getName() + ": " + share.message());
    }

    @Test
    void nearTheLimitItIsInconclusiveAndSaysHowManyMoreSeedsWouldProbablyDecide() {
        SeedShare share = SEEDS.run(seed -> seed % 10 != 0);

        assertThat(share.decision()).isEqualTo(INCONCLUSIVE);
        int further = share.requirement().furtherRunsToDecide(share.observed()).orElseThrow();
        assertThat(share.message())
                .startsWith("Too few seeds to tell how often this network learns: ")
                .contains("about " + further + " more seeds will probably decide: set the count to "
                        + (share.outcomes().size() + further));
        assertThatThrownBy(share::requirePass).hasMessageStartingWith("Too few seeds to tell");
        SeedShare longer = SEEDS.count(share.outcomes().size() + further + 40).run(seed -> seed % 10 != 0);
        assertThat(longer.decision()).isEqualTo(PASS);
    }

    @Test
    void stopsWhenTheRemainingSeedsCantDecide() {
        SeedShare share = SEEDS.count(20).run(seed -> seed % 5 != 0);

        assertThat(share.decision()).isEqualTo(INCONCLUSIVE);
        assertThat(share.outcomes()).hasSizeLessThan(20);
        assertThat(share.message()).contains("because the remaining ones could not have decided.");
    }

    /** The whole procedure with a true share at the limit, where either answer is as wrong as it can be. */
    @ParameterizedTest
    @CsvSource({"0.8, 0.95, 40", "0.8, 0.95, 150", "0.9, 0.9, 100", "0.5, 0.8, 60"})
    void answersAreWrongAtMostAsOftenAsAllowed(double limit, double confidence, int count) {
        Seeds seeds = Seeds.from(1).count(count).atLeast(limit).confidence(confidence);
        Random random = new Random(20261124);
        int repetitions = 4000;
        int passes = 0;
        int failures = 0;
        for (int i = 0; i < repetitions; i++) {
            SeedRun run = seeds.start(null);
            for (OptionalLong next = run.next(); next.isPresent(); next = run.next()) {
                run.add(new SeedOutcome(next.getAsLong(), random.nextDouble() < limit, "", List.of()));
            }
            switch (run.result().decision()) {
                case PASS -> passes++;
                case FAIL -> failures++;
                default -> {}
            }
        }
        double standardError = Math.sqrt(confidence * (1 - confidence) / repetitions);
        assertThat((double) passes / repetitions).isLessThan(1 - confidence + 2 * standardError);
        assertThat((double) failures / repetitions).isLessThan(1 - confidence + 2 * standardError);
    }

    @Test
    void aShareFarFromTheLimitIsFoundOut() {
        Random random = new Random(3);
        int right = 0;
        for (int i = 0; i < 500; i++) {
            right += SEEDS.run(seed -> random.nextDouble() < 0.3).decision() == FAIL ? 1 : 0;
        }
        assertThat(right).isGreaterThan(490);
    }

    @Test
    void atMostIsForWhatIsToBeRare() {
        SeedShare share = Seeds.from(1).atMost(0.2).run(seed -> false);

        assertThat(share.decision()).isEqualTo(PASS);
        assertThat(share.message())
                .startsWith(
                        "As declared, this network rarely learns: 0 of 16 seeds (declared: at most 20 %); true success rate: 0-");
    }

    @Test
    void anExceptionThatIsNoAssertionEndsTheRun() {
        List<Long> seen = new ArrayList<>();
        assertThatThrownBy(() -> SEEDS.run(seed -> {
                    seen.add(seed);
                    throw new IOException("disk full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(seen).containsExactly(1L);
    }

    @Test
    void tooFewSeedsAreRefusedBeforeTheFirstTraining() {
        assertThatThrownBy(() -> SEEDS.count(10).run(seed -> true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "10 seeds can't show, with a confidence of 0.95, that the share is at least 0.8, even if every"
                                + " one of them succeeds: it takes 16. Raise the count, or move the limit or the confidence away"
                                + " from 0 and 1.");
    }

    @Test
    void theShareMustBeSaid() {
        assertThatThrownBy(() -> Seeds.from(1).run(seed -> true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("atLeast(0.8)");
    }

    @Test
    void recordingsAreJudgedByTheRules() {
        SeedShare share = SEEDS.judge(seed -> recording(seed, 0.5));

        assertThat(share.decision()).isEqualTo(PASS);
        assertThat(share.outcomes())
                .allSatisfy(outcome -> assertThat(outcome.recordings()).hasSize(1));
        SeedShare sick = SEEDS.judge(seed -> recording(seed, 1e-6));
        assertThat(sick.decision()).isEqualTo(FAIL);
        assertThat(sick.outcomes().get(0).shortReason()).startsWith("vanishing-gradient in layer 'hidden 1': ");
    }

    @Test
    void aSeedThatMakesNoDifferenceIsFoundOut() {
        assertThatThrownBy(() -> SEEDS.judge(seed -> recording(1, 0.5)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Seeds 1 and 2 gave the very same training, number by number");
    }

    @Test
    void anInconclusiveRecordingEndsTheRun() {
        assertThatThrownBy(() -> SEEDS.judge(seed -> Recordings.constant(0, 0.5, 0.6, 0.7)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The recording of seed 1 is inconclusive: The model was attached");
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void oneSeedIsRunByItself() {
        System.setProperty("gradient.seed", "7");
        try {
            SeedShare good = SEEDS.run(seed -> true);
            SeedShare bad = SEEDS.run(seed -> {
                throw new AssertionError("accuracy 0.5\nof 0.7");
            });
            assertThat(good.outcomes()).extracting(SeedOutcome::seed).containsExactly(7L);
            assertThat(good.decision()).isEqualTo(PASS);
            assertThat(bad.decision()).isEqualTo(FAIL);
            assertThat(bad.message()).endsWith("seed 7 did not succeed: accuracy 0.5\nof 0.7");
        } finally {
            System.clearProperty("gradient.seed");
        }
    }

    private static Recording recording(long seed, double firstLayer) {
        return Recordings.constant(3, firstLayer, 0.6, 0.7 + seed * 1e-3);
    }
}
