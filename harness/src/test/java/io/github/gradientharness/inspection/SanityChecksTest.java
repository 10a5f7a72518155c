package io.github.gradientharness.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.assertj.GradientAssertions;
import io.github.gradientharness.inspection.Bugs.Bug;
import io.github.gradientharness.inspection.SanityChecks.Result;
import io.github.gradientharness.verdict.Diagnosis.PredictedLayer;
import io.github.gradientharness.verdict.Diagnosis.PredictedLayer.Gradient;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Each bug of a gallery is found by the rule that is meant for it, and its healthy twin is silent. */
@Tag("slow")
class SanityChecksTest {

    private static final Path PAGE = Path.of("../docs/sanity-checks.md");

    static List<Bug> bugs() {
        return Bugs.all();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void theRuleThatIsMeantForItFindsIt(Bug bug) {
        List<Finding> findings = bug.sick().check(bug.isCausal()).findings();

        assertThat(findings).extracting(Finding::rule).contains(bug.rule());
        assertThat(findings)
                .filteredOn(finding -> finding.severity() != Severity.INFO && !finding.isConsequence())
                .extracting(Finding::rule)
                .allMatch(rule -> rule.equals(bug.rule()) || bug.alongside().contains(rule));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void itsTwinIsSilent(Bug bug) {
        assertThat(bug.twin().check(bug.isCausal()).findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void noTwinIsSaidToBeUnlikelyToLearn(Bug bug) {
        assertThat(bug.twin().check(bug.isCausal()).prediction())
                .hasValueSatisfying(
                        prediction -> assertThat(prediction.isWarning()).isFalse());
    }

    @Test
    void aNetworkWithoutAnyGradientIsSaidToBeUnlikelyToLearn() {
        Result zero = bugs().stream()
                .filter(bug -> bug.name().equals("all kernels begin with zero"))
                .findFirst()
                .orElseThrow()
                .sick()
                .check(false);

        assertThat(zero.prediction()).hasValueSatisfying(prediction -> {
            assertThat(prediction.isWarning()).isTrue();
            assertThat(prediction.lower()).isGreaterThan(0.8);
            assertThat(prediction.layers())
                    .extracting(PredictedLayer::predicted)
                    .contains(Gradient.NONE);
        });
        assertThat(zero.toString())
                .contains(
                        "Predicted at initialisation\n  Unlikely to learn: of ",
                        "largest layer's gradient over the smallest's");
    }

    @Test
    void thePageListsTheBugs() throws IOException {
        String table = bugs().stream()
                .map(bug -> "| " + bug.name() + " | `" + bug.rule() + "` | "
                        + bug.alongside().stream()
                                .sorted()
                                .map(rule -> "`" + rule + "`")
                                .collect(Collectors.joining(", "))
                        + " |")
                .collect(Collectors.joining("\n", "", "\n"));

        Files.writeString(Path.of("target/sanity-bugs.md"), table);
        assertThat(bugs()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(Files.readString(PAGE))
                .as("Put harness/target/sanity-bugs.md in place of the table's rows")
                .contains(table);
    }

    static Stream<Object> models() {
        return Stream.of(
                SmallModels.classifier(settings -> settings.l2(1e-3)),
                SmallModels.classifier().toComputationGraph(),
                SmallModels.graph());
    }

    @ParameterizedTest
    @MethodSource("models")
    void modelAndDataAndRandomNumbersStayAsTheyWere(Object model) {
        DataSet data = SmallModels.classes();
        DataSet before = data.copy();
        INDArray parameters = parameters(model).dup();
        Nd4j.getRandom().setSeed(3);
        INDArray expected = Nd4j.rand(5);
        Nd4j.getRandom().setSeed(3);

        assertThat(SanityChecks.of(model).on(data).isHealthy()).isTrue();

        assertThat(Nd4j.rand(5)).isEqualTo(expected);
        assertThat(parameters(model)).isEqualTo(parameters);
        assertThat(data).isEqualTo(before);
        assertThat(listeners(model)).isZero();
    }

    private static INDArray parameters(Object model) {
        return model instanceof SameDiff graph
                ? graph.getVariable("hidden").getArr()
                : ((org.deeplearning4j.nn.api.Model) model).params();
    }

    private static int listeners(Object model) {
        return model instanceof SameDiff graph
                ? graph.getListeners().size()
                : model instanceof MultiLayerNetwork network
                        ? network.getListeners().size()
                        : ((org.deeplearning4j.nn.graph.ComputationGraph) model)
                                .getListeners()
                                .size();
    }

    @Test
    void assertionsTakeTheResult() {
        Bug bug = bugs().stream()
                .filter(it -> it.rule().equals(RuleId.LEAKING_SAMPLES))
                .findFirst()
                .orElseThrow();

        GradientAssertions.assertThat(bug.twin().check(false)).isHealthy().hasNoFindings();
        assertThatThrownBy(() ->
                        GradientAssertions.assertThat(bug.sick().check(false)).isHealthy())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("leaking-samples");
    }

    @Test
    void theResultPrintsLikeAFailure() {
        MultiLayerNetwork network = SmallModels.classifier();
        network.getParam("0_W").getRow(1).assign(0);
        DataSet data = SmallModels.classes();

        assertThat(SanityChecks.of(network)
                        .on(data.getFeatures(), data.getLabels())
                        .toString())
                .startsWith("HEALTHY: 1 findings on one minibatch of 32 samples")
                .contains("WARNING unused-input in layer")
                .contains("column 1 of 'input'");
        assertThat(SanityChecks.of(SmallModels.classifier()).on(data))
                .hasToString("HEALTHY: no findings on one minibatch of 32 samples");
    }

    @Test
    void whatIsNoModelOrNoMinibatchIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SanityChecks.of("model").on(SmallModels.classes()))
                .withMessageContaining("java.lang.String");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SanityChecks.of(SmallModels.classifier()).on("minibatch"))
                .withMessageContaining("Hand over a DataSet");
    }
}
