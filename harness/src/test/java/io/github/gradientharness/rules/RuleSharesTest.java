package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.dl4j.CirclesTraining;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.Severity;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Shares of real trainings over seeds that the rules call sick: one seed would prove nothing. */
@Tag("slow")
class RuleSharesTest {

    private static final int EPOCHS = 20;
    private static final int SEEDS = 4;

    @Test
    void tanhWithPositiveKernelsIsStarvedInTheMiddleInMostSeeds() {
        List<Finding> errors = vanishing(CirclesTraining.tanhPositive(5));

        assertThat(errors).hasSizeGreaterThanOrEqualTo(SEEDS - 1);
        assertThat(errors).allSatisfy(finding -> {
            assertThat(finding.evidence().get(0).value()).isEqualTo("uneven across layers");
            assertThat(finding.layer()).isIn("hidden 2", "hidden 3", "hidden 4");
        });
    }

    @Test
    void deepSigmoidVanishesTowardsTheInputInEverySeed() {
        List<Finding> errors = vanishing(CirclesTraining.sigmoid(5));

        assertThat(errors).hasSize(SEEDS);
        assertThat(errors).allSatisfy(finding -> {
            assertThat(finding.evidence().get(0).value()).isEqualTo("falls towards the input");
            assertThat(finding.layer()).isEqualTo("hidden 1");
        });
    }

    /** Of five ReLU units all can be off for some epochs and respond again: a seed may be blamed for it. */
    @Test
    void networksThatLearnAreHealthyInNearlyEverySeed() {
        assertThat(outcomes(CirclesTraining.tanhPositive(1))).containsOnly(Outcome.HEALTHY);
        assertThat(outcomes(CirclesTraining.relu(5)))
                .filteredOn(Outcome.HEALTHY::equals)
                .hasSizeGreaterThanOrEqualTo(SEEDS - 1);
        assertThat(outcomes(CirclesTraining.tanhGlorot(5, 5))).containsOnly(Outcome.HEALTHY);
    }

    @Test
    void anUnevenGradientThatAdamRescalesIsNoError() {
        assertThat(vanishing(CirclesTraining.tanhPositive(5).withAdam())).isEmpty();
    }

    private static List<Finding> vanishing(CirclesTraining network) {
        return train(network).stream()
                .flatMap(diagnosis -> diagnosis.findings().stream())
                .filter(finding -> finding.rule().equals(RuleId.VANISHING_GRADIENT))
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    private static List<Outcome> outcomes(CirclesTraining network) {
        return train(network).stream().map(Diagnosis::outcome).toList();
    }

    private static List<Diagnosis> train(CirclesTraining network) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> RuleSet.defaults().evaluate(network.train(seed, EPOCHS)))
                .toList();
    }
}
