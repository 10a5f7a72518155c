package io.github.gradientharness.junit;

import static io.github.gradientharness.assertj.GradientAssertions.assertThat;
import static io.github.gradientharness.assertj.GradientAssertions.firstLayer;
import static io.github.gradientharness.assertj.GradientAssertions.lastLayer;
import static io.github.gradientharness.verdict.RuleId.VANISHING_GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.gradientharness.assertj.GradientSoftAssertions;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.verdict.GradientError;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** What is printed of a failed assertion: one line as the message, the whole text once, and the user's own calls. */
class FailedAssertionTest {

    private static final Recording SICK = Recordings.constant(20, 1e-6, 1e-3, 1.0);
    private static final String HERE = FailedAssertionTest.class.getName();

    @Test
    void aNumberIsSaidInTheMessageAndItsNeighboursBelowIt() {
        Throwable failure = failure(() -> assertThat(SICK)
                .inEpochs(1, 20)
                .gradientRatio(firstLayer(), lastLayer())
                .isGreaterThan(1e-3));

        assertThat(failure)
                .isInstanceOf(GradientError.class)
                .hasMessage("epochs 1 to 20: mean |gradient| of 'hidden 1' over 'output': Expecting actual 1.0E-6 to be"
                        + " greater than 0.001");
        assertThat(failure.toString())
                .containsOnlyOnce("Expecting actual")
                .contains("0.001\nin suite > test\n\nmean |gradient| of each layer's kernel:\n  hidden 1  1e-6   #\n");
        assertThatTheUsersCallsAreLeft(failure);
    }

    @Test
    void aFindingIsNamedInTheMessage() {
        Throwable failure = failure(() -> assertThat(SICK).as("fraud model").hasNoFinding(VANISHING_GRADIENT));

        assertThat(failure)
                .isInstanceOf(GradientError.class)
                .hasMessage("fraud model: Expected no finding of vanishing-gradient, but there is: ERROR"
                        + " vanishing-gradient in layer 'hidden 1' since epoch 1 (iteration 1)");
        assertThat(failure.toString())
                .containsOnlyOnce("Expected no finding")
                .containsOnlyOnce("What to try, most likely first");
        assertThatTheUsersCallsAreLeft(failure);
    }

    @Test
    void aComparisonKeepsWhatWasExpectedForDevelopmentEnvironments() {
        Throwable failure = failure(
                () -> assertThat(SICK).inEpoch(1).smallestOverLargestLayer().isEqualTo(1.0));

        assertThat(failure)
                .isInstanceOfSatisfying(AssertionFailedError.class, error -> {
                    assertThat(error.getExpected().getStringRepresentation()).isEqualTo("1.0");
                    assertThat(error.getActual().getStringRepresentation()).isEqualTo("1.0E-6");
                })
                .message()
                .isEqualTo("epoch 1: smallest over largest mean |gradient|: expected: 1.0 but was: 1.0E-6");
        assertThat(failure.toString()).contains("  hidden 1  1e-6   #\n").containsOnlyOnce("but was");
        assertThatTheUsersCallsAreLeft(failure);
    }

    @Test
    void whatIsSaidOfTheNumberItselfIsKept() {
        assertThat(failure(() -> assertThat(SICK).loss().last().as("at the end").isNegative()))
                .message()
                .contains("last loss", "[at the end]", "to be less than 0.0");
    }

    @Test
    void softFailuresAreReadableInOneLineAndInFull() {
        Throwable failure = failure(() -> GradientSoftAssertions.assertSoftly(softly -> {
            softly.assertThat(SICK).hasNoFinding(VANISHING_GRADIENT);
            softly.assertThat(SICK).inEpoch(1).smallestOverLargestLayer().isGreaterThan(0.01);
        }));

        assertThat(failure)
                .hasMessageStartingWith(
                        "2 assertions failed. The first: [suite > test] Expected no finding of" + " vanishing-gradient")
                .message()
                .hasLineCount(1);
        assertThat(failure.toString())
                .containsOnlyOnce("Expected no finding")
                .contains("What to try, most likely first", "-- failure 2 --", "to be greater than:\n  0.01");
        assertThatTheUsersCallsAreLeft(failure);
    }

    @RecordGradients
    static class FailsCase {
        @Test
        void asserts(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainBadly();
            assertThat(recorder).hasNoFinding(VANISHING_GRADIENT);
        }
    }

    @Test
    void thePageIsNamedOnceBelowTheText(@TempDir Path folder) {
        ExtensionRun run = ExtensionRun.of(folder, FailsCase.class);

        assertThat(run.failure().getStackTrace())
                .singleElement()
                .extracting(StackTraceElement::getMethodName)
                .isEqualTo("asserts");
        assertThat(run.failure().toString())
                .containsPattern("\n\nPage: .*index.html$")
                .containsOnlyOnce("Page: ")
                .containsOnlyOnce("Expected no finding of vanishing-gradient");
    }

    private static void assertThatTheUsersCallsAreLeft(Throwable failure) {
        assertThat(failure.getStackTrace())
                .isNotEmpty()
                .allSatisfy(frame -> assertThat(frame.getClassName()).isEqualTo(HERE));
        assertThat(failure).hasNoCause().hasNoSuppressedExceptions();
    }

    private static Throwable failure(ThrowingCallable failing) {
        return catchThrowable(failing);
    }
}
