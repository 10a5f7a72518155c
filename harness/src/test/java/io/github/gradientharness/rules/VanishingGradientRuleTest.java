package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Profiles are the medians of circles networks in their first epoch, measured independently of this project. */
class VanishingGradientRuleTest {

    private static final double[] TANH_POSITIVE = {.070, .0088, .0026, .0023, .0088, .34};
    private static final double[] SIGMOID = {1e-5, 6.5e-5, 2.8e-4, 1.3e-3, 6.2e-3, .054};
    private static final double[] RELU = {.0064, .0051, .0044, .0041, .0038, .013};

    private final Rule rule = new VanishingGradientRule();

    private RuleResult evaluate(Recording recording) {
        return rule.evaluate(recording, rule.defaultLimit());
    }

    @Test
    void sigmoidFallsTowardsTheInput() {
        Finding finding = evaluate(Recordings.constant(20, SIGMOID)).findings().get(0);

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.layer()).isEqualTo("hidden 1");
        assertThat(finding.actual()).isEqualTo(1e-5 / .054);
        assertThat(finding.limit().value()).isEqualTo(0.01);
        assertThat(finding.fromEpoch()).isEqualTo(1);
        assertThat(finding.toEpoch()).isEqualTo(20);
        assertThat(finding.sinceEpoch()).isEqualTo(1);
        assertThat(finding.meaning()).contains("textbook");
        assertThat(finding.evidence().get(0).value()).isEqualTo("falls towards the input");
    }

    @Test
    void tanhWithPositiveKernelsIsStarvedInTheMiddleAndNotTheTextbookCase() {
        Finding finding =
                evaluate(Recordings.constant(20, TANH_POSITIVE)).findings().get(0);

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.layer()).isEqualTo("hidden 4");
        assertThat(finding.meaning()).contains("starved").doesNotContain("textbook");
        assertThat(finding.remedies().get(0)).contains("around zero");
    }

    @Test
    void reluIsHealthy() {
        assertThat(evaluate(Recordings.constant(20, RELU)).outcome()).isEqualTo(Outcome.HEALTHY);
    }

    @ParameterizedTest
    @CsvSource({"0.0101, HEALTHY", "0.01, HEALTHY", "0.0099, UNHEALTHY"})
    void theLimitItselfIsHealthy(double smallest, Outcome outcome) {
        assertThat(evaluate(Recordings.constant(3, smallest, 1.0)).outcome()).isEqualTo(outcome);
    }

    @Test
    void theMedianOverTheFirstTwentyEpochsDecidesNotOneBadEpochNorWhatComesLater() {
        List<Window> windows = new ArrayList<>();
        for (int epoch = 1; epoch <= 40; epoch++) {
            boolean bad = epoch == 5 || epoch > 20;
            windows.add(Recordings.window(epoch, bad ? 1e-6 : 0.5, 1.0));
        }

        assertThat(evaluate(Recordings.complete(Declaration.NONE, 2, windows)).outcome())
                .isEqualTo(Outcome.HEALTHY);
    }

    @Test
    void sinceIsTheFirstEpochInWhichItWasSo() {
        List<Window> windows = new ArrayList<>();
        for (int epoch = 1; epoch <= 10; epoch++) {
            windows.add(Recordings.window(epoch, epoch < 4 ? 0.5 : 1e-6, 1.0));
        }

        Finding finding = evaluate(Recordings.complete(Declaration.NONE, 2, windows))
                .findings()
                .get(0);

        assertThat(finding.sinceEpoch()).isEqualTo(4);
        assertThat(finding.sinceIteration()).isEqualTo(31);
    }

    @Test
    void zeroOverZeroIsNeverARatioOfOne() {
        RuleResult result = evaluate(Recordings.constant(5, 0.0, 0.0));

        assertThat(result.findings()).isEmpty();
        assertThat(result.explanation()).contains("see dead-layer");
    }

    @Test
    void aDeadLayerIsLeftOutOfTheComparison() {
        assertThat(evaluate(Recordings.constant(5, 0.0, 0.5, 1.0)).outcome()).isEqualTo(Outcome.HEALTHY);
        Finding finding =
                evaluate(Recordings.constant(5, 0.0, 1e-5, 1.0)).findings().get(0);
        assertThat(finding.layer()).isEqualTo("hidden 2");
    }

    @Test
    void nothingMeasuredIsInconclusive() {
        assertThat(evaluate(Recordings.complete(Declaration.NONE, 3, List.of())).outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(evaluate(Recordings.constant(5, Double.NaN, Double.NaN)).outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void oneLayerHasNoDepthToVanishOver() {
        assertThat(evaluate(Recordings.constant(5, 1e-9)).outcome()).isEqualTo(Outcome.HEALTHY);
    }

    @Test
    void aLayerThatTheUpdaterStillMovesIsOnlyAWarning() {
        Finding finding = evaluate(withUpdates(new double[] {1e-5, 1.0}, new double[] {1e-3, 1e-3}))
                .findings()
                .get(0);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.meaning()).contains("the updater rescales it");
    }

    @Test
    void aLayerWhoseUpdatesAreSmallAsWellIsAnError() {
        RuleResult result = evaluate(withUpdates(new double[] {1e-5, 1.0}, new double[] {1e-7, 1e-3}));

        assertThat(result.findings().get(0).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void aHugeKernelWithAFairNormIsOnlyAWarning() {
        double[] many = new double[1_000_000];
        Arrays.fill(many, 1e-4);
        Map<Series, Summary> series = new LinkedHashMap<>();
        series.put(new Series(0, "W", Quantity.GRADIENT), Summary.of(0.05, -0.05));
        series.put(new Series(1, "W", Quantity.GRADIENT), Summary.of(many));
        Window window = new Window(1, 1, 1, 1, Summary.of(0.7), series);

        Finding finding = evaluate(Recordings.complete(Declaration.NONE, 2, List.of(window)))
                .findings()
                .get(0);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.meaning()).contains("its norm is not small");
    }

    private static Recording withUpdates(double[] gradients, double[] updates) {
        Window window = Recordings.window(1, gradients);
        Map<Series, Summary> series = new LinkedHashMap<>(window.series());
        for (int layer = 0; layer < updates.length; layer++) {
            series.put(new Series(layer, "W", Quantity.UPDATE), Summary.of(updates[layer], -updates[layer]));
        }
        Window complete = new Window(1, 1, 1, 10, window.loss(), series);
        return Recordings.complete(Declaration.NONE, gradients.length, List.of(complete));
    }
}
