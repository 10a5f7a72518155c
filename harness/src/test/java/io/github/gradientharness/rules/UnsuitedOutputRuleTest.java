package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.TrainingData.Values;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An output must be able to give its targets, and its activation function must go with its loss. */
class UnsuitedOutputRuleTest {

    private static final double[] FLAT = {1, 1, 1, 1};
    private static final double[] LEARNS = {1, 0.8, 0.6, 0.4};

    private final Rule rule = new UnsuitedOutputRule();

    private RuleResult evaluate(Recording recording) {
        return rule.evaluate(recording, rule.defaultLimit());
    }

    @ParameterizedTest
    @CsvSource({
        "sigmoid, 0, 1, false",
        "sigmoid, 0, 1.04, false",
        "sigmoid, 0, 5, true",
        "sigmoid, -1, 1, true",
        "tanh, -1, 1, false",
        "tanh, -1, 2, true",
        "relu, 0, 2, false",
        "relu, -1, 1, true",
        "identity, -100, 100, false"
    })
    void targetsMustLieInTheOutputsRange(String activation, double min, double max, boolean found) {
        NetworkByHand given = NetworkByHand.of("tanh", activation).numbers(min, max, Double.NaN);

        assertThat(evaluate(given.recording(FLAT)).findings()).hasSize(found ? 1 : 0);
    }

    @Test
    void whatIsOutOfRangeIsAnErrorUnlessTheLossHasComeHalfTheWay() {
        NetworkByHand given = NetworkByHand.of("tanh", "sigmoid").numbers(-5, 5, 1);

        Finding finding = evaluate(given.recording(FLAT)).findings().get(0);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.layer()).isEqualTo("output");
        assertThat(finding.meaning()).contains("can't reach its targets").contains("between 0 and 1");
        assertThat(evaluate(given.recording(1, 0.9, 0.7, 0.6)).outcome()).isEqualTo(Outcome.UNHEALTHY);
        assertThat(evaluate(given.recording(LEARNS)).outcome()).isEqualTo(Outcome.HEALTHY);
    }

    /** DJL's losses apply their function by themselves: what is right in DL4J is twice too much there, and what is wrong is right. */
    @ParameterizedTest
    @CsvSource({
        "DJL Trainer, sigmoid, BinaryXENT, DJL's SigmoidBinaryCrossEntropyLoss applies a sigmoid by itself",
        "DJL Trainer, softmax, MCXENT, Two softmaxes follow each other",
        "DJL Trainer, identity, BinaryXENT,",
        "DJL Trainer, identity, MCXENT,",
        "MultiLayerNetwork, sigmoid, BinaryXENT,",
        "MultiLayerNetwork, softmax, MCXENT,"
    })
    void aLossThatAppliesAFunctionBelongsBehindAnOutputWithoutOne(
            String kind, String activation, String loss, String meaning) {
        Recording recording = NetworkByHand.of("tanh", activation)
                .targets(loss, new Values(100, 2, 0.5, 0.5, 0, 1), 0.5, 1)
                .recording(FLAT);
        Model model = recording.header().model();
        Recording ofKind = new Recording(
                recording
                        .header()
                        .withModel(
                                new Model(model.name(), kind, model.layers(), model.updater(), model.parameterCount())),
                recording.windows(),
                recording.metrics(),
                recording.notes(),
                recording.dataSets(),
                recording.trainingData(),
                recording.sanity(),
                recording.ending(),
                recording.damage());

        List<Finding> findings = evaluate(ofKind).findings();

        if (meaning == null) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings)
                    .singleElement()
                    .satisfies(it -> assertThat(it.meaning()).startsWith(meaning));
        }
    }

    @Test
    void aSoftmaxOfOneUnitIsConstant() {
        NetworkByHand given = NetworkByHand.of("tanh", "softmax")
                .targets("MCXENT", new Values(100, 1, 0.5, 0.5, 0, 1), 0.5, Double.NaN);

        Finding finding = evaluate(given.recording(FLAT)).findings().get(0);
        assertThat(finding.meaning()).startsWith("The softmax of a single unit is 1");
        assertThat(finding.remedies().get(0)).startsWith("use a sigmoid");
    }

    @Test
    void whatOftenWorksIsFoundOnlyWhereTheNetworkDoesNotClearlyLearn() {
        List<NetworkByHand> often = List.of(
                NetworkByHand.of("tanh", "softmax").targets("MSE", new Values(100, 2, 0.5, 0.5, 0, 1), 0.5, 1),
                NetworkByHand.of("tanh", "sigmoid").targets("MCXENT", new Values(100, 2, 0.5, 0.5, 0, 1), 0.5, 1),
                NetworkByHand.of("tanh", "identity").targets("XENT", new Values(100, 2, 0.5, 0.5, 0, 1), 0.5, 1),
                NetworkByHand.of("softmax", "softmax").classes(1));
        for (NetworkByHand given : often) {
            assertThat(evaluate(given.recording(LEARNS)).outcome()).isEqualTo(Outcome.HEALTHY);
            assertThat(evaluate(given.recording(FLAT)).findings().get(0).severity())
                    .isEqualTo(Severity.WARNING);
            assertThat(RuleSet.of(rule)
                            .evaluate(given.recording(FLAT))
                            .findings()
                            .get(0)
                            .severity())
                    .isEqualTo(Severity.ERROR);
        }
    }

    @Test
    void unknownTargetsAreNotMeasured() {
        assertThat(evaluate(NetworkByHand.of("tanh", "sigmoid").recording(1)).isOptional())
                .isTrue();
        assertThat(evaluate(NetworkByHand.of("tanh", "sigmoid").recording(1)).outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }
}
