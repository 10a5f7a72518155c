package io.github.gradientharness.rules.packs;

import static io.github.gradientharness.recording.Quantity.GRADIENT;
import static io.github.gradientharness.recording.Quantity.PARAMETER;
import static io.github.gradientharness.recording.Quantity.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.Rule;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulePacksTest {

    static List<RuleSet> packs() {
        return List.of(RulePacks.sageMakerDebugger(), RulePacks.autoTrainer(), RulePacks.theDeepChecker());
    }

    private static Stream<Rule> allRules() {
        return Stream.concat(packs().stream(), Stream.of(RuleSet.defaults())).flatMap(pack -> pack.rules().stream());
    }

    /** Eight epochs in which all is as the tools like it. */
    private static Recording healthy() {
        Given given = Given.network("relu", "relu", "sigmoid");
        given.loss(0.7);
        measure(given, 0.1, 0.05).in(1, 1, 1);
        measure(given.loss(0.6), 0.1, 0.05).in(1, 2, 10);
        measure(given.loss(0.5), 0.1, 0.05).in(1, 11, 20);
        for (int epoch = 2; epoch <= 8; epoch++) {
            measure(given.loss(1.0 / (1 + epoch)), 0.1, 0.05).inEpoch(epoch);
        }
        return given.metric("train accuracy", 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.92, 0.94)
                .metric("validation loss", 0.5, 0.33, 0.25, 0.2, 0.16, 0.14, 0.12, 0.11)
                .recording();
    }

    /** The same network with no gradient in its first layer, an exploding one in its last, and a loss that grows. */
    private static Recording sick() {
        Given given = Given.network("relu", "relu", "sigmoid");
        for (int epoch = 1; epoch <= 8; epoch++) {
            double growth = Math.pow(4, epoch);
            given.loss(growth)
                    .kernel(1, GRADIENT, 0, 0)
                    .kernel(3, GRADIENT, growth, -growth)
                    .kernel(1, PARAMETER, 1, -1)
                    .kernel(1, UPDATE, 0, 0)
                    .zeroShares(1, 1, 1)
                    .inEpoch(epoch);
        }
        return given.metric("train accuracy", 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5)
                .recording();
    }

    private static Given measure(Given given, double gradient, double update) {
        for (int layer = 1; layer <= 3; layer++) {
            given.kernel(layer, GRADIENT, gradient, -gradient)
                    .bias(layer, GRADIENT, gradient, -gradient)
                    .kernel(layer, PARAMETER, 0.7, -0.7)
                    .kernel(layer, UPDATE, update, -update)
                    .output(layer, 0.4, 0.6)
                    .zeroShares(layer, 0.5, 0.25);
        }
        return given;
    }

    @Test
    void noTwoRulesShareAnIdAndEachNamesItsTool() {
        List<String> ids = allRules().map(Rule::id).toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(RulePacks.sageMakerDebugger().rules())
                .allMatch(rule -> rule.id().startsWith("sagemaker-"));
        assertThat(RulePacks.autoTrainer().rules()).allMatch(rule -> rule.id().startsWith("autotrainer-"));
        assertThat(RulePacks.theDeepChecker().rules())
                .allMatch(rule -> rule.id().startsWith("thedeepchecker-"));
    }

    @ParameterizedTest
    @MethodSource("packs")
    void aHealthyTrainingIsHealthy(RuleSet pack) {
        assertThat(pack.evaluate(healthy()).results())
                .allSatisfy(result -> assertThat(result.outcome())
                        .as(result.rule() + ": " + result.explanation())
                        .isEqualTo(Outcome.HEALTHY));
        assertThat(pack.evaluate(healthy()).gateOutcome()).isEqualTo(Outcome.HEALTHY);
    }

    @ParameterizedTest
    @MethodSource("packs")
    void aSickTrainingIsUnhealthy(RuleSet pack) {
        assertThat(pack.evaluate(sick()).gateOutcome()).isEqualTo(Outcome.UNHEALTHY);
        assertThat(pack.evaluate(sick()).findings()).allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.meaning()).endsWith(".");
            assertThat(finding.remedies()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(finding.evidence()).isNotEmpty();
        });
    }

    @Test
    void whatEachPackFindsInTheSickTraining() {
        assertThat(sickRules(RulePacks.sageMakerDebugger()))
                .containsExactlyInAnyOrder(
                        "sagemaker-vanishing-gradient",
                        "sagemaker-dead-relu",
                        "sagemaker-poor-weight-initialization-gradient",
                        "sagemaker-weight-update-ratio-small",
                        "sagemaker-unchanged-tensor",
                        "sagemaker-loss-not-decreasing");
        assertThat(sickRules(RulePacks.autoTrainer()))
                .containsExactlyInAnyOrder("autotrainer-vanishing-gradient", "autotrainer-slow-convergence");
        assertThat(sickRules(RulePacks.theDeepChecker()))
                .containsExactlyInAnyOrder(
                        "thedeepchecker-vanishing-gradient",
                        "thedeepchecker-exploding-gradient-trend",
                        "thedeepchecker-dead-layer",
                        "thedeepchecker-slow-updates");
    }

    private static List<String> sickRules(RuleSet pack) {
        return pack.evaluate(sick()).findings().stream().map(Finding::rule).toList();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void nothingRecordedIsNeverHealthy(RuleSet pack) {
        Recording empty = Given.network("relu", "tanh", "sigmoid").recording();

        assertThat(pack.evaluate(empty).gateOutcome()).isEqualTo(Outcome.INCONCLUSIVE);
        for (RuleResult result : pack.evaluate(empty).results()) {
            assertThat(result.outcome())
                    .as(result.rule() + ": " + result.explanation())
                    .isIn(Outcome.INCONCLUSIVE, Outcome.HEALTHY);
            assertThat(result.explanation()).isNotBlank();
            if (result.outcome() == Outcome.HEALTHY) {
                assertThat(result.explanation()).startsWith("the network has no");
            }
        }
    }

    @Test
    void everyRuleSaysWhatItLooksAtInOneSentence() {
        packs().forEach(pack -> assertThat(pack.rules())
                .allSatisfy(rule -> assertThat(rule.description()).matches("[A-Z].*[^.]\\.")));
    }

    @Test
    void limitsAreTheUsersToSet() {
        Judgement mild = new Judgement(Map.of("sagemaker-vanishing-gradient", 0.0), false);

        assertThat(RulePacks.sageMakerDebugger().evaluate(sick(), mild).findings())
                .extracting(Finding::rule)
                .isNotEmpty()
                .doesNotContain("sagemaker-vanishing-gradient");
    }

    @Test
    void aFindingReadsWell() {
        Finding finding = RulePacks.autoTrainer().evaluate(sick()).findings().get(0);

        assertThat(FindingFormatter.details(finding)).isEqualTo("""
                ERROR autotrainer-vanishing-gradient in layer 'layer 1'
                  L2 norm of the first kernel's gradient over the last one's is 0, below the limit of 0.001, in epochs 1 to 8, since epoch 1 (iteration 1).
                  The gradient shrinks on its way from the output to the input, so the first layer hardly learns.
                  Evidence:
                    beyond the limit: layer 1
                    worst in iterations: 1 to 20
                    best accuracy: 0.5, best gain in an epoch 0
                    windows beyond the limit: 8 of 8
                    rule taken from: AUTOTRAINER (ICSE 2021), vanishing gradient
                  What to try, most likely first:
                    - use SELU in the hidden layers
                    - use ReLU in the hidden layers
                    - add batch normalization between the layers""");
    }

    @Test
    void theDocumentListsEveryRuleWithItsLimit() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "rule-packs.md"));

        assertThat(packs().stream().flatMap(pack -> pack.rules().stream()).map(RulePacksTest::beginOfRow))
                .allSatisfy(row -> assertThat(document).contains(row));
    }

    private static String beginOfRow(Rule rule) {
        Limit limit = rule.defaultLimit();
        String side = limit.kind() == Limit.Kind.MAXIMUM ? "at most " : "at least ";
        return "| `" + rule.id() + "` | " + side + Numbers.print(limit.value()) + " |";
    }
}
