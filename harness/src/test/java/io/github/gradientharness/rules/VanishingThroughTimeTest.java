package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VanishingThroughTimeTest {

    private static Layer layer(int index, String type) {
        return new Layer(
                index,
                "layer " + index,
                type,
                "tanh",
                2,
                2,
                List.of(new Parameter("W", Parameter.Role.KERNEL, List.of(2L, 2L))));
    }

    /** Three epochs in which the input of a recurrent layer gets these gradients, time step by time step. */
    private static Recording recording(String type, String name, double... sizes) {
        Map<Series, Summary> series = new LinkedHashMap<>();
        series.put(new Series(0, "W", Quantity.GRADIENT), Summary.of(0.1));
        series.put(new Series(1, "W", Quantity.GRADIENT), Summary.of(0.1));
        for (int i = 0; i < sizes.length; i++) {
            series.put(new Series(0, name.replace("#", "" + (i + 1)), Quantity.INPUT_GRADIENT), Summary.of(sizes[i]));
        }
        List<Window> windows = new ArrayList<>();
        for (int epoch = 1; epoch <= 3; epoch++) {
            windows.add(new Window(epoch, epoch, 10L * epoch - 9, 10L * epoch, Summary.of(0.7), series));
        }
        Model model = new Model("rnn", "MultiLayerNetwork", List.of(layer(0, type), layer(1, "OutputLayer")), "Sgd", 8);
        return new Recording(
                Recordings.header(model, Declaration.NONE),
                windows,
                List.of(),
                new Ending(Ending.Status.COMPLETE, 30, 3, 1, 1, ""),
                "");
    }

    private static List<Finding> findings(Recording recording) {
        return new VanishingGradientRule()
                .evaluate(recording, Limit.atLeast(0.01))
                .findings();
    }

    private static List<Finding> findings(double... sizes) {
        return findings(recording("LastTimeStep(SimpleRnn)", "time step #", sizes));
    }

    @Test
    void whatIsLeftOfTheGradientAtTheFirstStepIsSaid() {
        assertThat(findings(1e-9, 1e-6, 1e-3, 1)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(RuleId.VANISHING_GRADIENT);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.layer()).isEqualTo("layer 0");
            assertThat(finding.actual()).isEqualTo(1e-9);
            assertThat(finding.judged()).isEqualTo(Quantity.INPUT_GRADIENT);
            assertThat(finding.meaning())
                    .isEqualTo("The gradient vanishes through time: what reaches time step 1 is 1e-9 of what reaches"
                            + " time step 4. What happened early in the sequence can't be learned.");
            assertThat(finding.remedies().get(0)).contains("LSTM", "in place of a SimpleRnn");
        });
    }

    @Test
    void anLstmKeepsItsGates() {
        assertThat(findings(recording("Bidirectional(LSTM)", "time step #", 1e-9, 1e-3, 1)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedies().get(0)).contains("forget gate"));
    }

    @Test
    void aTenThousandthIsEnough() {
        assertThat(findings(1.01e-4, 1e-2, 1)).isEmpty();
        assertThat(findings(0.99e-4, 1e-2, 1)).hasSize(1);
    }

    /** Each step has a loss of its own, or the end is padding. */
    @Test
    void stepsBehindTheOneThatGetsMostAreNotAsked() {
        assertThat(findings(1, 1e-3, 1e-9)).isEmpty();
    }

    @Test
    void paddingAtTheBeginningIsNotAsked() {
        assertThat(findings(0, 0, 0.5, 1)).isEmpty();
    }

    @Test
    void nothingAtAllBeforeTheLastStepHasVanished() {
        assertThat(findings(0, 0, 0, 1)).singleElement().satisfies(finding -> {
            assertThat(finding.actual()).isZero();
            assertThat(finding.meaning()).contains("time step 1 is 0 of");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"time steps # to 99", "part # of 32 of the sequence"})
    void stretchesAndPartsAreSteps(String name) {
        assertThat(findings(recording("SimpleRnn", name, 1e-9, 1e-6, 1))).hasSize(1);
    }

    @Test
    void twoStepsAreNoWay() {
        assertThat(findings(1e-9, 1)).isEmpty();
    }

    @Test
    void onlyFiniteValuesCount() {
        assertThat(findings(Double.NaN, 1e-9, 1e-5, 1))
                .singleElement()
                .satisfies(finding -> assertThat(finding.measure()).contains("time step 2"));
        assertThat(findings(Double.NaN, Double.NaN, Double.NaN)).isEmpty();
    }

    @Test
    void aWindowShowsItByItself() {
        Recording recording = recording("SimpleRnn", "time step #", 1e-9, 1e-6, 1);
        Finding finding = findings(recording).get(0);

        assertThat(new VanishingGradientRule()
                        .isBad(recording, recording.windows().get(0), finding))
                .isTrue();
        Recording other = recording("SimpleRnn", "time step #", 1, 1, 1);
        assertThat(new VanishingGradientRule().isBad(other, other.windows().get(0), finding))
                .isFalse();
    }

    @Test
    void aGradientThatGrowsThroughTimeIsClippedFirst() {
        Recording recording = recording("SimpleRnn", "time step #", 1e6, 1e3, 1);

        RuleResult exploding = new ExplodingGradientRule().evaluate(recording, Limit.atMost(0.01));

        assertThat(exploding.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.remedies().get(0)).startsWith("clip the gradient's norm");
            assertThat(finding.evidence()).anySatisfy(fact -> {
                assertThat(fact.name()).startsWith("mean |dL/dx| of its input at the first time step over");
                assertThat(fact.value()).isEqualTo("1e6");
            });
        });
    }
}
