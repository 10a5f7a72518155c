package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One network, one sickness: what follows from it is told apart, and what was looked at in vain is named. */
class CausesTest {

    private final NetworkByHand given = NetworkByHand.of("tanh", "tanh", "tanh", "tanh");

    private static Finding finding(Diagnosis diagnosis, String rule) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saturationThatCutsTheSignalIsTheCauseOfAVanishingGradient() {
        Diagnosis diagnosis = given.kernels(Quantity.GRADIENT, 1e-6, 1e-5, 0.1, 0.2)
                .outputs(Quantity.ACTIVATION_GRADIENT, 1e-6, 1e-5, 0.01, 0.1)
                .saturated(0, 1, 0, 1)
                .diagnosis();

        assertThat(diagnosis.primary().orElseThrow().rule()).isEqualTo(RuleId.SATURATED_LAYER);
        assertThat(diagnosis.primary().orElseThrow().layer()).isEqualTo("hidden 2");
        assertThat(diagnosis.consequences()).extracting(Finding::rule).containsExactly(RuleId.VANISHING_GRADIENT);
        Finding vanishing = diagnosis.consequences().get(0);
        assertThat(vanishing.severity()).isEqualTo(Severity.WARNING);
        assertThat(vanishing.followsFrom()).isEqualTo(RuleId.SATURATED_LAYER);
        assertThat(vanishing.meaning())
                .endsWith("It follows from saturated-layer in layer 'hidden 2': mend that first.");
        assertThat(diagnosis.ruledOut())
                .extracting(RuleResult::rule)
                .contains(RuleId.EXPLODING_GRADIENT, RuleId.NON_FINITE, RuleId.DEAD_LAYER);
        assertThat(diagnosis.notMeasured())
                .filteredOn(result -> !result.explanation().contains("not checked on its first minibatch"))
                .extracting(RuleResult::rule)
                .containsExactly(
                        RuleId.UNSCALED_INPUTS,
                        RuleId.UNSUITED_OUTPUT,
                        RuleId.UNSCALED_TARGETS,
                        RuleId.COPIED_UNITS,
                        RuleId.REGULARIZED_KERNEL,
                        RuleId.EXCESSIVE_LEARNING_RATE,
                        RuleId.STALLED_LAYER,
                        RuleId.COLLAPSED_LAYER,
                        RuleId.NOT_LEARNING);
    }

