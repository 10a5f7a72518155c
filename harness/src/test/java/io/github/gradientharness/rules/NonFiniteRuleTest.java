package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NonFiniteRuleTest {

    private final Rule rule = new NonFiniteRule();

    @Test
    void theFirstBadIterationAndTheLayerNearestTheOutputAreNamed() {
        Recording recording = Recordings.complete(
                Declaration.NONE,
                3,
                List.of(
                        Recordings.window(1, 0.1, 0.2, 0.3),
                        Recordings.window(2, 0.1, Double.NaN, 0.3),
                        Recordings.window(3, Double.NaN, Double.NaN, Double.NaN)));

        Finding finding =
                rule.evaluate(recording, rule.defaultLimit()).findings().get(0);

        assertThat(finding.layer()).isEqualTo("hidden 2");
        assertThat(finding.sinceEpoch()).isEqualTo(2);
        assertThat(finding.sinceIteration()).isEqualTo(11);
        assertThat(finding.actual()).isEqualTo(8);
        assertThat(finding.evidence())
                .contains(
                        new Evidence("GRADIENT of hidden 2 W", "2 NaN and 0 infinite of 2 values"),
                        new Evidence(
                                "last finite window", "iterations 1 to 10, mean loss 0.7, largest |gradient| 0.3"));
    }

    @Test
    void aLossThatIsNotANumberIsFoundWithoutAnyLayer() {
        Window window = new Window(1, 1, 1, 1, Summary.of(Double.NaN), Map.of());
        Recording recording = Recordings.complete(Declaration.NONE, 2, List.of(window));

        Finding finding =
                rule.evaluate(recording, rule.defaultLimit()).findings().get(0);

        assertThat(finding.layer()).isEqualTo("loss");
        assertThat(finding.evidence()).contains(new Evidence("loss", "not finite from iteration 1"));
    }

    @Test
    void finiteValuesAreHealthyAndNothingRecordedIsInconclusive() {
        assertThat(rule.evaluate(Recordings.constant(3, 1.0, 1e300), rule.defaultLimit())
                        .outcome())
                .isEqualTo(Outcome.HEALTHY);
        assertThat(rule.evaluate(Recordings.complete(Declaration.NONE, 1, List.of()), rule.defaultLimit())
                        .outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }
}
