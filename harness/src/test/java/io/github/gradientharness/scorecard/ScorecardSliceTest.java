package io.github.gradientharness.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.rules.prediction.PredictionStudy;
import io.github.gradientharness.scorecard.Judged.Blame;
import io.github.gradientharness.scorecard.twin.Activation;
import io.github.gradientharness.verdict.RuleId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scorecard's way from training to table, on a few variants. */
class ScorecardSliceTest {

    private static final Map<String, RuleSet> DEFAULTS = Map.of("defaults", RuleSet.defaults());

    @TempDir
    static Path shared;

    private static List<LabelledTraining> train(String only) {
        return train(shared, only);
    }

    private static List<LabelledTraining> train(Path folder, String only) {
        return new Corpus(folder, 2).trainings(Variants.all(), Pattern.compile(only), false);
    }

    @Test
    void networksThatLearnAreLabelledSoAndCalledHealthy() {
        List<LabelledTraining> trainings = train("^tanh 1x5, all UNIFORM_0_1$|^tanh 3x10, moons$");

        assertThat(trainings).hasSize(4).allMatch(LabelledTraining::learned);
        assertThat(Judged.of(trainings, DEFAULTS))
                .hasSize(4 * Stage.values().length)
                .noneMatch(Judged::isFlagged);
    }

    @Test
    void faultsFailAndAreFoundForTheRightCause() {
        List<LabelledTraining> trainings =
                train("^relu 4x25, many_inputs, biases of hidden 3 -50$|^tanh 3x10, one input NaN$");
        List<Judged> atTheEnd = Judged.of(trainings, DEFAULTS).stream()
                .filter(judged -> judged.stage() == Stage.EPOCH_20)
                .toList();

        assertThat(trainings).hasSize(4).allMatch(LabelledTraining::failsByGradient);
        assertThat(atTheEnd).hasSize(4).allMatch(Judged::isAttributed);
        assertThat(atTheEnd.stream().flatMap(judged -> judged.errors().stream()).map(Blame::rule))
                .contains("dead-layer", "non-finite");
    }

    @Test
    void deadUnitsAreSeenAtInitialisationAndShuffledLabelsAreNot() {
        PredictionStudy study = new PredictionStudy();
        Scorecard.study(
                study, train("^relu 4x25, many_inputs, biases of hidden 3 -50$|^tanh 3x10, moons, labels shuffled$"));
        String both = study.markdown(true) + study.markdown(false);

        assertThat(both)
                .contains("| twin | DEAD | 1.000 [.207, 1.000] of 1 |")
                .contains("| twin | NOT_A_GRADIENT_PROBLEM | .000 [.000, .793] of 1 |");
    }

    @Test
    void shuffledLabelsFailForOtherReasons() {
        List<LabelledTraining> trainings = train("^tanh 3x10, moons, labels shuffled$");

        assertThat(trainings).hasSize(2).allMatch(LabelledTraining::failsForOtherReasons);
    }

    @Test
    void unitsSamplesAndActivationFunctionsAreRecorded() {
        Recording recording =
                train("^relu 4x25, many_inputs, biases of hidden 3 -50$").get(0).recording();
        Window first = recording.windows().get(0);

        assertThat(recording.header().model().layers().get(2).activation()).isEqualTo("relu");
        assertThat(recording.header().model().layers().get(4).activation()).isEqualTo("sigmoid");
        assertThat(first.units(new UnitSeries(2, "", Statistic.ZERO_SHARE)))
                .hasValueSatisfying(
                        units -> assertThat(units.lowest().get(0).value()).isEqualTo(1.0));
        assertThat(first.summary(new Series(4, "", Quantity.SAMPLE_CONCENTRATION)))
                .isPresent();
        assertThat(first.summary(new Series(0, "", Quantity.UNIT_SIMILARITY))).isPresent();
    }

