package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.stats.ShareRequirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;

class OverSeedsTest {

    @TempDir
    Path folder;

    private static ScriptedModel trained(GradientRecorder recorder, long seed, boolean healthy) {
        return recorder.attach(new ScriptedModel()).train(3, healthy ? 0.5 : 1e-6, 0.6, 0.7 + seed * 1e-3);
    }

    static class PassCase {
        @OverSeeds(from = 5, atLeast = 0.8)
        @HealthyGradients
        void trains(long seed, GradientRecorder recorder) {
            trained(recorder, seed, true);
        }
    }

    @Test
    void stopsWhenTheShareIsCertainlyLargeEnough() {
        ExtensionRun run = ExtensionRun.of(folder, PassCase.class);

        assertThat(run.passed()).isEqualTo(16);
        assertThat(run.results().allEvents().failed().count()).isZero();
        assertThat(run.names()).startsWith("seed 5", "seed 6").endsWith("seed 20");
        assertThat(run.reportEntry("share over seeds"))
                .startsWith(PassCase.class.getName()
                        + " > trains: As declared, this network usually learns: 16 of 16 seeds (declared: at"
                        + " least 80 %); true success rate: 80-100 % (95 % confidence).");
    }

    @Test
    void eachSeedHasItsRecordingWhichKnowsTheGroup() {
        ExtensionRun run = ExtensionRun.of(folder, PassCase.class);

        assertThat(run.files())
                .hasSize(16)
                .contains(Path.of("recordings", PassCase.class.getName(), "trains-seed-5.jsonl"))
                .contains(Path.of("recordings", PassCase.class.getName(), "trains-seed-20.jsonl"));
        Header header = run.recordingIn("trains-seed-7.jsonl").header();
        assertThat(header.test()).isEqualTo("trains[seed 7]");
        assertThat(header.displayName()).isEqualTo("seed 7");
        assertThat(header.seedGroup().name()).isEqualTo("trains");
        assertThat(header.seedGroup().seed()).isEqualTo(7);
        assertThat(header.seedGroup().count()).isEqualTo(40);
        assertThat(header.seedGroup().requirement())
                .isEqualTo(new ShareRequirement(ShareRequirement.Kind.AT_LEAST, 0.8, 0.95));
    }

    static class HandWrittenCase {
        @OverSeeds(atLeast = 0.3)
        void trains(long seed, GradientRecorder recorder) {
            recorder.record("only", Quantity.GRADIENT, new double[] {0.1 * seed});
            recorder.endIteration(0.7);
            recorder.endEpoch();
        }
    }

    @Test
    void whereTheModelHasNoSeedTheRecordingHasThatOfTheTest() {
        ExtensionRun run = ExtensionRun.of(folder, HandWrittenCase.class);

        assertThat(run.recordingIn("trains-seed-2.jsonl").header().seed()).isEqualTo(2);
    }

    static class FailCase {
        @OverSeeds(atLeast = 0.8)
        @HealthyGradients
        void trains(int seed, GradientRecorder recorder) {
            trained(recorder, seed, seed == 2);
        }
    }

