package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No recording, however odd, makes a rule throw, and what the rules say of it holds together. */
class OddRecordingsTest {

    private static final double[] VALUES = {
        0, -0.0, 1e-300, 1e-40, 1e-6, 0.5, 1, 20, 1e6, 1e200, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY
    };
    private static final String[] ACTIVATIONS = {"", "relu", "tanh", "sigmoid", "leakyrelu", "identity"};
    private static final double[] LIMITS = {Double.NaN, -1, 0, 0.5, Double.POSITIVE_INFINITY};

    @Test
    void noRuleThrowsOnAnyRecordingOrLimit() {
        judgeOddRecordings(500, new Random(7));
    }

    @Test
    @Tag("long")
    void noRuleThrowsOnAnyOfManyRecordings() {
        judgeOddRecordings(20_000, new Random(8));
    }

    private static void judgeOddRecordings(int count, Random random) {
        for (int i = 0; i < count; i++) {
            Recording recording = recording(random);
            Map<String, Double> limits = new LinkedHashMap<>();
            RuleId.ALL.stream()
                    .filter(id -> random.nextInt(5) == 0)
                    .forEach(id -> limits.put(id, LIMITS[random.nextInt(LIMITS.length)]));
            String seen = recording.toString();
            assertThatCode(() -> requireCoherent(RuleSet.defaults().evaluate(recording, new Judgement(limits, false))))
                    .as("recording %s: %s", i, seen.substring(0, Math.min(3000, seen.length())))
                    .doesNotThrowAnyException();
        }
    }

    /** A network with an error has one to mend first, and no two findings are each other's cause. */
    private static void requireCoherent(Diagnosis diagnosis) {
        boolean unhealthy = diagnosis.outcome() == Outcome.UNHEALTHY;
        if (unhealthy) {
            Finding primary = diagnosis.primary().orElseThrow();
            assertThat(primary.severity()).isEqualTo(Severity.ERROR);
            assertThat(diagnosis.findings().get(0)).isEqualTo(primary);
        }
        assertThat(diagnosis.consequences())
                .allMatch(finding -> finding.severity() != Severity.ERROR)
                .allSatisfy(finding -> assertThat(diagnosis.findings())
                        .anyMatch(cause -> cause.rule().equals(finding.followsFrom())));
        if (!diagnosis.consequences().isEmpty()) {
            assertThat(unhealthy).isTrue();
        }
    }

    private static Recording recording(Random random) {
        List<Layer> layers = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            layers.add(layer(layers.size(), random));
        }
        List<Window> windows = new ArrayList<>();
        int epochs = random.nextInt(4) == 0 ? 20 : random.nextInt(4);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            windows.add(window(epoch, layers, random));
        }
        Recording complete = Recordings.complete(Declaration.NONE, 1, windows);
        Model model = new Model("odd", "odd", layers, "", 0);
        return new Recording(Recordings.header(model, Declaration.NONE), windows, List.of(), complete.ending(), "");
    }

    private static Layer layer(int index, Random random) {
        List<Parameter> parameters = new ArrayList<>();
        if (random.nextInt(6) > 0) {
            parameters.add(new Parameter("W", Parameter.Role.KERNEL, List.of(2L, 2L)));
        }
        if (random.nextBoolean()) {
            parameters.add(new Parameter("b", Parameter.Role.BIAS, List.of(2L)));
        }
        String activation = ACTIVATIONS[random.nextInt(ACTIVATIONS.length)];
        return new Layer(index, "layer " + index, "", activation, 2, random.nextInt(4), parameters);
    }

    private static Window window(int epoch, List<Layer> layers, Random random) {
        Map<Series, Summary> series = new LinkedHashMap<>();
        Map<UnitSeries, UnitSummary> units = new LinkedHashMap<>();
        for (int layer = 0; layer < layers.size() + random.nextInt(2); layer++) {
            for (Quantity quantity : Quantity.values()) {
                for (String parameter : List.of("W", "b", "")) {
                    if (random.nextInt(3) > 0) {
                        series.put(new Series(layer, parameter, quantity), summary(random));
                    }
                }
            }
            for (Statistic statistic : Statistic.values()) {
                if (random.nextBoolean()) {
                    double[] values = random.doubles(random.nextInt(4))
                            .map(value -> random.nextBoolean() ? 1 : value)
                            .toArray();
                    units.put(new UnitSeries(layer, "", statistic), UnitSummary.of(values));
                }
            }
        }
        Summary loss = random.nextInt(4) == 0 ? summary(random) : Summary.of(1.0 / epoch);
        return new Window(epoch, epoch, epoch * 10L - 9, epoch * 10L, loss, series, Map.of(), units);
    }

    private static Summary summary(Random random) {
        double[] values = new double[random.nextInt(4)];
        for (int i = 0; i < values.length; i++) {
            values[i] = VALUES[random.nextInt(VALUES.length)] * (random.nextBoolean() ? 1 : -1);
        }
        return Summary.of(values);
    }

    @Test
    void aGradientThatIsZeroInMostEpochsOfEveryLayerIsJudged() {
        List<Window> windows = new ArrayList<>();
        for (int epoch = 1; epoch <= 20; epoch++) {
            windows.add(epoch > 3 ? Recordings.window(epoch, 0, 0, 0) : Recordings.window(epoch, 1e-5, 1e-7, 1));
        }

        Diagnosis diagnosis = RuleSet.defaults().evaluate(Recordings.complete(Declaration.NONE, 3, windows));

        assertThat(diagnosis.outcome()).isEqualTo(Outcome.UNHEALTHY);
        assertThat(diagnosis.findings())
                .filteredOn(finding -> finding.rule().equals(RuleId.VANISHING_GRADIENT))
                .extracting(Finding::layer)
                .containsExactly("hidden 2");
    }
}