    @Test
    void aFrozenLayerHasNoUpdate() {
        Variant frozen = Variant.of(Activation.TANH, 2, 5).fault("hidden 1 frozen", new Fault.Frozen(0, 1, true));
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("frozen"));
        new Training(frozen, 1).recordEpochs(recorder, 1);
        Window first = recorder.recording().windows().get(0);

        assertThat(first.summary(new Series(0, "W", Quantity.UPDATE))
                        .orElseThrow()
                        .isAllZero())
                .isTrue();
        assertThat(first.summary(new Series(0, "W", Quantity.GRADIENT))
                        .orElseThrow()
                        .isAllZero())
                .isFalse();
        assertThat(first.summary(new Series(1, "W", Quantity.UPDATE))
                        .orElseThrow()
                        .isAllZero())
                .isFalse();
    }

    @Test
    void stagesShowTheBeginningOnly() {
        var recording = train("^tanh 3x10, moons$").get(0).recording();

        assertThat(recording.lastEpoch()).isEqualTo(20);
        assertThat(Stage.INITIALISATION.of(recording).iterations()).isEqualTo(1);
        assertThat(Stage.INITIALISATION.of(recording).metrics()).isEmpty();
        assertThat(Stage.EPOCH_1.of(recording).iterations()).isEqualTo(16);
        assertThat(Stage.EPOCH_5.of(recording).lastEpoch()).isEqualTo(5);
        assertThat(Stage.EPOCH_5.of(recording).iterations()).isEqualTo(80);
        assertThat(Stage.EPOCH_20.of(recording).windows()).isEqualTo(recording.windows());
    }

    @Test
    void aCorpusThatIsThereIsNotTrainedAgain(@TempDir Path folder) throws IOException {
        LabelledTraining first = train(folder, "^tanh 3x10, moons$").get(0);
        Files.writeString(first.file(), "kept");

        assertThat(train(folder, "^tanh 3x10, moons$").get(0)).isEqualTo(first);
        assertThat(first.file()).hasContent("kept");
    }

    @Test
    void halvesAreDecidedByTheOrderOfDeclarationAndShareEveryCause() {
        Map<String, Half> halves = Half.of(Variants.all());
        Map<Cause, List<Half>> byCause = Variants.all().stream()
                .collect(Collectors.groupingBy(
                        variant -> variant.causes().get(0),
                        Collectors.mapping(variant -> halves.get(variant.name()), Collectors.toList())));

        assertThat(byCause.keySet()).contains(Cause.VANISHING, Cause.DEAD, Cause.SATURATED, Cause.EXPLODING);
        assertThat(byCause.values()).allSatisfy(its -> assertThat(its).contains(Half.FIT, Half.HOLDOUT));
        Map<String, Half> fewer = Half.of(Variants.all().subList(0, 100));
        assertThat(halves).containsAllEntriesOf(fewer);
    }

    @Test
    void everyCauseIsNamedByARuleOfOurs() {
        assertThat(RuleId.ALL.stream().flatMap(id -> Cause.namedBy(id).stream()))
                .containsExactlyInAnyOrder(
                        Cause.VANISHING,
                        Cause.EXPLODING,
                        Cause.NON_FINITE,
                        Cause.DEAD,
                        Cause.DEAD,
                        Cause.SATURATED,
                        Cause.COLLAPSED,
                        Cause.STALLED);
        assertThat(Cause.namedBy("sagemaker-exploding-tensor")).contains(Cause.NON_FINITE);
        assertThat(Cause.namedBy("sagemaker-overfit")).isEmpty();
    }

    @Test
    void intervalsAreWilsons() {
        // R: prop.test(5, 10, correct = FALSE)$conf.int; binom::binom.wilson(0, 10)
        assertThat(new Share(5, 10)).hasToString(".500 [.237, .763] of 10");
        assertThat(new Share(0, 10)).hasToString(".000 [.000, .278] of 10");
        assertThat(new Share(0, 0)).hasToString("-");
    }
}
