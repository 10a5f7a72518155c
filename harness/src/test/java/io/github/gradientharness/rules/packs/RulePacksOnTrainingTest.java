package io.github.gradientharness.rules.packs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.dl4j.CirclesTraining;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the packs see of a training that was recorded with the default preset and windows. */
class RulePacksOnTrainingTest {

    private static final int EPOCHS = 6;

    static Stream<Arguments> trainings() {
        return Stream.of(
                Arguments.of("ReLU", CirclesTraining.relu(3).train(1, EPOCHS)),
                Arguments.of("tanh", CirclesTraining.tanhGlorot(3, 5).train(1, EPOCHS)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trainings")
    void onlyRulesOnMetricsLackTheirData(String name, Recording recording) {
        assertThat(blind(RulePacks.sageMakerDebugger(), recording)).containsExactly("sagemaker-overfit");
        assertThat(blind(RulePacks.autoTrainer(), recording))
                .containsExactly("autotrainer-oscillating-loss", "autotrainer-slow-convergence");
        assertThat(blind(RulePacks.theDeepChecker(), recording)).isEmpty();
    }

    private static List<String> blind(RuleSet pack, Recording recording) {
        return pack.evaluate(recording).results().stream()
                .filter(result -> result.outcome() == Outcome.INCONCLUSIVE)
                .map(RuleResult::rule)
                .toList();
    }
}
