package io.github.gradientharness.rules;

import static io.github.gradientharness.recording.Quantity.GRADIENT;
import static io.github.gradientharness.recording.Quantity.PARAMETER;
import static io.github.gradientharness.recording.Quantity.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limit is 10; an error needs ten times that and a step above a tenth of the kernel, or NaN that follows. */
class ExplodingGradientRuleTest {

    private final Rule rule = new ExplodingGradientRule();

    private RuleResult evaluate(Recording recording) {
        return rule.evaluate(recording, rule.defaultLimit());
    }

    private Finding finding(NetworkByHand given) {
        return evaluate(given.recording()).findings().get(0);
    }

    /** Two layers, of which the first has this gradient and this update of a kernel of 10. */
    private static NetworkByHand given(double gradient, double update) {
        return NetworkByHand.of("tanh", "tanh")
                .kernels(GRADIENT, gradient, 1)
                .kernels(PARAMETER, 10, 10)
                .kernels(UPDATE, update, 0.1);
    }

    @ParameterizedTest
    @CsvSource({"9.99, HEALTHY", "10, HEALTHY", "10.01, UNHEALTHY"})
    void theLimitItselfIsHealthyHoweverLargeTheSteps(double gradient, Outcome outcome) {
        Recording recording = NetworkByHand.of("tanh", "tanh")
                .kernels(GRADIENT, gradient, 1)
                .bias(1, GRADIENT, Double.NaN)
                .recording(0.7);

        assertThat(evaluate(recording).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"99.9, WARNING", "100, WARNING", "100.1, ERROR"})
    void aLargeStepIsAnErrorAboveTenTimesTheLimit(double gradient, Severity severity) {
        assertThat(finding(given(gradient, 5).epochs(1)).severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"0.99, WARNING", "1, WARNING", "1.01, ERROR"})
    void aHugeGradientIsAnErrorWithAStepAboveATenthOfTheKernel(double update, Severity severity) {
        assertThat(finding(given(1000, update).epochs(1)).severity()).isEqualTo(severity);
    }

    @Test
    void aStepThatWasNotMeasuredLetsTheGradientDecide() {
        NetworkByHand network = NetworkByHand.of("tanh").kernels(PARAMETER, 10);

        Finding huge = finding(network.kernels(GRADIENT, 101).epochs(1));

        assertThat(huge.severity()).isEqualTo(Severity.ERROR);
        assertThat(huge.evidence()).contains(new Evidence("largest update over the kernel (L2 norms)", "not measured"));
    }

    @Test
    void theStepThatCountsIsTheOneThatWasTakenWithTheHugeGradient() {
        NetworkByHand network = given(20, 5).epochs(1).kernels(GRADIENT, 1000, 1);

        Finding finding = finding(network.kernels(UPDATE, 0.5, 0.1).epochs(1));

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.actual()).isEqualTo(1000);
        assertThat(finding.meaning()).contains("the steps taken with it are not");
    }

    @Test
    void theLargestMeasuredStepIsNamedThoughOthersWereNotMeasured() {
        NetworkByHand network = given(200, 3).epochs(1).kernel(1, UPDATE).epochs(1);

        assertThat(finding(network.kernel(1, UPDATE, 2).epochs(1)).evidence())
                .contains(new Evidence("largest update over the kernel (L2 norms)", "0.3"));
    }

    @Test
    void nanInTheSameWindowOrLaterMakesAnErrorOfSmallSteps() {
        assertThat(finding(given(20, 0.1).epoch(Double.NaN)).severity()).isEqualTo(Severity.ERROR);
        Finding later = finding(given(20, 0.1).epoch(0.7).epoch(Double.NaN));
        assertThat(later.severity()).isEqualTo(Severity.ERROR);
        assertThat(later.evidence()).contains(new Evidence("NaN or infinity afterwards", "yes"));
    }

    @Test
    void nanBeforeTheGradientWasLargeDoesNot() {
        NetworkByHand network = given(1, 0.1).epoch(Double.NaN);

        Finding finding = finding(network.kernels(GRADIENT, 20, 1).epoch(0.7));

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.sinceEpoch()).isEqualTo(2);
        assertThat(finding.evidence()).contains(new Evidence("NaN or infinity afterwards", "no"));
    }

    @Test
    void aGradientThatIsHugeFromTheStartCallsForOtherScalesFirst() {
        Finding finding = finding(
                NetworkByHand.of("tanh", "tanh").kernels(GRADIENT, 1000, 1).epochs(3));

        assertThat(finding.sinceIteration()).isEqualTo(1);
        assertThat(finding.meaning()).contains("huge from the start");
        assertThat(finding.remedies().get(0)).startsWith("scale the inputs");
    }

    @Test
    void aStepThatTakesHalfOfTheKernelCallsForALowerLearningRateFirst() {
        assertThat(finding(given(1000, 5).epochs(3)).remedies())
                .startsWith(Suspects.LOWER_RATE)
                .doesNotHaveDuplicates();
    }

    @Test
    void aGradientThatGrewCallsForALowerLearningRateFirst() {
        NetworkByHand network =
                given(1, 0.1).epochs(2).kernels(GRADIENT, 1, 2000).epochs(1);

        Finding finding =
                finding(network.kernels(UPDATE, 5, 5).kernels(GRADIENT, 1, 1000).epochs(1));

        assertThat(finding.layer()).isEqualTo("output");
        assertThat(finding.actual()).isEqualTo(2000);
        assertThat(finding.sinceEpoch()).isEqualTo(3);
        assertThat(finding.sinceIteration()).isEqualTo(21);
        assertThat(finding.meaning()).contains("grew during training");
        assertThat(finding.remedies().get(0)).startsWith("lower the learning rate");
        assertThat(finding.evidence())
                .contains(
                        new Evidence("largest in iterations", "21 to 30"),
                        new Evidence("L2 of the gradient of hidden 1 in these iterations", "1"),
                        new Evidence("L2 of the gradient of output in these iterations", "2000"));
    }

    @Test
    void aLayerThatWasNotMeasuredIsLeftOut() {
        Recording recording =
                NetworkByHand.of("tanh", "tanh").kernel(2, GRADIENT, 0.5).recording(0.7);

        assertThat(evaluate(recording).outcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(evaluate(recording).explanation()).contains("0.5 in output");
    }

    @Test
    void aLayerThatHoldsOnlyNanIsLeftOutToo() {
        NetworkByHand network = NetworkByHand.of("tanh", "tanh");

        assertThat(evaluate(network.kernels(GRADIENT, Double.NaN, 0.5).recording(0.7))
                        .outcome())
                .isEqualTo(Outcome.HEALTHY);
        assertThat(evaluate(network.kernels(GRADIENT, Double.NaN, Double.NaN).recording(0.7))
                        .outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }
}
