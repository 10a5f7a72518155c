package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.seeds.Seeds;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests over seeds work wherever JUnit lets a test stand. */
class OverSeedsInPlacesTest {

    @TempDir
    Path folder;

    private static void train(GradientRecorder recorder, long seed, double firstLayer) {
        recorder.attach(new ScriptedModel()).train(3, firstLayer, 0.6, 0.7 + seed * 1e-3);
    }

    @HealthyGradients
    static class NestedCase {
        @Nested
        class Inner {
            @OverSeeds(atLeast = 0.5)
            void isSick(long seed, GradientRecorder recorder) {
                train(recorder, seed, 1e-6);
            }
        }
    }

    @Test
    void inNestedClassesWhichAreJudgedAsTheOuterOneSays() {
        ExtensionRun run = ExtensionRun.of(folder, NestedCase.class);

        assertThat(run.aborted()).isZero();
        assertThat(run.failedSeeds()).hasSize(5);
        assertThat(run.failureText())
                .startsWith(
                        "This network learns less often than declared: 0 of 5 seeds (declared: at least 50 %); true")
                .contains("'-Dtest=OverSeedsInPlacesTest$NestedCase$Inner#isSick'");
    }

    @ParameterizedClass
    @ValueSource(doubles = {0.5, 1e-6})
    @HealthyGradients
    static class ParameterizedCase {
        @Parameter
        double firstLayer;

        @OverSeeds(atLeast = 0.5)
        void trains(long seed, GradientRecorder recorder) {
            train(recorder, seed, firstLayer);
        }
    }

    @Test
    void inParameterizedClassesEachOfWhoseInvocationsIsAGroup() {
        ExtensionRun run = ExtensionRun.of(folder, ParameterizedCase.class);

        assertThat(run.passed()).isEqualTo(10);
        assertThat(run.failedSeeds()).hasSize(5);
        assertThat(run.failureText())
                .startsWith("This network learns less often than declared")
                .contains(" > trains[2]\n");
        assertThat(run.files().stream().map(Path::getFileName).map(Path::toString))
                .hasSize(10)
                .contains("trains-1-seed-5.jsonl", "trains-2-seed-1.jsonl");
        assertThat(run.recordingIn("trains-2-seed-1.jsonl").header().seedGroup().name())
                .isEqualTo("trains[2]");
        assertThat(run.recordingIn("trains-2-seed-1.jsonl").header().test()).isEqualTo("trains[2][seed 1]");
    }

    @OverSeeds(atLeast = 0.5)
    @HealthyGradients
    @Retention(RetentionPolicy.RUNTIME)
    @interface Robust {}

    static class MetaAnnotatedCase {
        @Robust
        void trains(long seed, GradientRecorder recorder) {
            train(recorder, seed, 0.5);
        }
    }

    @Test
    void asMetaAnnotation() {
        assertThat(ExtensionRun.of(folder, MetaAnnotatedCase.class).passed()).isEqualTo(5);
    }

    @HealthyGradients
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class BesideOtherTestsCase {
        @BeforeEach
        void attach(GradientRecorder recorder) {
            train(recorder, System.nanoTime() % 1000, 0.5);
        }

        @Test
        void plain() {}

        @OverSeeds(atLeast = 0.5)
        void overSeeds(long seed) {}

        @OverSeeds(atLeast = 0.6)
        void overOtherSeeds(long seed) {}
    }

    @Test
    void besideOtherTestsInOneInstanceAndInParallel() {
        ExtensionRun run = ExtensionRun.of(
                folder,
                BesideOtherTestsCase.class,
                Map.of(
                        "junit.jupiter.execution.parallel.enabled",
                        "true",
                        "junit.jupiter.execution.parallel.mode.default",
                        "concurrent"));

        assertThat(run.results().allEvents().failed().count()).isZero();
        assertThat(run.passed()).isEqualTo(1 + 5 + 7);
    }

    static class ExpectedCase {
        @OverSeeds(atLeast = 0.5)
        @HealthyGradients
        @ExpectFinding(rule = "vanishing-gradient", reason = "deep sigmoid")
        void isSickOnPurpose(long seed, GradientRecorder recorder) {
            train(recorder, seed, 1e-6);
        }
    }

    @Test
    void withAnExpectedFindingASeedSucceedsIfItIsThere() {
        ExtensionRun run = ExtensionRun.of(folder, ExpectedCase.class);

        assertThat(run.passed()).isEqualTo(5);
        assertThat(run.results().allEvents().failed().count()).isZero();
    }

    @HealthyGradients
    static class InPlainCodeCase {
        private static final Seeds SEEDS = Seeds.from(1).count(40).atLeast(0.5);

        @Test
        void mostlyHealthy(GradientRecorder recorder) {
            SEEDS.judge(seed -> trained(recorder, "mostly healthy", seed, seed != 3))
                    .requirePass();
        }

        @Test
        void mostlySick(GradientRecorder recorder) {
            SEEDS.judge(seed -> trained(recorder, "mostly sick", seed, seed == 3))
                    .requirePass();
        }

        @Test
        void oneSickSeedIsNoShare(GradientRecorder recorder) {
            trained(recorder, "one", 3, false);
        }

        private static Recording trained(GradientRecorder recorder, String group, long seed, boolean healthy) {
            recorder.attach(new ScriptedModel(), SEEDS.group(group, seed))
                    .train(3, healthy ? 0.5 : 1e-6, 0.6, 0.7 + seed * 1e-3);
            return recorder.latestRecording();
        }
    }

    @Test
    void inPlainCodeTheShareOfHealthyRecordingsIsJudgedAsWell() {
        ExtensionRun run = ExtensionRun.of(folder, InPlainCodeCase.class);

        assertThat(run.results().testEvents().succeeded().list())
                .singleElement()
                .satisfies(event ->
                        assertThat(event.getTestDescriptor().getDisplayName()).startsWith("mostlyHealthy"));
        assertThat(run.failed()).isEqualTo(2);
        assertThat(run.failures())
                .anySatisfy(failure ->
                        assertThat(failure).hasMessageStartingWith("This network learns less often than declared: "))
                .anySatisfy(failure -> assertThat(failure.toString())
                        .startsWith(UnhealthyError.class.getName() + ": UNHEALTHY: ")
                        .contains("\nin " + InPlainCodeCase.class.getName() + " > oneSickSeedIsNoShare[seed 3]"));
        assertThat(run.recordingIn("mostlyHealthy-2.jsonl").header().test()).isEqualTo("mostlyHealthy[seed 2]");
    }

    static class RecordedOnlyCase {
        @OverSeeds(atLeast = 0.5)
        void isNotJudged(long seed, GradientRecorder recorder) {
            train(recorder, seed, 1e-6);
        }
    }

    @Test
    void withoutHealthyGradientsItIsRecordedOnly() {
        ExtensionRun run = ExtensionRun.of(folder, RecordedOnlyCase.class);

        assertThat(run.passed()).isEqualTo(5);
        assertThat(run.files()).hasSize(5);
        assertThat(run.recording(0).header().declaration().judged()).isFalse();
        assertThat(List.of(run.recording(0).header().seedGroup().allowInconclusive()))
                .containsExactly(false);
    }
}
