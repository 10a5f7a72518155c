package io.github.gradientharness.rules;

import static io.github.gradientharness.verdict.RuleId.COLLAPSED_LAYER;
import static io.github.gradientharness.verdict.RuleId.DEAD_LAYER;
import static io.github.gradientharness.verdict.RuleId.EXPLODING_GRADIENT;
import static io.github.gradientharness.verdict.RuleId.NON_FINITE;
import static io.github.gradientharness.verdict.RuleId.SATURATED_LAYER;
import static io.github.gradientharness.verdict.RuleId.STALLED_LAYER;
import static io.github.gradientharness.verdict.RuleId.VANISHING_GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Period;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several findings is the cause of which, by what they are and by what came first. */
class CauseAndEffectTest {

    /** All of dL/da arrives. */
    private static final Recording RELU_THEN_TANH = NetworkByHand.of("relu", "tanh", "tanh", "sigmoid")
            .outputs(Quantity.ACTIVATION_GRADIENT, 1, 1, 1, 1)
            .recording(0.7);

    private static Finding error(String rule, long sinceIteration) {
        return finding(rule, Severity.ERROR, "hidden 2", sinceIteration, 1);
    }

    private static Finding warning(String rule, long sinceIteration) {
        return finding(rule, Severity.WARNING, "hidden 2", sinceIteration, 1);
    }

    /** Ten iterations are an epoch. */
    private static Finding finding(String rule, Severity severity, String layer, long sinceIteration, double actual) {
        int epoch = (int) ((sinceIteration - 1) / 10) + 1;
        return Finding.of(rule, severity, layer)
                .in(Period.ofEpochs(1, 20))
                .since(epoch, sinceIteration)
                .measured("measure", actual, Limit.atMost(0))
                .build();
    }

    private static List<Finding> sortedOut(Recording recording, Finding... findings) {
        List<RuleResult> results = Arrays.stream(findings)
                .map(finding -> RuleResult.found(finding.rule(), List.of(finding), "")
                        .judging(RuleSet.of(new VanishingGradientRule())
                                .evaluate(recording)
                                .results()
                                .get(0)
                                .profiles()))
                .toList();
        return Causes.sortedOut(RuleSet.defaults().rules(), recording, results, Learning.of(recording)).stream()
                .flatMap(result -> result.findings().stream())
                .toList();
    }

    /** For each rule the one that its finding follows from; empty where it stands by itself. */
    private static Map<String, String> causes(Finding... findings) {
        return causes(RELU_THEN_TANH, findings);
    }

    private static Map<String, String> causes(Recording recording, Finding... findings) {
        return sortedOut(recording, findings).stream().collect(Collectors.toMap(Finding::rule, Finding::followsFrom));
    }

    @ParameterizedTest
    @CsvSource({"10, exploding-gradient, ''", "11, exploding-gradient, ''", "12, '', non-finite"})
    void nanInTheVeryWindowOfAnExplosionOrLaterFollowsFromItAndElseIsItsCause(
            long explosion, String causeOfNan, String causeOfExplosion) {
        assertThat(causes(error(EXPLODING_GRADIENT, explosion), error(NON_FINITE, 11)))
                .containsEntry(NON_FINITE, causeOfNan)
                .containsEntry(EXPLODING_GRADIENT, causeOfExplosion);
    }

    @ParameterizedTest
    @CsvSource({"10, exploding-gradient, ''", "11, '', saturated-layer", "12, '', saturated-layer"})
    void saturationAfterAnExplosionFollowsFromItAndElseIsItsCause(
            long explosion, String causeOfSaturation, String causeOfExplosion) {
        assertThat(causes(error(EXPLODING_GRADIENT, explosion), error(SATURATED_LAYER, 11)))
                .containsEntry(SATURATED_LAYER, causeOfSaturation)
                .containsEntry(EXPLODING_GRADIENT, causeOfExplosion);
    }

    @ParameterizedTest
    @ValueSource(strings = {DEAD_LAYER, VANISHING_GRADIENT})
    void whatIsStarvedInAnExplosionsEpochOrLaterFollowsFromIt(String starved) {
        assertThat(causes(error(EXPLODING_GRADIENT, 11), error(starved, 21)))
                .containsEntry(starved, EXPLODING_GRADIENT);
        assertThat(causes(error(EXPLODING_GRADIENT, 15), error(starved, 11)))
                .as("the same epoch")
                .containsEntry(starved, EXPLODING_GRADIENT);
        assertThat(causes(error(EXPLODING_GRADIENT, 21), error(starved, 20)))
                .as("the epoch before")
                .containsEntry(starved, "");
    }

