package io.github.gradientharness.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run in which every model is left unmeasured, in whatever way, is never green. */
class UnmeasuredRunTest {

    private static final List<Window> MEASURED =
            Recordings.constant(20, 0.5, 0.6, 0.7).windows();

    private static final List<Window> NOTHING_BUT_LOSSES = IntStream.rangeClosed(1, 20)
            .mapToObj(epoch -> new Window(epoch, epoch, epoch * 10L - 9, epoch * 10L, Summary.of(0.7), Map.of()))
            .toList();

    static Stream<Arguments> recordings() {
        return Stream.of(
                Arguments.of("attached, never trained", recording(List.of(), Ending.Status.COMPLETE, "", "")),
                Arguments.of(
                        "trained, no layer measured", recording(NOTHING_BUT_LOSSES, Ending.Status.COMPLETE, "", "")),
                Arguments.of("something was lost", recording(MEASURED, Ending.Status.COMPLETE, "disk full", "")),
                Arguments.of("cut off", recording(MEASURED, null, "", "cut off in line 9 (...)")),
                Arguments.of(
                        "damaged before its end", recording(MEASURED, Ending.Status.COMPLETE, "", "line 3 is ...")),
                Arguments.of("killed", recording(MEASURED, null, "", "")));
    }

    private static Recording recording(List<Window> windows, Ending.Status status, String problem, String damage) {
        Ending ending = status == null ? null : new Ending(status, 200, 20, 1_000, 100_000, problem);
        return new Recording(
                Recordings.header(Recordings.model(3), Declaration.NONE), windows, List.of(), ending, damage);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void aRunOfSuchRecordingsIsInconclusive(String how, Recording recording) {
        Diagnosis diagnosis = RuleSet.defaults().evaluate(recording);

        assertThat(diagnosis.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(diagnosis.inconclusiveReasons()).isNotEmpty().allMatch(reason -> !reason.isBlank());
        assertThat(Diagnosis.worstGateOutcome(List.of(diagnosis, diagnosis))).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void oneSuchRecordingAmongHealthyOnesIsNotOutvoted(String how, Recording recording) {
        Diagnosis healthy = RuleSet.defaults().evaluate(recording(MEASURED, Ending.Status.COMPLETE, "", ""));
        Diagnosis unmeasured = RuleSet.defaults().evaluate(recording);

        assertThat(Diagnosis.worstGateOutcome(List.of(healthy, unmeasured, healthy)))
                .isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aRunWithoutRecordingsIsInconclusive() {
        assertThat(Diagnosis.worstGateOutcome(List.of())).isEqualTo(Outcome.INCONCLUSIVE);
    }

    /** Otherwise the tests above could pass because nothing ever is healthy. */
    @Test
    void theSameRunMeasuredIsHealthy() {
        Diagnosis healthy = RuleSet.defaults().evaluate(recording(MEASURED, Ending.Status.COMPLETE, "", ""));

        assertThat(Diagnosis.worstGateOutcome(List.of(healthy))).isEqualTo(Outcome.HEALTHY);
    }
}
