package io.github.gradientharness.rules;

import static io.github.gradientharness.recording.Quantity.PARAMETER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import org.junit.jupiter.api.Test;

class CopiedUnitsRuleTest {

    private static final double[] CONSTANT = {0.3, 0.3, 0.3};
    private static final double[] RANDOM = {0.3, -0.2, 0.1};
    private static final double[] ZERO = {0, 0, 0};

    private static NetworkByHand network(double[] first, double[] second, double[] output) {
        return kernels(NetworkByHand.of("tanh", "tanh", "sigmoid"), first, second, output);
    }

    private static NetworkByHand kernels(NetworkByHand network, double[]... kernels) {
        for (int i = 0; i < kernels.length; i++) {
            network.kernel(i + 1, PARAMETER, kernels[i]);
        }
        return network;
    }

    private static RuleResult judged(Recording recording) {
        return new CopiedUnitsRule().evaluate(recording, new CopiedUnitsRule().defaultLimit());
    }

    private static RuleResult judged(NetworkByHand network) {
        return judged(network.recording(0.7, 0.7));
    }

    @Test
    void constantKernelsOneBehindTheOtherMakeCopies() {
        assertThat(judged(network(CONSTANT, CONSTANT, CONSTANT)).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.layer()).isEqualTo("hidden 1");
                    assertThat(finding.actual()).isEqualTo(2);
                    assertThat(finding.sinceIteration()).isEqualTo(1);
                    assertThat(finding.meaning()).contains("they stay one unit");
                    assertThat(finding.remedies().get(0)).startsWith("initialise the kernels at random, around zero");
                });
    }

    /** Each layer by itself may have its own value. */
    @Test
    void theNextLayerMayHaveAnotherConstant() {
        assertThat(judged(network(RANDOM, CONSTANT, new double[] {0.1, 0.1})).findings())
                .extracting(Finding::layer)
                .containsExactly("hidden 2");
    }

    @Test
    void aRandomKernelBehindItTellsTheUnitsApart() {
        assertThat(judged(network(CONSTANT, RANDOM, CONSTANT)).outcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(judged(network(ZERO, RANDOM, RANDOM)).findings()).isEmpty();
    }

    @Test
    void anOutputLayerMayBeginAtZero() {
        assertThat(judged(network(RANDOM, RANDOM, ZERO)).findings()).isEmpty();
    }

    @Test
    void asLittleAsOneElementThatDiffersIsEnough() {
        double[] nearly = {0.3, 0.3, Math.nextUp(0.3)};
        assertThat(judged(network(nearly, nearly, nearly)).findings()).isEmpty();
    }

    @Test
    void aSingleUnitHasNoCopies() {
        NetworkByHand network = NetworkByHand.ofUnits(1, 1, 1);
        assertThat(judged(kernels(network, CONSTANT, CONSTANT, CONSTANT)).findings())
                .isEmpty();
    }

    @Test
    void onlyTheBeginningCounts() {
        NetworkByHand network = network(RANDOM, RANDOM, RANDOM).epochs(1);
        kernels(network, CONSTANT, CONSTANT, CONSTANT);
        assertThat(judged(network).findings()).isEmpty();
    }

    @Test
    void whatWasNotMeasuredSaysNothing() {
        RuleResult result = judged(NetworkByHand.of("tanh", "tanh").kernels(Quantity.GRADIENT, 1, 1));

        assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(result.isOptional()).isTrue();
    }

    @Test
    void layersThatAreDeadBecauseAllKernelsAreZeroFollowFromIt() {
        Diagnosis diagnosis = network(ZERO, ZERO, ZERO)
                .kernels(Quantity.GRADIENT, 0, 0, 0)
                .bias(3, Quantity.GRADIENT, 0.1)
                .diagnosis();

        assertThat(diagnosis.primary()).hasValueSatisfying(cause -> {
            assertThat(cause.rule()).isEqualTo(RuleId.COPIED_UNITS);
            assertThat(cause.title()).isEqualTo("Units are copies");
            assertThat(cause.mark()).isEqualTo("copies");
            assertThat(cause.meaning()).startsWith("All kernels are zero");
            assertThat(cause.remedies().get(0)).contains("at random, around zero");
        });
        assertThat(diagnosis.consequences()).anySatisfy(dead -> {
            assertThat(dead.rule()).isEqualTo(RuleId.DEAD_LAYER);
            assertThat(dead.followsFrom()).isEqualTo(RuleId.COPIED_UNITS);
        });
    }
}