    @Test
    void anExplosionThatIsOnlyAWarningCausesNothing() {
        assertThat(causes(warning(EXPLODING_GRADIENT, 1), error(DEAD_LAYER, 21)))
                .containsEntry(DEAD_LAYER, "");
        assertThat(causes(warning(EXPLODING_GRADIENT, 1), error(NON_FINITE, 11), error(DEAD_LAYER, 21)))
                .containsEntry(NON_FINITE, "")
                .containsEntry(DEAD_LAYER, NON_FINITE);
    }

    @Test
    void nanThatFollowsFromAnExplosionIsNoCauseOfWhatWasThereBefore() {
        assertThat(causes(error(EXPLODING_GRADIENT, 21), error(NON_FINITE, 21), error(DEAD_LAYER, 1)))
                .containsEntry(DEAD_LAYER, "");
    }

    @Test
    void nanBeforeAnExplosionIsTheCauseOfAll() {
        assertThat(causes(error(EXPLODING_GRADIENT, 31), error(NON_FINITE, 11), error(DEAD_LAYER, 21)))
                .containsEntry(NON_FINITE, "")
                .containsEntry(EXPLODING_GRADIENT, NON_FINITE)
                .containsEntry(DEAD_LAYER, NON_FINITE);
    }

    @ParameterizedTest
    @ValueSource(strings = {DEAD_LAYER, VANISHING_GRADIENT})
    void saturationStarvesLayers(String starved) {
        assertThat(causes(error(SATURATED_LAYER, 1), error(starved, 1)))
                .containsEntry(SATURATED_LAYER, "")
                .containsEntry(starved, SATURATED_LAYER);
    }

    @Test
    void aDeadRectifierStarvesTheLayersBelow() {
        Finding dead = finding(DEAD_LAYER, Severity.ERROR, "hidden 1", 1, 1);

        assertThat(causes(dead, error(VANISHING_GRADIENT, 1)))
                .containsEntry(DEAD_LAYER, "")
                .containsEntry(VANISHING_GRADIENT, DEAD_LAYER);
    }

