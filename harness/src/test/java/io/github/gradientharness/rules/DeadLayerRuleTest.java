package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLayerRuleTest {

    private final Rule rule = new DeadLayerRule();

    private RuleResult evaluate(Recording recording) {
        return rule.evaluate(recording, rule.defaultLimit());
    }

    @Test
    void layersWithoutAnyGradientAreNamedTheOneNearestTheOutputFirst() {
        Finding finding =
                evaluate(Recordings.constant(20, 0.0, 0.0, 0.5, 1.0)).findings().get(0);

        assertThat(finding.layer()).isEqualTo("hidden 2");
        assertThat(finding.actual()).isEqualTo(1.0);
        assertThat(finding.evidence().get(0).value()).isEqualTo("hidden 1, hidden 2");
    }

    @Test
    void aTinyGradientIsNotNone() {
        assertThat(evaluate(Recordings.constant(20, 1e-300, 1.0)).outcome()).isEqualTo(Outcome.HEALTHY);
    }

    @Test
    void theLastQuarterDecidesAndHalfOfItIsHealthy() {
        assertThat(evaluate(deadInEpochs(2, 16)).outcome()).isEqualTo(Outcome.HEALTHY);
        Finding finding = evaluate(deadInEpochs(3, 16)).findings().get(0);
        assertThat(finding.actual()).isEqualTo(0.75);
        assertThat(finding.sinceEpoch()).isEqualTo(14);
    }

    @Test
    void aLayerThatRecoversIsAlive() {
        List<Window> windows = new ArrayList<>();
        for (int epoch = 1; epoch <= 20; epoch++) {
            windows.add(Recordings.window(epoch, epoch <= 15 ? 0.0 : 0.5, 1.0));
        }
        assertThat(evaluate(Recordings.complete(Declaration.NONE, 2, windows)).outcome())
                .isEqualTo(Outcome.HEALTHY);
    }

    private static Recording deadInEpochs(int dead, int epochs) {
        List<Window> windows = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            windows.add(Recordings.window(epoch, epoch > epochs - dead ? 0.0 : 0.5, 1.0));
        }
        return Recordings.complete(Declaration.NONE, 2, windows);
    }

    @Test
    void nothingMeasuredIsInconclusive() {
        assertThat(evaluate(Recordings.complete(Declaration.NONE, 2, List.of())).outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }
}