    @Test
    void stopsWhenTheShareIsCertainlyTooSmallAndSaysWhichSeedsFailedWhyAndHowToSeeOne() {
        ExtensionRun run = ExtensionRun.of(folder, FailCase.class);

        assertThat(run.failed()).isZero();
        assertThat(run.aborted()).isZero();
        assertThat(run.passed()).isBetween(3L, 10L);
        assertThat(run.failedSeeds()).hasSize((int) run.passed() - 1);
        assertThat(run.results().containerEvents().failed().count()).isEqualTo(1);
        assertThat(run.failure())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "This network learns less often than declared: 1 of " + run.passed() + " seeds (")
                .hasMessageContaining("at least 80 %); true success rate: ");
        assertThat(run.failure().getStackTrace())
                .singleElement()
                .satisfies(frame -> assertThat(frame.getMethodName()).isEqualTo("trains"));
        assertThat(run.failureText())
                .contains("\n  in " + FailCase.class.getName() + " > trains\n")
                .contains("Stopped after " + run.passed() + " of 40 seeds")
                .contains("    seed 1: vanishing-gradient in layer 'hidden 1': mean |gradient| of its"
                        + " kernel over the largest layer's is 1.43e-6, below the limit of 0.01")
                .contains("    seed 3: vanishing-gradient ")
                .doesNotContain("    seed 2: ")
                .endsWith("To see one by itself, with its whole message: mvn test"
                        + " '-Dtest=OverSeedsTest$FailCase#trains' -Dgradient.seed=1");
        assertThat(run.recordingIn("trains-seed-1.jsonl").ending().status()).isEqualTo(Ending.Status.COMPLETE);
    }

    @Test
    void aSeedThatDoesNotSucceedIsNoSkippedTestAndPublishesWhy() {
        ExtensionRun run = ExtensionRun.of(folder, FailCase.class);

        assertThat(run.aborted()).isZero();
        assertThat(run.failedSeeds().get(0))
                .startsWith("seed 1 did not succeed; the share decides: vanishing-gradient in layer 'hidden 1': ");
        assertThat(run.failedSeeds()).noneMatch(entry -> entry.startsWith("seed 2 "));
    }

    static class AssertJCase {
        @OverSeeds(atMost = 0.8)
        void isAccurate(long seed) {
            assertThat(0.5).isGreaterThan(0.7);
        }
    }

    @Test
    void whatAssertJSpreadsOverSeveralLinesIsOneLineAndWhole() {
        ExtensionRun run = ExtensionRun.of(folder, AssertJCase.class);

        assertThat(run.reportEntry("share over seeds"))
                .contains("As declared, this network rarely learns: 0 of ")
                .contains("\n    seed 1: Expecting actual: 0.5 to be greater than: 0.7\n");
    }

    static class InconclusiveCase {
        @OverSeeds(atLeast = 0.8, count = 20)
        void isAccurate(long seed) {
            assertThat(seed % 4).as("accuracy").isNotZero();
        }
    }

    @Test
    void failsWhereTheSeedsDontTellAndSaysHowManyMoreWould() {
        ExtensionRun run = ExtensionRun.of(folder, InconclusiveCase.class);

        assertThat(run.failed()).isZero();
        assertThat(run.failure())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Too few seeds to tell how often this network learns: ");
        assertThat(run.failureText())
                .contains(
                        " > isAccurate\n",
                        "because the remaining ones could not have decided",
                        " more seeds will probably decide: set the count to ",
                        "    seed 4: [accuracy] Expecting actual: 0L not to be equal to: 0L");
    }

    static class AllowedCase {
        @OverSeeds(atLeast = 0.8, count = 20, allowInconclusive = true)
        void isAccurate(long seed) {
            assertThat(seed % 4).as("accuracy").isNotZero();
        }
    }

    @Test
    void passesWhereTheSeedsDontTellIfAllowedTo() {
        ExtensionRun run = ExtensionRun.of(folder, AllowedCase.class);

        assertThat(run.results().allEvents().failed().count()).isZero();
        assertThat(run.reportEntry("share over seeds")).contains("Too few seeds to tell");
    }

    static class RareCase {
        @OverSeeds(atMost = 0.2)
        void learns(long seed) {
            throw new AssertionError("accuracy 0.5");
        }
    }

    @Test
    void aShareMayBeRequiredToBeSmall() {
        ExtensionRun run = ExtensionRun.of(folder, RareCase.class);

        assertThat(run.results().allEvents().failed().count()).isZero();
        assertThat(run.aborted()).isZero();
        assertThat(run.failedSeeds()).hasSize(16);
    }

    @Test
    void theSettingRunsOneSeedByItselfWhichThenFailsForReal() {
        ExtensionRun run = ExtensionRun.of(folder, FailCase.class, Map.of("gradient.seed", "3"));

        assertThat(run.names()).containsExactly("seed 3");
        assertThat(run.failed()).isEqualTo(1);
        assertThat(run.results().containerEvents().failed().count()).isZero();
        assertThat(run.failure()).hasMessageStartingWith("UNHEALTHY: ");
        assertThat(run.failureText())
                .contains("\nin " + FailCase.class.getName() + " > trains[seed 3]", "What to try, most likely first");
        assertThat(run.files()).hasSize(1);
    }

    @Test
    void theSettingRunsOneSeedByItselfWhichMayAlsoSucceed() {
        ExtensionRun run = ExtensionRun.of(folder, FailCase.class, Map.of("gradient.seed", "2"));

        assertThat(run.passed()).isEqualTo(1);
        assertThat(run.results().allEvents().failed().count()).isZero();
    }

    @Test
    void aRerunReplacesItsRecordingOnlyAndANewRunAllOfThem() throws IOException {
        ExtensionRun.of(folder, PassCase.class);
        ExtensionRun rerun = ExtensionRun.of(folder, PassCase.class, Map.of("gradient.seed", "6"));
        assertThat(rerun.files()).hasSize(16);

        Path old = folder.resolve(Path.of("recordings", PassCase.class.getName(), "trains-seed-44.jsonl"));
        Path other = folder.resolve(Path.of("recordings", PassCase.class.getName(), "trains-seed-45.jsonl"));
        String recording = Files.readString(folder.resolve(rerun.files().get(0)));
        Files.writeString(old, recording.replace("[seed 5]", "[seed 44]"));
        Files.writeString(other, recording.replace("[seed 5]", "[seed 45]"));
        ExtensionRun again = ExtensionRun.of(folder, PassCase.class);

        assertThat(again.files()).hasSize(17);
        assertThat(old).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void aPartTakesAllOfItsSeedsAndLeavesTheShareToWhoeverHasAllParts() {
        ExtensionRun run = ExtensionRun.of(folder, FailCase.class, Map.of("gradient.seeds", "1-12"));

        assertThat(run.names()).hasSize(12).startsWith("seed 1").endsWith("seed 12");
        assertThat(run.results().allEvents().failed().count()).isZero();
        assertThat(run.failedSeeds()).hasSize(11);
        assertThat(run.files()).hasSize(12);
        assertThat(run.reportEntry("share over seeds"))
                .endsWith(
                        " > trains: seeds 1 to 12 of 40 from 1 on ran here: 1 of 12 succeeded. gradient:merge tells of the"
                                + " share once all parts have run.");
    }

    @Test
    void theNextPartLeavesTheRecordingsOfTheFormerOne() {
        ExtensionRun.of(folder, PassCase.class, Map.of("gradient.seeds", "1-14"));
        ExtensionRun next = ExtensionRun.of(folder, PassCase.class, Map.of("gradient.seeds", "15-50"));

        assertThat(next.names()).startsWith("seed 15").endsWith("seed 44");
        assertThat(next.files()).hasSize(40);
    }

    @Test
    void aTestThatHasNoSeedOfThePartIsSkipped() {
        ExtensionRun run = ExtensionRun.of(folder, PassCase.class, Map.of("gradient.seeds", "1-4"));

        assertThat(run.results().containerEvents().aborted().count()).isEqualTo(1);
        assertThat(run.results().allEvents().failed().count()).isZero();
        assertThat(run.names()).isEmpty();
    }

    @Test
    void aPartThatIsNoRangeIsNamed() {
        for (String part : List.of("7", "10-1", "1-x", "")) {
            assertThat(ExtensionRun.of(folder, PassCase.class, Map.of("gradient.seeds", part))
                            .failure())
                    .hasMessage("The setting gradient.seeds is '" + part
                            + "'; it should be the first and the last seed, such as 1-10.");
        }
    }

    @Test
    void aSettingThatIsNoNumberIsNamed() {
        assertThat(ExtensionRun.of(folder, PassCase.class, Map.of("gradient.seed", "seven"))
                        .failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("The setting gradient.seed is 'seven'; it should be a whole number such as 7.");
    }

    static class BrokenCase {
        @OverSeeds(atLeast = 0.8)
        void readsItsData(long seed) throws IOException {
            if (seed == 3) {
                throw new IOException("no such file");
            }
        }
    }

    @Test
    void anExceptionThatIsNoAssertionFailsAtOnce() {
        ExtensionRun run = ExtensionRun.of(folder, BrokenCase.class);

        assertThat(run.passed()).isEqualTo(2);
        assertThat(run.failed()).isEqualTo(1);
        assertThat(run.names()).containsExactly("seed 1", "seed 2", "seed 3");
        assertThat(run.results().containerEvents().failed().count()).isZero();
        assertThat(run.failure()).isInstanceOf(IOException.class).hasMessage("no such file");
    }

    static class ForgotToAttachCase {
        @OverSeeds(atLeast = 0.8)
        @HealthyGradients
        void trains(long seed) {}
    }

    @Test
    void aSeedOfWhichNothingWasRecordedFailsAtOnce() {
        ExtensionRun run = ExtensionRun.of(folder, ForgotToAttachCase.class);

        assertThat(run.names()).containsExactly("seed 1");
        assertThat(run.failed()).isEqualTo(1);
        assertThat(run.failureText()).startsWith("INCONCLUSIVE: ").contains("trains[seed 1]");
    }

    static class UnusedSeedCase {
        @OverSeeds(atLeast = 0.8)
        void trains(long seed, GradientRecorder recorder) {
            trained(recorder, 1, true);
        }
    }

    @Test
    void aSeedThatIsNotUsedFailsAtOnce() {
        ExtensionRun run = ExtensionRun.of(folder, UnusedSeedCase.class);

        assertThat(run.names()).containsExactly("seed 1", "seed 2");
        assertThat(run.failed()).isEqualTo(1);
        assertThat(run.failure()).hasMessageStartingWith("Seeds 1 and 2 gave the very same training");
    }

    static class AssertsAndIsSickCase {
        @OverSeeds(atLeast = 0.8)
        @HealthyGradients
        void trains(long seed, GradientRecorder recorder) {
            trained(recorder, seed, false);
            throw new AssertionError("accuracy 0.5");
        }
    }

    @Test
    void theTestsOwnAssertionIsToldFirstAndItsRecordingEndsAsFailed() {
        ExtensionRun run = ExtensionRun.of(folder, AssertsAndIsSickCase.class);

        assertThat(run.failureText()).contains("    seed 1: accuracy 0.5\n");
        assertThat(run.recordingIn("trains-seed-1.jsonl").ending().status()).isEqualTo(Ending.Status.FAILED);
    }

    static class AssumptionCase {
        @OverSeeds(atLeast = 0.8)
        void trains(long seed) {
            Assumptions.assumeTrue(seed > 3);
        }
    }

    @Test
    void aSeedWhoseAssumptionDoesNotHoldDoesNotCount() {
        ExtensionRun run = ExtensionRun.of(folder, AssumptionCase.class);

        assertThat(run.aborted()).isEqualTo(3);
        assertThat(run.passed()).isEqualTo(16);
        assertThat(run.results().allEvents().failed().count()).isZero();
    }

    static class NoShareCase {
        @OverSeeds
        void trains(long seed) {}
    }

    static class TwoSharesCase {
        @OverSeeds(atLeast = 0.2, atMost = 0.8)
        void trains(long seed) {}
    }

    static class TooFewCase {
        @OverSeeds(atLeast = 0.9, count = 20)
        void trains(long seed) {}
    }

    @Test
    void aMistakeInTheAnnotationIsNamedBeforeTheFirstTraining() {
        for (Class<?> fixture : List.of(NoShareCase.class, TwoSharesCase.class)) {
            assertThat(ExtensionRun.of(folder, fixture).failure())
                    .isInstanceOf(ExtensionConfigurationException.class)
                    .hasMessageContaining("say which share of seeds is to succeed, with either atLeast or atMost");
        }
        ExtensionRun tooFew = ExtensionRun.of(folder, TooFewCase.class);
        assertThat(tooFew.names()).isEmpty();
        assertThat(tooFew.failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("20 seeds can't show, with a confidence of 0.95, that the share is at least 0.9,"
                        + " even if every one of them succeeds: it takes 33.");
    }

    static class LargeSeedCase {
        @OverSeeds(from = 5_000_000_000L, atLeast = 0.8)
        void trains(int seed) {}
    }

    @Test
    void aSeedThatDoesNotFitItsParameterIsNamed() {
        assertThat(ExtensionRun.of(folder, LargeSeedCase.class).failure())
                .hasMessageContaining("The seed 5000000000 does not fit an int; take it as a long parameter.");
    }

    @Test
    void aToolMayRunASingleInvocationWhichThenFailsForReal() {
        ExtensionRun run = ExtensionRun.ofInvocation(folder, FailCase.class, "trains", "int, " + recorder(), 3);

        assertThat(run.names()).containsExactly("seed 3");
        assertThat(run.failed()).isEqualTo(1);
        assertThat(run.results().containerEvents().failed().count()).isZero();
        assertThat(run.failure()).hasMessageStartingWith("UNHEALTHY: ");
    }

    private static String recorder() {
        return GradientRecorder.class.getName();
    }
}
