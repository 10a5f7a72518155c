package io.github.gradientharness.rules;

import static io.github.gradientharness.recording.Quantity.ACTIVATION_GRADIENT;
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
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a vanishing gradient is an error, by which of the two gradients it is told, and in which shape. */
class VanishingGradientSeverityTest {

    private static final double[] FALLING = {1, .9, .8, .7, .6, .5, .4, .3};
    private static final String BY_KERNELS = "mean |gradient| of its kernel over the largest layer's";
    private static final String BY_SIGNAL = "mean |dL/da| of its output over the largest hidden layer's";

    private final Rule rule = new VanishingGradientRule();
    private final NetworkByHand given = NetworkByHand.of("tanh", "tanh", "tanh");

    private RuleResult evaluate(Recording recording) {
        return rule.evaluate(recording, rule.defaultLimit());
    }

    private Finding finding(double... losses) {
        return evaluate(given.recording(losses)).findings().get(0);
    }

    private Finding finding(NetworkByHand network) {
        return evaluate(network.recording(0.7, 0.7)).findings().get(0);
    }

    /** As many elements as make an L2 norm of 1 although each is 1/32. */
    private static double[] manySmallElements() {
        double[] elements = new double[1024];
        Arrays.fill(elements, 1.0 / 32);
        return elements;
    }

    @ParameterizedTest
    @CsvSource({"9.9, WARNING", "10, WARNING", "10.1, ERROR"})
    void aNormThatIsATenthOfTheLargestIsNotSmall(double largest, Severity severity) {
        given.kernels(GRADIENT, 1, largest, largest).kernel(1, GRADIENT, manySmallElements());

        Finding finding = finding(0.7);

        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(finding.measure()).isEqualTo(BY_KERNELS);
    }

