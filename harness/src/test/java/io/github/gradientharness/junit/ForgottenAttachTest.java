package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.dl4j.CirclesTraining;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Outcome;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;

/** Who asks for a recorder and records nothing does not pass, wherever the annotation stands. */
class ForgottenAttachTest {

    private static final String NEVER_ATTACHED = "The test took a GradientRecorder, but attached no model to it.";

    @TempDir
    Path folder;

    private ExtensionRun run(Class<?> fixture) {
        return ExtensionRun.of(folder, fixture);
    }

    @HealthyGradients
    static class OneForgotCase {
        @Test
        void attaches(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainHealthily();
        }

        @Test
        void forgets(GradientRecorder recorder) {
            new ScriptedModel().trainBadly();
        }

        @Test
        void parsesItsConfiguration() {}
    }

    @Test
    void theTestThatForgotFailsBesideOneThatDidNotAndGateAndPageKnow() {
        ExtensionRun run = run(OneForgotCase.class);

        assertThat(run.passed()).isEqualTo(2);
        assertThat(run.failures())
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure).hasMessageStartingWith("INCONCLUSIVE: no training was recorded. Page: "));
        assertThat(run.failureText())
                .contains(
                        "\nin " + OneForgotCase.class.getName() + " > forgets\n\n" + NEVER_ATTACHED,
                        "1. call recorder.attach(model) before model.fit(...)",
                        "write @HealthyGradients(mayRecordNothing = true)");
        Recording left = run.recordingIn("forgets.jsonl");
        Diagnosis diagnosis = RuleSet.defaults().evaluate(left);
        assertThat(diagnosis.gateOutcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(diagnosis.inconclusiveReasons())
                .containsExactly(
                        "No training was recorded: the test took a GradientRecorder, but attached no model to it."
                                + " Call recorder.attach(model) before model.fit(...), with the very model that is trained.");
        assertThat(folder.resolve("site/gradient/index.html"))
                .content()
                .contains("forgets", "No training was recorded");
        assertThat(folder.resolve("summary.json")).content().contains("\"forgets\"", "No training was recorded");
    }

    @HealthyGradients
    static class TrainsUnaskedCase {
        @Test
        void records(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainHealthily();
        }

        @Test
        void trainsAndAsksForNoRecorder() {
            CirclesTraining.fit(CirclesTraining.relu(2).network(7), 7, 2);
        }

        @Test
        void onlyPredicts() {
            CirclesTraining.relu(2).network(7).output(Nd4j.ones(4, 2));
        }
    }

    @Test
    void aTestOfAnAnnotatedClassThatTrainsAndAsksForNoRecorderIsNotLeftOut() {
        ExtensionRun run = run(TrainsUnaskedCase.class);

        assertThat(run.passed()).isEqualTo(2);
        assertThat(run.failures()).hasSize(1);
        assertThat(run.failureText())
                .containsPattern(
                        "trainsAndAsksForNoRecorder\\R\\RThe test trained a DL4J network for \\d+ iterations, and"
                                + " has neither a GradientRecorder nor a\\R@Watched field\\.")
                .contains(
                        "1. take a GradientRecorder as a parameter of the test",
                        "3. if its gradients do not matter, move the test to a class without @HealthyGradients");
        assertThat(RuleSet.defaults()
                        .evaluate(run.recordingIn("trainsAndAsksForNoRecorder.jsonl"))
                        .gateOutcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }

    @HealthyGradients
    @Retention(RetentionPolicy.RUNTIME)
    @interface ModelTest {}

    @ModelTest
    static class MetaAnnotatedCase {
        @Test
        void forgets(GradientRecorder recorder) {}
    }

    @HealthyGradients
    static class EnclosingCase {
        @Nested
        class Inner {
            @Test
            void forgets(GradientRecorder recorder) {}
        }
    }

    static class OnMethodCase {
        @HealthyGradients
        @Test
        void forgets(GradientRecorder recorder) {}
    }

    @HealthyGradients
    static class BeforeEachCase {
        @BeforeEach
        void takes(GradientRecorder recorder) {}

        @Test
        void forgets() {}
    }

    @HealthyGradients
    static class FactoryCase {
        @TestFactory
        Stream<DynamicTest> forgets(GradientRecorder recorder) {
            return Stream.of(dynamicTest("one", () -> new ScriptedModel().trainBadly()));
        }
    }

    @HealthyGradients
    static class SeedsCase {
        @OverSeeds(atLeast = 0.5)
        void forgets(GradientRecorder recorder) {}
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                MetaAnnotatedCase.class,
                EnclosingCase.class,
                OnMethodCase.class,
                BeforeEachCase.class,
                FactoryCase.class,
                SeedsCase.class
            })
    void whereverTheAnnotationStandsAndTheRecorderIsTaken(Class<?> fixture) {
        ExtensionRun run = run(fixture);

        assertThat(run.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.toString()).contains(NEVER_ATTACHED));
        assertThat(run.files()).hasSize(1);
    }

    @HealthyGradients
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @Execution(ExecutionMode.CONCURRENT)
    static class EverySecondForgetsCase {
        @RepeatedTest(4)
        void repeated(org.junit.jupiter.api.RepetitionInfo repetition, GradientRecorder recorder) {
            trainsIfEven(repetition.getCurrentRepetition(), recorder);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4})
        void parameterized(int number, GradientRecorder recorder) {
            trainsIfEven(number, recorder);
        }

        private static void trainsIfEven(int number, GradientRecorder recorder) {
            ScriptedModel model = new ScriptedModel();
            (number % 2 == 0 ? recorder.attach(model) : model).trainHealthily();
        }
    }

    @Test
    void eachInvocationSpeaksForItselfInParallelAndWithOneInstance() {
        ExtensionRun run = ExtensionRun.of(
                folder, EverySecondForgetsCase.class, Map.of("junit.jupiter.execution.parallel.enabled", "true"));

        assertThat(run.passed()).isEqualTo(4);
        assertThat(run.failed()).isEqualTo(4);
        for (String test : new String[] {"repeated", "parameterized"}) {
            assertThat(run.recordingIn(test + "-1.jsonl").ending().problem()).startsWith("No training was recorded");
            assertThat(run.recordingIn(test + "-2.jsonl").ending().problem()).isEmpty();
        }
    }

    @HealthyGradients(mayRecordNothing = true)
    static class AllowedOnClassCase {
        @Test
        void takesItForAnotherPurpose(GradientRecorder recorder) {}

        @Test
        void doesNothing() {}
    }

    @HealthyGradients
    static class AllowedOnMethodCase {
        @HealthyGradients(mayRecordNothing = true)
        @Test
        void takesItForAnotherPurpose(GradientRecorder recorder) {}

        @Test
        void learns(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainHealthily();
        }
    }

    @HealthyGradients
    static class TakenAfterwardsCase {
        @Test
        void learns(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainHealthily();
        }

        @Test
        void trainsNothing() {}

        @AfterEach
        void tells(GradientRecorder recorder) {
            assertThat(recorder.recordings()).hasSizeLessThan(2);
        }
    }

    @RecordGradients
    static class RecordedOnlyCase {
        @Test
        void isNotJudged(GradientRecorder recorder) {}

        @Test
        void trainsNothing() {}
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                AllowedOnClassCase.class,
                AllowedOnMethodCase.class,
                TakenAfterwardsCase.class,
                RecordedOnlyCase.class
            })
    void whoSaysSoOrAsksForNothingPasses(Class<?> fixture) {
        ExtensionRun run = run(fixture);

        assertThat(run.failures()).isEmpty();
        assertThat(run.passed()).isEqualTo(2);
    }

    @HealthyGradients(mayRecordNothing = true)
    static class AllowedAndSickCase {
        @Test
        void isSick(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainBadly();
        }
    }

    @Test
    void whatIsRecordedIsJudgedAllTheSame() {
        assertThat(run(AllowedAndSickCase.class).failure()).hasMessageContaining("vanishing-gradient");
    }

    @HealthyGradients
    static class DidNotEndCase {
        @Test
        void throwsBefore(GradientRecorder recorder) {
            throw new IllegalStateException("no data");
        }

        @Test
        void isAborted(GradientRecorder recorder) {
            Assumptions.abort("no such machine");
        }

        @TestFactory
        Stream<DynamicTest> throwsInside(GradientRecorder recorder) {
            return Stream.of(dynamicTest("one", () -> {
                throw new IllegalStateException("no data");
            }));
        }
    }

    @Test
    void aTestThatDidNotRunToItsEndIsNotBlamedForIt() {
        ExtensionRun run = run(DidNotEndCase.class);

        assertThat(run.failures())
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure).hasMessage("no data").hasNoSuppressedExceptions());
        assertThat(run.files()).isEmpty();
    }

    @HealthyGradients
    static class NullFieldCase {
        @Watched
        private ScriptedModel model;

        @Test
        void trainsNothing() {}
    }

    @RecordGradients
    static class RecordedNullFieldCase {
        @Watched
        private ScriptedModel model;

        @Test
        void trainsNothing() {}
    }

    @HealthyGradients
    static class LateFieldCase {
        @Watched
        private ScriptedModel model;

        @Test
        void makesItsModel() {
            model = new ScriptedModel();
            model.trainBadly();
        }
    }

    static Stream<Arguments> forgottenFields() {
        String isNull = "The @Watched field 'model' is null, so no model was attached.";
        return Stream.of(
                Arguments.of(
                        NullFieldCase.class, isNull, "1. give the field a model in its initializer or in @BeforeEach"),
                Arguments.of(RecordedNullFieldCase.class, isNull, "take @Watched away"),
                Arguments.of(
                        LateFieldCase.class,
                        "The @Watched field 'model' was null when the test began",
                        "1. give the field a model in its initializer or in @BeforeEach"));
    }

    @ParameterizedTest
    @MethodSource("forgottenFields")
    void aWatchedFieldThatGotNoModelInTimeIsNamed(Class<?> fixture, String cause, String step) {
        ExtensionRun run = run(fixture);

        assertThat(run.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.toString()).contains(cause, step));
    }

    @HealthyGradients
    static class LateAndAttachedCase {
        @Watched
        private ScriptedModel model;

        @Test
        void attachesIt(GradientRecorder recorder) {
            model = recorder.attach(new ScriptedModel());
            model.trainHealthily();
        }
    }

    @HealthyGradients
    static class MostWasSeenCase {
        @Watched
        private ScriptedModel model = new ScriptedModel();

        @Test
        void goesOnWithACopy() {
            model.trainHealthily();
            model = model.copy();
            model.train(1, 0.5, 0.6, 0.7);
        }
    }

    @HealthyGradients
    static class BestModelCase {
        @Watched
        private ScriptedModel model = new ScriptedModel();

        @Test
        void takesAnotherThatWasNeverTrained() {
            model.trainHealthily();
            model = new ScriptedModel();
        }
    }

    @HealthyGradients
    static class ReattachedCase {
        @Watched
        private ScriptedModel model = new ScriptedModel();

        @Test
        void attachesTheCopyToo(GradientRecorder recorder) {
            model.train(1, 0.5, 0.6, 0.7);
            model = recorder.attach(model.copy());
            model.trainHealthily();
        }
    }

    static Stream<Arguments> fieldsThatPass() {
        String note =
                "When the test ended, the @Watched field 'model' holds another model than the one that was attached:"
                        + " a clone, a restored or a new one. It counts 8 iterations, and the recorder saw 6.";
        return Stream.of(
                Arguments.of(LateAndAttachedCase.class, ""),
                Arguments.of(MostWasSeenCase.class, note),
                Arguments.of(BestModelCase.class, ""),
                Arguments.of(ReattachedCase.class, ""));
    }

    @ParameterizedTest
    @MethodSource("fieldsThatPass")
    void aFieldWhoseModelWasRecordedForTheMostPartPasses(Class<?> fixture, String note) {
        ExtensionRun run = run(fixture);

        assertThat(run.failures()).isEmpty();
        assertThat(String.join("", run.recording(0).notes())).isEqualTo(note);
    }

    @HealthyGradients
    static class CopiedInALoopCase {
        @Watched
        private ScriptedModel model = new ScriptedModel();

        @Test
        void trainsCopiesOfCopies() {
            for (int i = 0; i < 5; i++) {
                model.train(2, 0.5, 0.6, 0.7);
                model = model.copy();
            }
        }
    }

    @HealthyGradients
    static class NothingSeenCase {
        @Watched
        private ScriptedModel model = new ScriptedModel();

        @Test
        void trainsAnother() {
            model = new ScriptedModel();
            model.trainHealthily();
        }
    }

    @Test
    void aModelThatWasReplacedBeforeMostOfItsTrainingIsInconclusive() {
        assertThat(run(CopiedInALoopCase.class).failureText())
                .startsWith("INCONCLUSIVE: Most of the training was not recorded: the @Watched field 'model'"
                        + " holds another model")
                .containsPattern("new one\\. Page: .*index.html\nin .*CopiedInALoopCase > ")
                .contains("\n\nIt counts 20 iterations, and the recorder saw 4.", "\nRecording: ")
                .contains("or call\nrecorder.attach(model) each time the field gets another model.");
        assertThat(run(CopiedInALoopCase.class).failure().getStackTrace())
                .singleElement()
                .extracting(StackTraceElement::getClassName)
                .isEqualTo(CopiedInALoopCase.class.getName());
        assertThat(run(NothingSeenCase.class).failureText())
                .startsWith("INCONCLUSIVE: The training was not recorded: the @Watched field 'model'")
                .contains("It counts 6 iterations, and the recorder saw 0.");
    }
}
