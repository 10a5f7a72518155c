package io.github.gradientharness.junit;

import static io.github.gradientharness.verdict.RuleId.VANISHING_GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthyGradientsTest {

    @TempDir
    Path folder;

    @HealthyGradients
    static class HealthyCase {
        @Test
        void learns(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainHealthily();
            recorder.metric("test accuracy", 0.9);
        }
    }

    @Test
    void aHealthyTrainingPassesAndLeavesItsRecording() {
        ExtensionRun run = ExtensionRun.of(folder, HealthyCase.class);

        assertThat(run.passed()).isEqualTo(1);
        assertThat(run.files()).containsExactly(Path.of("recordings", HealthyCase.class.getName(), "learns.jsonl"));
        Recording recording = run.recording(0);
        assertThat(recording.header().suite()).isEqualTo(HealthyCase.class.getName());
        assertThat(recording.header().test()).isEqualTo("learns");
        assertThat(recording.header().declaration().judged()).isTrue();
        assertThat(recording.ending().status()).isEqualTo(Ending.Status.COMPLETE);
        assertThat(recording.ending().iterations()).isEqualTo(6);
        assertThat(recording.lastMetric("test accuracy")).isEqualTo(0.9);
    }

    @HealthyGradients
    static class SickCase {
        @Test
        void doesNotLearn(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainBadly();
        }
    }

    @Test
    void aSickTrainingFailsWithEverythingNeededToActOnIt() {
        ExtensionRun run = ExtensionRun.of(folder, SickCase.class);

        Path page = folder.resolve(Path.of("site", "gradient", "index.html"));
        assertThat(run.failed()).isEqualTo(1);
        assertThat(run.failure())
                .isInstanceOf(AssertionError.class)
                .hasMessage("UNHEALTHY: vanishing-gradient in layer 'hidden 1' since epoch 1 (iteration 1)." + " Page: "
                        + page);
        assertThat(run.failureText()).isEqualTo("""
                        UNHEALTHY: vanishing-gradient in layer 'hidden 1' since epoch 1 (iteration 1). Page: %s
                        in %s > doesNotLearn, MultiLayerNetwork 5-5-1

                        The gradient shrinks layer by layer on its way from the output to the input, so the first layers
                        hardly learn: the textbook vanishing gradient. Of 175 trainings that looked like this after 2 to
                        5 epochs in the harness's corpus, 175 did not learn (100 %%; 95 %% interval 98 to 100 %%).

                        Mean |gradient| of each layer's kernel in epochs 1 to 3 (log scale, 5 # for a factor of 10)
                          hidden 1  1e-6   #  <-- vanishing
                          hidden 2  0.001  ################
                          output    0.7    ##############################

                        Measured in epochs 1 to 3: mean |gradient| of its kernel over the largest layer's is 1.43e-6,
                          below the limit of 0.01

                        What to try, most likely first
                          1. initialise the kernels by Glorot for tanh, or use ReLU with He initialisation in the hidden
                             layers (Glorot & Bengio 2010; He et al. 2015)
                          2. add batch normalization between the layers, or use fewer of them
                          3. try an updater that rescales each parameter's gradient, such as Adam

                        Bad from the first iteration on: this is how the network starts, not what training did.
                          window                loss  its mean |gradient|  over the largest layer's
                          epoch 1, iteration 1  0.7   1e-6                 1.43e-6
                          epoch 1, iteration 2  0.7   1e-6                 1.43e-6

                        Evidence
                          - profile: falls towards the input
                          - slope from input to output, decades per layer: 2.92 (95 %% interval 2.35 to 3.49)
                          - first over last layer: 1.43e-6
                          - its L2 norm over the largest layer's: 1.43e-6
                          - its mean |update| over the largest layer's: not measured
                          - mean loss of the last over the second quarter of the training: 1

                        Ruled out
                          - exploding-gradient: largest L2 norm of a kernel's gradient 0.99 in output
                          - non-finite: 0 non-finite values in 6 iterations
                          - dead-layer: 0 of 3 layers without any gradient
                          - dead-units: no hidden layer has ReLU units

                        Could not be judged
                          - unscaled-inputs: the inputs are not known
                          - unsuited-output, unscaled-targets: the targets are not known
                          - unsuited-labels, unused-input, redundant-columns, leaking-samples, leaking-future,
                            ignored-mask, unmoved-parameter, initial-loss, one-batch: the model was not checked on its
                            first minibatch
                          - copied-units: the kernels' values before training were not measured
                          - regularized-kernel: no kernel was measured twice
                          - excessive-learning-rate: the updates of no kernel were measured
                          - saturated-layer: the units' activations were not measured: use the standard preset
                          - stalled-layer: fewer than 10 iterations: the first steps of momentum are small
                          - collapsed-layer: how alike the units are was not measured: use the standard preset
                          - not-learning: too few iterations to tell

                        If this is on purpose
                          @ExpectFinding(rule = "vanishing-gradient", layer = "hidden 1", reason = "...")

                        Recording: %s""".formatted(
                        page,
                        SickCase.class.getName(),
                        folder.resolve(Path.of("recordings", SickCase.class.getName(), "doesNotLearn.jsonl"))));
        assertThat(run.recording(0).windows()).isNotEmpty();
    }

    @Test
    void theWholeTextComesOnceWhereTheErrorIsPrintedAndTheTestIsItsOnlyFrame() throws IOException {
        ExtensionRun run = ExtensionRun.of(folder, SickCase.class);
        StringWriter printed = new StringWriter();
        run.failure().printStackTrace(new PrintWriter(printed, true));

        Path source = Path.of("src/test/java/io/github/gradientharness/junit/HealthyGradientsTest.java");
        List<String> lines = Files.readAllLines(source);
        int line = 1
                + IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).contains("void doesNotLearn(GradientRecorder recorder)"))
                        .findFirst()
                        .orElseThrow();
        assertThat(printed.toString().strip())
                .isEqualTo(UnhealthyError.class.getName() + ": " + run.failureText() + System.lineSeparator() + "\tat "
                        + SickCase.class.getName() + ".doesNotLearn(HealthyGradientsTest.java:" + line + ")");
    }

    @Test
    void whereThereAreNoSourcesTheFrameHasNoLine() {
        assertThat(TestPlace.frame("com.example.NoSuchTest$Inner", "learns", "NoSuchTest.java"))
                .hasToString("com.example.NoSuchTest$Inner.learns(NoSuchTest.java)");
    }

    @RecordGradients
    static class RecordedCase {
        @Test
        void doesNotLearn(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainBadly();
        }

        @Test
        void trainsNothing() {}
    }

    @Test
    void recordingAloneNeverFails() {
        ExtensionRun run = ExtensionRun.of(folder, RecordedCase.class);

        assertThat(run.passed()).isEqualTo(2);
        assertThat(run.files()).hasSize(1);
        assertThat(run.recording(0).header().declaration().judged()).isFalse();
    }

    static class NothingRecordedOnMethodCase {
        @Test
        @HealthyGradients
        void forgotToAttach(GradientRecorder recorder) {
            new ScriptedModel().trainHealthily();
        }
    }

    @Test
    void aTestThatWasAskedToBeHealthyAndRecordedNothingFails() {
        ExtensionRun run = ExtensionRun.of(folder, NothingRecordedOnMethodCase.class);

        assertThat(run.failed()).isEqualTo(1);
        Path page = folder.resolve(Path.of("site", "gradient", "index.html"));
        assertThat(run.failure()).hasMessage("INCONCLUSIVE: no training was recorded. Page: " + page);
        assertThat(run.failureText()).isEqualTo("""
                        INCONCLUSIVE: no training was recorded. Page: %s
                        in %s > forgotToAttach

                        The test took a GradientRecorder, but attached no model to it.

                        What to do, most likely first
                          1. call recorder.attach(model) before model.fit(...), with the very model that is trained
                          2. if the training loop is written by hand, call recorder.record(...) and
                             recorder.endIteration(loss) in it
                          3. if this test trains nothing on purpose, write @HealthyGradients(mayRecordNothing = true)""".formatted(page, NothingRecordedOnMethodCase.class.getName()));
    }

    @HealthyGradients
    static class AttachedButNeverTrainedCase {
        @Test
        void trainedACopy(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel());
            new ScriptedModel().trainHealthily();
        }
    }

    @Test
    void anAttachedModelThatSawNoIterationFails() {
        ExtensionRun run = ExtensionRun.of(folder, AttachedButNeverTrainedCase.class);

        assertThat(run.failed()).isEqualTo(1);
        assertThat(run.failureText())
                .startsWith("INCONCLUSIVE: the recorder was attached, but saw no training iteration. Page: ")
                .contains("1. call fit() on the very object that recorder.attach(model) returns");
    }

    @HealthyGradients
    static class SomeTestsTrainNothingCase {
        @Test
        void parsesItsConfiguration() {}

        @Test
        void learns(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainHealthily();
        }
    }

    @Test
    void onAClassTestsThatTrainNothingAreLeftOut() {
        assertThat(ExtensionRun.of(folder, SomeTestsTrainNothingCase.class).passed())
                .isEqualTo(2);
    }

    @HealthyGradients
    static class NothingRecordedInClassCase {
        @Test
        void one() {}

        @Test
        void two() {}
    }

    @Test
    void aClassInWhichNoTestRecordedAnythingFails() {
        ExtensionRun run = ExtensionRun.of(folder, NothingRecordedInClassCase.class);

        assertThat(run.results().containerEvents().failed().count()).isEqualTo(1);
        assertThat(run.failure().getStackTrace()).hasSize(1);
        assertThat(run.failureText())
                .startsWith("INCONCLUSIVE: no training was recorded. Page: ")
                .contains("\nin " + NothingRecordedInClassCase.class.getName()
                        + "\n\nEach of the 2 tests that ran asked for no recorder.\n");
        Recording recording = run.recording(0);
        assertThat(recording.header().test()).isEqualTo("all tests");
        assertThat(RuleSet.defaults().evaluate(recording).gateOutcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @HealthyGradients
    static class FailsByItselfCase {
        @Test
        void throwsAfterTraining(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainBadly();
            throw new IllegalStateException("accuracy too low");
        }
    }

    @Test
    void theTestsOwnFailureIsNeverMasked() {
        ExtensionRun run = ExtensionRun.of(folder, FailsByItselfCase.class);

        assertThat(run.failure()).isInstanceOf(IllegalStateException.class).hasMessage("accuracy too low");
        assertThat(run.failure().getSuppressed())
                .singleElement()
                .satisfies(verdict -> assertThat(verdict).hasMessageContaining(VANISHING_GRADIENT));
        assertThat(run.recording(0).ending().status()).isEqualTo(Ending.Status.FAILED);
    }

    @HealthyGradients
    static class AbortedCase {
        @Test
        void isAborted(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainBadly();
            Assumptions.abort("no such machine");
        }
    }

    @Test
    void anAbortedTestIsNotJudged() {
        ExtensionRun run = ExtensionRun.of(folder, AbortedCase.class);

        assertThat(run.results().testEvents().aborted().count()).isEqualTo(1);
        assertThat(run.results().allEvents().failed().count()).isZero();
        assertThat(run.recording(0).ending().status()).isEqualTo(Ending.Status.ABORTED);
    }

    @HealthyGradients
    static class NotANumberCase {
        @Test
        void explodes(GradientRecorder recorder) {
            ScriptedModel model = recorder.attach(new ScriptedModel()).trainHealthily();
            model.train(1, 0.5, Double.NaN, 0.7);
        }
    }

    @Test
    void notANumberIsFoundWithItsFirstIteration() {
        ExtensionRun run = ExtensionRun.of(folder, NotANumberCase.class);

        assertThat(run.failureText()).contains(": non-finite in layer 'hidden 2'", "(iteration 7)", "scale the inputs");
    }

    @HealthyGradients
    static class TwoModelsCase {
        @Test
        void oneIsSick(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainHealthily();
            recorder.attach(new ScriptedModel()).trainBadly();
        }
    }

    @Test
    void eachModelOfATestHasItsRecordingAndIsJudged() {
        ExtensionRun run = ExtensionRun.of(folder, TwoModelsCase.class);

        assertThat(run.failed()).isEqualTo(1);
        assertThat(run.files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("oneIsSick.jsonl", "oneIsSick-2.jsonl");
    }

    static class UnsupportedModelCase {
        @Test
        @HealthyGradients
        void attachesToAText(GradientRecorder recorder) {
            recorder.attach("not a model");
        }
    }

    @Test
    void attachingToSomethingElseSaysWhatCanBeAttachedTo() {
        assertThat(ExtensionRun.of(folder, UnsupportedModelCase.class).failure())
                .hasMessageContaining("Can't attach to a java.lang.String")
                .hasMessageContaining("org.deeplearning4j.nn.multilayer.MultiLayerNetwork");
    }
}
