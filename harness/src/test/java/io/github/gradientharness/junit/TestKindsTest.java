package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The annotations work on every kind of test that JUnit has. */
class TestKindsTest {

    @TempDir
    Path folder;

    private List<String> tests(ExtensionRun run) {
        return run.files().stream().map(file -> file.getFileName().toString()).toList();
    }

    @HealthyGradients
    @Retention(RetentionPolicy.RUNTIME)
    @interface ModelTest {}

    @ModelTest
    static class MetaAnnotatedCase {
        @Test
        void isSick(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainBadly();
        }
    }

    @Test
    void asMetaAnnotation() {
        assertThat(ExtensionRun.of(folder, MetaAnnotatedCase.class).failed()).isEqualTo(1);
    }

    @HealthyGradients
    static class NestedCase {
        @Nested
        class Inner {
            @Test
            void isSick(GradientRecorder recorder) {
                recorder.attach(new ScriptedModel()).trainBadly();
            }
        }
    }

    @Test
    void inNestedClassesWhichCountForTheOuterOne() {
        ExtensionRun run = ExtensionRun.of(folder, NestedCase.class);

        assertThat(run.failed()).isEqualTo(1);
        assertThat(run.results().containerEvents().failed().count()).isZero();
        assertThat(run.recording(0).header().suite()).isEqualTo(NestedCase.Inner.class.getName());
    }

    @HealthyGradients
    static class ParameterizedCase {
        @ParameterizedTest
        @ValueSource(doubles = {0.5, 1e-6, 0.4})
        void trains(double first, GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).train(3, first, 0.6, 0.7);
        }
    }

    @Test
    void eachInvocationOfAParameterizedTestHasItsRecording() {
        ExtensionRun run = ExtensionRun.of(folder, ParameterizedCase.class);

        assertThat(run.passed()).isEqualTo(2);
        assertThat(run.failed()).isEqualTo(1);
        assertThat(tests(run)).containsExactly("trains-1.jsonl", "trains-2.jsonl", "trains-3.jsonl");
        assertThat(run.recording(1).header().test()).isEqualTo("trains[2]");
    }

    @HealthyGradients
    static class RepeatedCase {
        @RepeatedTest(2)
        void trains(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainHealthily();
        }
    }

    @Test
    void eachRepetitionHasItsRecording() {
        ExtensionRun run = ExtensionRun.of(folder, RepeatedCase.class);

        assertThat(run.passed()).isEqualTo(2);
        assertThat(tests(run)).containsExactly("trains-1.jsonl", "trains-2.jsonl");
    }

    @HealthyGradients
    static class FactoryCase {
        @TestFactory
        Stream<DynamicTest> trainings(GradientRecorder recorder) {
            return Stream.of(1, 2)
                    .map(number -> DynamicTest.dynamicTest(
                            "model " + number,
                            () -> recorder.attach(new ScriptedModel()).trainHealthily()));
        }
    }

    @Test
    void dynamicTestsShareTheRecorderOfTheirFactory() {
        ExtensionRun run = ExtensionRun.of(folder, FactoryCase.class);

        assertThat(run.results().allEvents().failed().count()).isZero();
        assertThat(tests(run)).containsExactly("trainings.jsonl", "trainings-2.jsonl");
    }

    @HealthyGradients
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstanceCase {
        private final ScriptedModel model = new ScriptedModel();

        @BeforeEach
        void attach(GradientRecorder recorder) {
            recorder.attach(model);
        }

        @Test
        void one() {
            model.trainHealthily();
        }

        @Test
        void two() {
            model.trainHealthily();
        }
    }

    @Test
    void oneInstanceForAllTestsStillHasARecorderForEach() {
        ExtensionRun run = ExtensionRun.of(folder, OneInstanceCase.class);

        assertThat(run.passed()).isEqualTo(2);
        assertThat(run.recording(0).iterations()).isEqualTo(6);
        assertThat(run.recording(1).iterations()).isEqualTo(6);
    }

    @HealthyGradients
    @Execution(ExecutionMode.CONCURRENT)
    static class ParallelCase {
        @RepeatedTest(8)
        void trains(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).train(200, 0.5, 0.6, 0.7);
        }
    }

    @Test
    void testsInParallelDoNotMixTheirRecordings() {
        ExtensionRun run =
                ExtensionRun.of(folder, ParallelCase.class, Map.of("junit.jupiter.execution.parallel.enabled", "true"));

        assertThat(run.passed()).isEqualTo(8);
        for (int i = 0; i < 8; i++) {
            assertThat(run.recording(i).iterations()).isEqualTo(400);
        }
    }

    @HealthyGradients
    static class WatchedCase {
        @Watched
        private ScriptedModel model;

        @BeforeEach
        void makeTheModel() {
            model = new ScriptedModel();
        }

        @Test
        void isSick() {
            model.trainBadly();
        }
    }

    @Test
    void aWatchedFieldIsAttachedAfterBeforeEach() {
        ExtensionRun run = ExtensionRun.of(folder, WatchedCase.class);

        assertThat(run.failed()).isEqualTo(1);
        assertThat(run.failure()).hasMessageContaining("vanishing-gradient");
    }

    @HealthyGradients
    static class RecorderBeforeAllCase {
        @BeforeAll
        static void tooEarly(GradientRecorder recorder) {}

        @Test
        void trainsNothing() {}
    }

    @Test
    void aRecorderBelongsToOneTest() {
        assertThat(ExtensionRun.of(folder, RecorderBeforeAllCase.class).failure())
                .hasMessageContaining("A GradientRecorder belongs to one test");
    }
}
