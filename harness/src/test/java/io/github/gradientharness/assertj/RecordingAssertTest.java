package io.github.gradientharness.assertj;

import static io.github.gradientharness.assertj.GradientAssertions.assertThat;
import static io.github.gradientharness.assertj.GradientAssertions.firstLayer;
import static io.github.gradientharness.assertj.GradientAssertions.lastLayer;
import static io.github.gradientharness.assertj.GradientAssertions.layer;
import static io.github.gradientharness.verdict.RuleId.DEAD_LAYER;
import static io.github.gradientharness.verdict.RuleId.VANISHING_GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.rules.Rule;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.rules.UnknownRuleException;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingAssertTest {

    private static final Recording HEALTHY = Recordings.constant(20, 0.5, 0.6, 1.0);
    private static final Recording SICK = Recordings.constant(20, 1e-6, 1e-3, 1.0);

    @Test
    void theRatioOfTwoLayersIsThatOfTheirMeanAbsoluteGradients() {
        assertThat(HEALTHY)
                .inEpochs(1, 20)
                .gradientRatio(firstLayer(), lastLayer())
                .isEqualTo(0.5);
        assertThat(HEALTHY)
                .inEpochs(3, 3)
                .gradientRatio(layer("hidden 2"), layer(0))
                .isEqualTo(1.2);
    }

    @Test
    void aRatioThatIsTooSmallFailsWithTheProfile() {
        assertThat(Messages.of(() -> assertThat(SICK)
                        .inEpochs(1, 20)
                        .gradientRatio(firstLayer(), lastLayer())
                        .isGreaterThan(1e-3)))
                .contains("epochs 1 to 20: mean |gradient| of 'hidden 1' over 'output'")
                .contains(
                        "  hidden 1  1e-6   #\n  hidden 2  0.001  ################\n  output    1      ###############################");
    }

    @Test
    void zeroOverZeroFailsAsDeadAndIsNeverARatio() {
        Recording dead = Recordings.constant(5, 0.0, 0.0);

        assertThat(Messages.of(() -> assertThat(dead).inEpochs(1, 5).gradientRatio(firstLayer(), lastLayer())))
                .contains("Layer 'hidden 1' got no gradient at all: it is dead, and there is no ratio.");
    }

    @Test
    void notANumberFailsAndIsNeverGreaterThanAnything() {
        Recording poisoned = Recordings.constant(5, Double.NaN, 1.0);

        assertThat(Messages.of(() -> assertThat(poisoned).inEpochs(1, 5).gradientRatio(firstLayer(), lastLayer())))
                .contains("No finite gradient of layer 'hidden 1' was recorded");
    }

    @Test
    void anUnknownLayerIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> assertThat(HEALTHY).inEpochs(1, 1).gradientRatio(layer("hiden 1"), lastLayer()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no layer 'hiden 1' with a kernel."
                        + " There are: 0 'hidden 1', 1 'hidden 2', 2 'output'");
    }

    @Test
    void epochsThatWereNotRecordedAreNamedWithThoseThatWere() {
        assertThat(Messages.of(() -> assertThat(HEALTHY).inEpochs(21, 30)))
                .contains("Nothing was recorded in epochs 21 to 30. The recording has epochs 1 to 20.");
        assertThatThrownBy(() -> assertThat(HEALTHY).inEpochs(0, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> assertThat(HEALTHY).inEpochs(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findingsAreThereOrNot() {
        assertThatCode(() -> {
                    assertThat(SICK).hasFinding(VANISHING_GRADIENT).hasNoFinding(DEAD_LAYER);
                    assertThat(HEALTHY).hasNoFinding(VANISHING_GRADIENT).isHealthy();
                })
                .doesNotThrowAnyException();
        assertThat(Messages.of(() -> assertThat(SICK).hasNoFinding(VANISHING_GRADIENT)))
                .contains("Expected no finding of vanishing-gradient, but there is: ERROR")
                .contains("in layer 'hidden 1'");
        assertThat(Messages.of(() -> assertThat(HEALTHY).hasFinding(VANISHING_GRADIENT)))
                .contains("there is none: smallest over largest layer's gradient 0.5.");
        assertThat(Messages.of(() -> assertThat(SICK).isHealthy()))
                .contains("Expected healthy gradients, but there is: ERROR");
    }

    @Test
    void whatWasNotMeasuredIsNeitherAFindingNorNone() {
        Recording empty = Recordings.complete(Declaration.NONE, 2, List.of());

        assertThat(Messages.of(() -> assertThat(empty).hasNoFinding(VANISHING_GRADIENT)))
                .contains("can't be said");
        assertThat(Messages.of(() -> assertThat(empty).isHealthy())).contains("no training iteration was seen");
    }

    @Test
    void anUnknownRuleIsNoFindingEither() {
        assertThatThrownBy(() -> assertThat(HEALTHY).hasNoFinding("vanishing"))
                .isInstanceOf(UnknownRuleException.class);
    }

    @Test
    void aRecorderWithoutAModelSaysWhatToDo() {
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("empty"));

        assertThatThrownBy(() -> assertThat(recorder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("call recorder.attach(model) before fit()");
    }

    @Test
    void verdictsAreToldApart() {
        Recording empty = Recordings.complete(Declaration.NONE, 2, List.of());

        assertThat(SICK).isUnhealthy().hasVerdict(Outcome.UNHEALTHY);
        assertThat(HEALTHY).hasVerdict(Outcome.HEALTHY).hasNoFindings();
        assertThat(empty).isInconclusive();
        assertThat(Messages.of(() -> assertThat(HEALTHY).isUnhealthy()))
                .startsWith("Expected the verdict UNHEALTHY, but it is HEALTHY:\n  unscaled-inputs: the"
                        + " inputs are not known\n  unsuited-output: the targets are not known\n"
                        + "  unscaled-targets: the targets are not known\n")
                .contains("  copied-units: the"
                        + " kernels' values before training were not measured\n  regularized-kernel: no kernel"
                        + " was measured twice\n  excessive-learning-rate: the updates of no kernel were measured\n"
                        + "  exploding-gradient:"
                        + " largest L2 norm of a kernel's gradient 1.41 in output\n  non-finite: 0 non-finite"
                        + " values in 200 iterations\n")
                .contains("\n  dead-layer: 0 of 3 layers without any gradient\n");
        assertThat(Messages.of(() -> assertThat(SICK).isInconclusive()))
                .startsWith("Expected the verdict INCONCLUSIVE, but it is UNHEALTHY: ERROR vanishing-gradient"
                        + " in layer 'hidden 1'");
        assertThat(Messages.of(() -> assertThat(empty).isUnhealthy()))
                .startsWith("Expected the verdict UNHEALTHY, but it is INCONCLUSIVE: The model was attached,");
        assertThat(Messages.of(() -> assertThat(SICK).hasNoFindings()))
                .startsWith("Expected no findings, but there is: ERROR vanishing-gradient");
        assertThat(Messages.of(() -> assertThat(empty).hasNoFindings()))
                .startsWith("Whether there is a finding can't be said: The model was attached,");
    }

    @Test
    void aFindingIsInALayer() {
        assertThat(SICK).hasFinding(VANISHING_GRADIENT, "hidden 1");
        assertThat(Messages.of(() -> assertThat(SICK).hasFinding(VANISHING_GRADIENT, "hidden 2")))
                .contains(
                        "Expected a finding of vanishing-gradient in layer 'hidden 2', but there is: ERROR vanishing-gradient in layer 'hidden 1'");
        assertThatThrownBy(() -> assertThat(SICK).hasFinding(VANISHING_GRADIENT, "hidden"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There are: 0 'hidden 1'");
        assertThat(Messages.of(() -> assertThat(HEALTHY).hasFinding(VANISHING_GRADIENT, "hidden 1")))
                .contains("there is none");
    }

    @Test
    void findingsAreAListOfAssertJs() {
        assertThat(HEALTHY).findings().isEmpty();
        assertThat(SICK).findings().extracting(Finding::rule).containsExactly(VANISHING_GRADIENT);
        assertThat(SICK).findings().first().extracting(Finding::layer).isEqualTo("hidden 1");
    }

    @Test
    void otherRulesAndLimitsCanJudge() {
        RuleSet nonFiniteOnly = RuleSet.of(RuleSet.defaults().rules().stream()
                .filter(rule -> rule.id().equals("non-finite"))
                .toArray(Rule[]::new));

        assertThat(SICK).judgedBy(nonFiniteOnly).isHealthy();
        assertThat(SICK).withLimit(VANISHING_GRADIENT, 1e-7).isHealthy();
        assertThat(HEALTHY).withLimit(VANISHING_GRADIENT, 0.6).hasFinding(VANISHING_GRADIENT);
        assertThatThrownBy(() -> assertThat(SICK).withLimit("vanishing", 1)).isInstanceOf(UnknownRuleException.class);
        assertThatThrownBy(() -> assertThat(SICK).judgedBy(nonFiniteOnly).hasNoFinding(VANISHING_GRADIENT))
                .isInstanceOf(UnknownRuleException.class)
                .hasMessage("There is no rule 'vanishing-gradient' in this rule set. It has: non-finite.");
        assertThatThrownBy(
                        () -> assertThat(SICK).withLimit(VANISHING_GRADIENT, 1).judgedBy(nonFiniteOnly))
                .isInstanceOf(UnknownRuleException.class);
    }
}