    @Test
    void onlyTheEpochsInWhichTheLayerHasAGradientTellItsNorm() {
        given.kernels(GRADIENT, 0, 0.05, 9).epochs(3).kernels(GRADIENT, 1, 9, 9);

        Finding finding = finding(given.kernel(1, GRADIENT, manySmallElements()));

        assertThat(finding.layer()).isEqualTo("hidden 1");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @CsvSource({"9.9, WARNING", "10, WARNING", "10.1, ERROR"})
    void anUpdateThatIsATenthOfTheLargestIsNotSmall(double largest, Severity severity) {
        given.kernels(GRADIENT, 1e-5, 1, 1).kernels(UPDATE, 1, largest, 1);

        assertThat(finding(0.7).severity()).isEqualTo(severity);
    }

    @Test
    void aFallingLossMakesAWarningByEitherGradient() {
        given.outputs(ACTIVATION_GRADIENT, 1e-5, 1);

        Finding bySignal = finding(FALLING);
        assertThat(bySignal.measure()).isEqualTo(BY_SIGNAL);
        assertThat(bySignal.severity()).isEqualTo(Severity.WARNING);
        assertThat(bySignal.meaning()).contains("the loss still falls");
        assertThat(finding(0.7).severity()).isEqualTo(Severity.ERROR);
        given.kernels(GRADIENT, 1e-5, 1, 1);
        Finding byKernels = finding(FALLING);
        assertThat(byKernels.measure()).isEqualTo(BY_KERNELS);
        assertThat(byKernels.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aSignalOfManySmallElementsWithAFairNormIsOnlyAWarning() {
        given.output(1, ACTIVATION_GRADIENT, manySmallElements()).output(2, ACTIVATION_GRADIENT, 9);

        Finding finding = finding(0.7);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.measure()).isEqualTo(BY_SIGNAL);
        assertThat(finding.meaning()).contains("its norm is not small");
    }

    @Test
    void theKernelsGradientGoesFirstWhereBothVanish() {
        given.kernels(GRADIENT, 1e-5, 1, 1).outputs(ACTIVATION_GRADIENT, 1, 1e-5);

        assertThat(finding(0.7).measure()).isEqualTo(BY_KERNELS);
        assertThat(finding(0.7).layer()).isEqualTo("hidden 1");
    }

    @Test
    void theSignalDecidesWhereTheUpdaterRescalesTheKernelsGradient() {
        given.kernels(GRADIENT, 1e-5, 1, 1).kernels(UPDATE, 1, 1, 1).outputs(ACTIVATION_GRADIENT, 1, 1e-5);

        Finding finding = finding(0.7);

        assertThat(finding.measure()).isEqualTo(BY_SIGNAL);
        assertThat(finding.layer()).isEqualTo("hidden 2");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.evidence())
                .extracting(Evidence::name)
                .doesNotContain("its mean |update| over the largest layer's");
    }

    @Test
    void theSignalDecidesWhereTheNormOfTheKernelsGradientIsNotSmall() {
        given.kernels(GRADIENT, 1, 9, 9).kernel(1, GRADIENT, manySmallElements());
        given.outputs(ACTIVATION_GRADIENT, 1, 1e-5);

        assertThat(finding(0.7).measure()).isEqualTo(BY_SIGNAL);
    }

    @Test
    void bothGradientsOfEveryLayerAreShown() {
        given.kernels(GRADIENT, 1e-5, 1, 2).kernels(UPDATE, 0.05, 1, 1).outputs(ACTIVATION_GRADIENT, 0.5, 0.25);

        assertThat(finding(0.7).evidence())
                .contains(
                        new Evidence("mean |gradient| of hidden 1", "1e-5"),
                        new Evidence("mean |gradient| of output", "2"),
                        new Evidence("mean |dL/da| of hidden 1", "0.5"),
                        new Evidence("mean |dL/da| of hidden 2", "0.25"),
                        new Evidence("first over last layer", "5e-6"),
                        new Evidence("its L2 norm over the largest layer's", "5e-6"),
                        new Evidence("its mean |update| over the largest layer's", "0.05"));
    }

    @Test
    void anUpdateThatWasNotMeasuredIsSaidToBeSo() {
        given.kernels(GRADIENT, 1e-5, 1, 1);

        assertThat(finding(0.7).evidence())
                .contains(new Evidence("its mean |update| over the largest layer's", "not measured"));
    }

    @ParameterizedTest
    @CsvSource({
        "1e-5, 0.1, 0.05, 1, falls towards the input",
        "1e-5, 1, 1, 1, falls towards the input",
        "1e-5, 1, 1, 0.5, falls towards the input",
        "2e-5, 1e-5, 0.1, 1, falls towards the input",
        "1, 0.1, 1e-5, 0.1, uneven across layers",
        "1, 1e-5, 1e-4, 0.5, uneven across layers",
        "0.1, 1e-5, 0.5, 1, uneven across layers"
    })
    void theTextbookCaseFallsSteadilyTowardsTheInput(
            double first, double second, double third, double fourth, String profile) {
        Recording recording = NetworkByHand.of("tanh", "tanh", "tanh", "tanh")
                .kernels(GRADIENT, first, second, third, fourth)
                .recording(0.7);
        Finding finding = evaluate(recording).findings().get(0);

        assertThat(finding.evidence().get(0)).isEqualTo(new Evidence("profile", profile));
        assertThat(finding.meaning().contains("textbook")).isEqualTo(profile.startsWith("falls"));
    }

    /** Measured in six sigmoid layers and an output with Xavier's initialisation. */
    @Test
    void sixSigmoidLayersAreTheTextbookCaseThoughTheFirstGetsMoreThanTheSecond() {
        Recording recording = NetworkByHand.of(
                        "sigmoid", "sigmoid", "sigmoid", "sigmoid", "sigmoid", "sigmoid", "softmax")
                .kernels(GRADIENT, 6.8e-6, 2.8e-6, 6.1e-6, 3.4e-5, 1.1e-4, 6e-4, 2.7e-3)
                .recording(0.7);

        Finding finding = evaluate(recording).findings().get(0);

        assertThat(finding.layer()).isEqualTo("hidden 2");
        assertThat(finding.meaning()).contains("textbook vanishing gradient").doesNotContain("not shrinking");
        assertThat(finding.remedies().get(0)).startsWith("replace the sigmoid");
    }

    @Test
    void kernelsOfOneSignAreAdvisedAgainstOnlyWhereThereAre() {
        NetworkByHand given = NetworkByHand.of("tanh", "tanh", "tanh", "tanh").kernels(GRADIENT, 1, 1e-5, 1e-4, 0.5);
        String advice = "kernels of one sign";
        given.kernels(PARAMETER, 0.5, 0.5, 0.5, 0.5);
        assertThat(finding(given).remedies()).noneMatch(remedy -> remedy.contains(advice));
        for (int layer = 1; layer <= 4; layer++) {
            given.kernel(layer, PARAMETER, 0.5, 0.1, 0.9);
        }
        assertThat(finding(given).remedies().get(0)).contains(advice);
        for (int layer = 1; layer <= 3; layer++) {
            given.kernel(layer, PARAMETER, 0.5, -0.1, 0.9);
        }
        assertThat(finding(given).remedies()).noneMatch(remedy -> remedy.contains(advice));
    }

    @ParameterizedTest
    @CsvSource({
        "sigmoid, tanh, tanh, replace the sigmoid of the hidden layers",
        "tanh, relu, sigmoid, use He initialisation",
        "tanh, tanh, sigmoid, initialise the kernels by Glorot for tanh",
        "tanh, tanh, relu, initialise the kernels by Glorot for tanh"
    })
    void theFirstRemedyIsForTheActivationFunctionsOfTheHiddenLayers(
            String first, String second, String output, String remedy) {
        Recording recording = NetworkByHand.of(first, second, output)
                .kernels(GRADIENT, 1e-5, 0.5, 1)
                .recording(0.7);

        assertThat(evaluate(recording).findings().get(0).remedies().get(0)).startsWith(remedy);
    }

    @Test
    void anotherUpdaterHelpsOnlyTheKernelsGradient() {
        given.outputs(ACTIVATION_GRADIENT, 1e-5, 1);
        assertThat(finding(0.7).remedies()).isNotEmpty().noneMatch(remedy -> remedy.contains("Adam"));

        given.kernels(GRADIENT, 1e-5, 1, 1);
        assertThat(finding(0.7).remedies()).anyMatch(remedy -> remedy.contains("Adam"));
    }

    @Test
    void sinceIsTheFirstEpochBelowTheLimitNotOneAtIt() {
        given.kernels(GRADIENT, 0.01, 1, 1)
                .epochs(1)
                .kernels(GRADIENT, 0.0099, 1, 1)
                .epochs(2);

        Finding finding = finding();

        assertThat(finding.sinceEpoch()).isEqualTo(2);
        assertThat(finding.sinceIteration()).isEqualTo(11);
    }

    @Test
    void theSmallestLayerIsToldByItsShareOfEachEpochsLargest() {
        given.kernels(GRADIENT, 9, 0, 1000)
                .epochs(2)
                .kernels(GRADIENT, 0, 0.5, 1)
                .epochs(1);

        assertThat(finding().layer()).isEqualTo("hidden 1");
    }

    @Test
    void whatCouldNotBeComparedIsSaidToBeSo() {
        assertThat(evaluate(given.outputs(ACTIVATION_GRADIENT, 0.5, 1).recording(0.7))
                        .explanation())
                .isEqualTo("smallest over largest layer's gradient not comparable,"
                        + " smallest over largest hidden layer's dL/da 0.5");
        NetworkByHand withoutSignal = NetworkByHand.of("tanh", "tanh").kernels(GRADIENT, 0.5, 1);
        assertThat(evaluate(withoutSignal.recording(0.7)).explanation())
                .isEqualTo("smallest over largest layer's gradient 0.5");
    }

    @Test
    void aSingleLayerThatWasNeverTrainedIsNotSaidToBeHealthy() {
        assertThat(evaluate(NetworkByHand.of("tanh").recording()).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(evaluate(NetworkByHand.of("tanh").recording(0.7)).outcome()).isEqualTo(Outcome.HEALTHY);
    }
}