    @Test
    void aLayerWhoseUnitsCanNotBeOffDiesOfAVanishingGradient() {
        Finding dead = finding(DEAD_LAYER, Severity.ERROR, "hidden 2", 1, 1);

        assertThat(causes(dead, error(VANISHING_GRADIENT, 1)))
                .containsEntry(DEAD_LAYER, VANISHING_GRADIENT)
                .containsEntry(VANISHING_GRADIENT, "");
        assertThat(causes(dead, warning(VANISHING_GRADIENT, 1)))
                .as("one that is only a warning")
                .containsEntry(DEAD_LAYER, "")
                .containsEntry(VANISHING_GRADIENT, DEAD_LAYER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hidden 1", "hidden 2"})
    void aDeadLayerDoesNotMoveWhateverItDiedOf(String layer) {
        Finding dead = finding(DEAD_LAYER, Severity.ERROR, layer, 1, 1);

        assertThat(causes(dead, error(VANISHING_GRADIENT, 1), warning(STALLED_LAYER, 1)))
                .containsEntry(STALLED_LAYER, DEAD_LAYER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hidden 1", "hidden 2"})
    void aLayerOfAnyActivationFunctionStallsForWantOfAGradient(String layer) {
        Finding stalled = finding(STALLED_LAYER, Severity.WARNING, layer, 1, 1);

        assertThat(causes(error(VANISHING_GRADIENT, 1), stalled)).containsEntry(STALLED_LAYER, VANISHING_GRADIENT);
    }

    @Test
    void aStallThatIsAnErrorItselfFollowsFromNothing() {
        assertThat(causes(error(VANISHING_GRADIENT, 1), error(STALLED_LAYER, 1)))
                .containsEntry(STALLED_LAYER, "")
                .containsEntry(VANISHING_GRADIENT, "");
    }

    private static Recording whoseSmallestSignalIs(double share) {
        return NetworkByHand.of("tanh", "tanh", "tanh")
                .outputs(Quantity.ACTIVATION_GRADIENT, share, 1, 1)
                .recording(0.7);
    }

    private static final Finding COLLAPSED = finding(COLLAPSED_LAYER, Severity.INFO, "hidden 2", 11, 1);

    @Test
    void saturatedUnitsThatSayTheSameStarveNothingAsLongAsTheSignalArrives() {
        Finding saturated = error(SATURATED_LAYER, 11);
        Finding vanishing = error(VANISHING_GRADIENT, 1);

        assertThat(causes(whoseSmallestSignalIs(0.01), COLLAPSED, saturated, vanishing))
                .containsEntry(SATURATED_LAYER, COLLAPSED_LAYER)
                .containsEntry(VANISHING_GRADIENT, "");
        assertThat(causes(whoseSmallestSignalIs(0.0099), COLLAPSED, saturated, vanishing))
                .as("below the limit it does not arrive")
                .containsEntry(SATURATED_LAYER, "")
                .containsEntry(VANISHING_GRADIENT, SATURATED_LAYER);
    }

    @Test
    void aStallIsNoEffectOfSaturationThatFollowsFromSomethingElseItself() {
        assertThat(causes(
                        whoseSmallestSignalIs(0.01),
                        COLLAPSED,
                        error(SATURATED_LAYER, 11),
                        error(VANISHING_GRADIENT, 1),
                        warning(STALLED_LAYER, 1)))
                .containsEntry(SATURATED_LAYER, COLLAPSED_LAYER)
                .containsEntry(STALLED_LAYER, VANISHING_GRADIENT);
    }

    @Test
    void saturationBeforeTheUnitsSaidTheSameIsACauseOfItsOwn() {
        Finding vanishing = error(VANISHING_GRADIENT, 1);

        assertThat(causes(COLLAPSED, error(SATURATED_LAYER, 20), vanishing))
                .as("the same epoch")
                .containsEntry(SATURATED_LAYER, COLLAPSED_LAYER);
        assertThat(causes(COLLAPSED, error(SATURATED_LAYER, 10), vanishing))
                .as("the epoch before")
                .containsEntry(SATURATED_LAYER, "")
                .containsEntry(VANISHING_GRADIENT, SATURATED_LAYER);
    }

    @Test
    void saturationWithCollapsedUnitsIsACauseWhereALayerIsDeadOrNoGradientVanishes() {
        Finding saturated = error(SATURATED_LAYER, 11);

        assertThat(causes(COLLAPSED, saturated, error(VANISHING_GRADIENT, 1), error(DEAD_LAYER, 21)))
                .containsEntry(SATURATED_LAYER, "")
                .containsEntry(VANISHING_GRADIENT, SATURATED_LAYER)
                .containsEntry(DEAD_LAYER, SATURATED_LAYER);
        assertThat(causes(COLLAPSED, saturated, warning(VANISHING_GRADIENT, 1))).containsEntry(SATURATED_LAYER, "");
    }

    private static Severity severityOfSaturation(double share, Finding... others) {
        Finding[] all = Arrays.copyOf(others, others.length + 1);
        all[others.length] = finding(SATURATED_LAYER, Severity.ERROR, "hidden 2", 1, share);
        return sortedOut(RELU_THEN_TANH, all).get(others.length).severity();
    }

    @ParameterizedTest
    @CsvSource({"0.8, WARNING", "0.9, WARNING", "0.901, ERROR"})
    void saturationThatStarvesNothingIsAnErrorOnlyOfNearlyAllUnits(double share, Severity severity) {
        assertThat(severityOfSaturation(share)).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({
        "vanishing-gradient, ERROR",
        "dead-layer, ERROR",
        "exploding-gradient, ERROR",
        "non-finite, ERROR",
        "stalled-layer, WARNING"
    })
    void saturationIsAnErrorWhereAnotherFindingShowsItsHarm(String other, Severity severity) {
        assertThat(severityOfSaturation(0.8, warning(other, 21))).isEqualTo(severity);
    }

    @Test
    void onlySaturationIsForgiven() {
        Finding stalled = finding(STALLED_LAYER, Severity.ERROR, "hidden 2", 1, 1e-6);

        assertThat(sortedOut(RELU_THEN_TANH, stalled)).containsExactly(stalled);
    }
}