    @Test
    void saturationThatComesWithCollapsedUnitsIsNot() {
        Diagnosis diagnosis = given.kernels(Quantity.GRADIENT, 0.05, 1e-4, 0.01, 0.2)
                .outputs(Quantity.ACTIVATION_GRADIENT, 0.01, 0.005, 0.01, 0.1)
                .outputs(Quantity.UNIT_SIMILARITY, 0.9, 0.999, 1.0, 1.0)
                .saturated(0, 0, 0.8, 1)
                .diagnosis();

        assertThat(diagnosis.primary().orElseThrow().rule()).isEqualTo(RuleId.VANISHING_GRADIENT);
        assertThat(finding(diagnosis, RuleId.SATURATED_LAYER).followsFrom()).isEqualTo(RuleId.COLLAPSED_LAYER);
        assertThat(finding(diagnosis, RuleId.COLLAPSED_LAYER).severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void collapsedUnitsAreOnlyMentionedWhereTheyExplainSomething() {
        Diagnosis diagnosis = given.kernels(Quantity.GRADIENT, 0.1, 0.1, 0.1, 0.1)
                .outputs(Quantity.UNIT_SIMILARITY, 1, 1, 1, 1)
                .diagnosis();

        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.outcome()).isEqualTo(Outcome.HEALTHY);
    }

    @Test
    void nanAfterAnExplosionIsItsConsequence() {
        given.kernels(Quantity.GRADIENT, 1e3, 1e5, 1e4, 1e3).epoch(100);
        given.kernels(Quantity.GRADIENT, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

        Diagnosis diagnosis = RuleSet.defaults().evaluate(given.recording(Double.NaN));

        assertThat(diagnosis.primary().orElseThrow().rule()).isEqualTo(RuleId.EXPLODING_GRADIENT);
        assertThat(diagnosis.primary().orElseThrow().layer()).isEqualTo("hidden 2");
        assertThat(finding(diagnosis, RuleId.NON_FINITE).followsFrom()).isEqualTo(RuleId.EXPLODING_GRADIENT);
        assertThat(finding(diagnosis, RuleId.NON_FINITE).remedies().get(0)).startsWith("lower the learning rate");
    }

    @Test
    void nanWithoutAnExplosionIsTheCause() {
        given.kernels(Quantity.GRADIENT, 0.1, Double.NaN, 0.1, 0.1);

        assertThat(given.diagnosis().primary().orElseThrow().rule()).isEqualTo(RuleId.NON_FINITE);
        assertThat(given.diagnosis().primary().orElseThrow().remedies().get(0)).startsWith("scale the inputs");
    }

    @Test
    void whatFollowsFromAnExpectedFindingIsExpectedToo() {
        Declaration declared = new Declaration(
                true, Map.of(), List.of(new Expectation(RuleId.SATURATED_LAYER, "hidden 2", "on purpose")));
        Recording recording = given.kernels(Quantity.GRADIENT, 1e-6, 1e-5, 0.1, 0.2)
                .outputs(Quantity.ACTIVATION_GRADIENT, 1e-6, 1e-5, 0.01, 0.1)
                .saturated(0, 1, 0, 1)
                .recording(declared, 0.7);

        assertThat(RuleSet.defaults().evaluate(recording).findings())
                .hasSize(2)
                .allMatch(finding -> "on purpose".equals(finding.expectedBecause()));
    }

    @Test
    void aDeepRectifierWhoseKernelsLookEvenIsSeenByWhatReachesItsOutputs() {
        Diagnosis diagnosis = given.kernels(Quantity.GRADIENT, 1e-3, 1e-3, 1e-3, 1e-2)
                .outputs(Quantity.ACTIVATION_GRADIENT, 1e-5, 1e-4, 1e-2, 0.1)
                .epochs(2)
                .diagnosis();

        Finding vanishing = diagnosis.primary().orElseThrow();
        assertThat(vanishing.severity()).isEqualTo(Severity.ERROR);
        assertThat(vanishing.measure()).contains("dL/da");
        assertThat(vanishing.actual()).isEqualTo(1e-5 / 1e-2);
        assertThat(vanishing.evidence().get(1).value()).startsWith("1.5 (95 % interval ");
    }

    @Test
    void aNetworkWhoseLossStillFallsIsOnlyWarned() {
        given.kernels(Quantity.GRADIENT, 1e-6, 1e-5, 0.1, 0.2);
        Recording learning = given.recording(Declaration.NONE, 1, .9, .8, .7, .6, .5, .4, .3);
        Recording plateau = given.recording(Declaration.NONE, 1, .7, .69, .69, .69, .69, .69, .69);

        assertThat(RuleSet.defaults().evaluate(learning).outcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(RuleSet.defaults().evaluate(learning).findings().get(0).severity())
                .isEqualTo(Severity.WARNING);
        assertThat(RuleSet.defaults().evaluate(plateau).outcome()).isEqualTo(Outcome.UNHEALTHY);
    }

    @Test
    void aStallIsAnErrorOnlyWhereNoLayerMovesAlthoughThereIsAGradient() {
        given.kernels(Quantity.PARAMETER, 1, 1, 1, 1).kernels(Quantity.GRADIENT, .1, .1, .1, .1);

        Diagnosis slow = given.kernels(Quantity.UPDATE, 9e-6, 9e-6, 9e-6, 9e-6).diagnosis();
        assertThat(slow.primary().orElseThrow().rule()).isEqualTo(RuleId.STALLED_LAYER);
        assertThat(slow.outcome()).isEqualTo(Outcome.UNHEALTHY);
        assertThat(given.kernels(Quantity.UPDATE, 9e-6, 1e-3, 1e-3, 1e-3)
                        .diagnosis()
                        .outcome())
                .isEqualTo(Outcome.HEALTHY);
        assertThat(given.kernels(Quantity.UPDATE, 2e-5, 2e-5, 2e-5, 2e-5)
                        .diagnosis()
                        .findings())
                .isEmpty();
    }

    @Test
    void aFrozenLayerIsAWarningAndMostOfThemAnError() {
        given.kernels(Quantity.PARAMETER, 1, 1, 1, 1).kernels(Quantity.GRADIENT, .1, .1, .1, .1);

        Finding one = given.kernels(Quantity.UPDATE, 1e-3, 0, 1e-3, 1e-3)
                .diagnosis()
                .findings()
                .get(0);
        assertThat(one.layer()).isEqualTo("hidden 2");
        assertThat(one.severity()).isEqualTo(Severity.WARNING);
        assertThat(one.meaning()).contains("frozen");
        Finding most = given.kernels(Quantity.UPDATE, 0, 0, 0, 1e-3)
                .diagnosis()
                .findings()
                .get(0);
        assertThat(most.severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void aLargeGradientWithSmallStepsIsOnlyWarned() {
        given.kernels(Quantity.PARAMETER, 1, 1, 1, 1).kernels(Quantity.GRADIENT, 1e3, 1e3, 1e3, 1e3);

        assertThat(given.kernels(Quantity.UPDATE, 1e-3, 1e-3, 1e-3, 1e-3)
                        .diagnosis()
                        .findings())
                .extracting(Finding::rule, Finding::severity)
                .containsExactly(tuple(RuleId.EXPLODING_GRADIENT, Severity.WARNING));
        assertThat(given.kernels(Quantity.UPDATE, 1, 1, 1, 1)
                        .diagnosis()
                        .primary()
                        .orElseThrow()
                        .severity())
                .isEqualTo(Severity.ERROR);
    }
}
