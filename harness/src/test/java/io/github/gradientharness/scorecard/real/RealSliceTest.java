package io.github.gradientharness.scorecard.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.verdict.RuleId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scorecard's way from real networks to its table, on a few variants. */
@Tag("slow")
class RealSliceTest {

    @TempDir
    Path folder;

    private static RealVariant variant(String name) {
        return RealVariants.all().stream()
                .filter(variant -> variant.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private RealTraining train(String name) {
        return new RealCorpus(folder).training(variant(name), 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dense, digits, ReLU, 2 epochs|LEARNS",
                "LeNet, 2 epochs|LEARNS",
                "SimpleRnn, first of 10|LEARNS",
                "SameDiff, digits, ReLU, 2 epochs|LEARNS",
                "fine-tuning, Adam 1e-5, 2 epochs|LEARNS",
                "dense, digits, tanh 6x32, N(0,3), 3 epochs|FAILS",
                "Bidirectional, Adam 1e-6, sine, 2 epochs|FAILS"
            })
    void networksOfEachKindGetTheLabelTheyWereMadeFor(String name, Label label) {
        RealTraining training = train(name);

        assertThat(Label.of(training.skill())).isEqualTo(label);
        assertThat(training.isUnintended()).isFalse();
        assertThat(training.recording().windows()).isNotEmpty();
    }

    @Test
    void aTrainingThatIsThereIsNotDoneAgainUnlessItsSetupChanged() throws IOException {
        RealTraining first = train("dense, digits, ReLU, 1 epoch");
        Files.writeString(first.file(), "kept");

        assertThat(train("dense, digits, ReLU, 1 epoch")).isEqualTo(first);
        assertThat(first.file()).hasContent("kept");

        Path label = first.file().resolveSibling("seed-1.txt");
        Files.writeString(label, "another setup\n0.0\n");

        assertThat(train("dense, digits, ReLU, 1 epoch").skill()).isEqualTo(first.skill());
        assertThat(first.recording().windows()).isNotEmpty();
    }

    @Test
    void resultsAreReadAsTheyWereWrittenAndCounted() throws IOException {
        List<Result> results = RealScorecard.judged(
                List.of(train("dense, cancer, tanh, 1 epoch"), train("dense, digits, tanh 6x32, N(0,3), 3 epochs")));
        Path file = folder.resolve("results.tsv");
        RealScorecard.write(file, results);

        assertThat(RealScorecard.read(file).stream().map(Result::line))
                .isEqualTo(results.stream().map(Result::line).toList());
        assertThat(new RealScorecardTable(results).markdown())
                .contains("| holdout | all | 2 | 2 | 1 | 1 | 0 | 0 | 0 |");
    }

    @Test
    void halfOfTheVariantsAreHealthyAndEveryKindHasAllOfIt() {
        List<RealVariant> all = RealVariants.all();

        assertThat(all).hasSizeGreaterThanOrEqualTo(120);
        assertThat(all.stream().filter(RealVariant::isHealthy).count())
                .isBetween(all.size() * 2 / 5L, all.size() * 3 / 5L);
        for (Kind kind : Kind.values()) {
            for (boolean holdout : new boolean[] {false, true}) {
                for (boolean healthy : new boolean[] {false, true}) {
                    assertThat(all)
                            .filteredOn(variant -> variant.kind() == kind
                                    && variant.isHoldout() == holdout
                                    && variant.isHealthy() == healthy)
                            .as("%s, holdout %s, healthy %s", kind, holdout, healthy)
                            .hasSizeGreaterThanOrEqualTo(3);
                }
            }
        }
    }

    @Test
    void fingerprintsAreTheSameInEveryRun() {
        assertThat(RealVariants.all().stream().map(RealVariant::fingerprint)).noneMatch(print -> print.contains("@"));
    }

    /** The file is written by {@code -Pscorecard -Dscorecard.corpus=real}; a variant that changed its name is no more. */
    @Test
    void theResultsThatAreKeptAreOfVariantsThatExist() throws IOException {
        Set<String> names = RealVariants.all().stream().map(RealVariant::name).collect(Collectors.toSet());

        List<Result> kept = RealScorecard.read(Path.of("src/test/resources/scorecard/real.tsv"));

        assertThat(kept).isNotEmpty().allMatch(result -> names.contains(result.variant()));
        assertThat(kept)
                .allMatch(
                        result -> result.holdout() == variant(result.variant()).isHoldout());
    }

    @Test
    void everyRuleOfOursNamesASickness() {
        assertThat(RuleId.ALL)
                .filteredOn(rule -> !rule.equals(RuleId.NOT_LEARNING)) // says that something is wrong, not what
                .filteredOn(
                        rule -> !SanityFalseAlarms.RULES.contains(rule)) // the corpus's networks are not checked on it
                .allMatch(rule -> Arrays.stream(Sickness.values()).anyMatch(sickness -> sickness.isNamedBy(rule)));
    }

    @Test
    void adviceIsToldByItsWords() {
        assertThat(Advice.in("scale the inputs, and a regression's targets, to about -1..1"))
                .contains(Advice.SCALE_INPUTS, Advice.SCALE_TARGETS);
        assertThat(Advice.in("lower the learning rate: large steps drive the units into saturation"))
                .containsExactly(Advice.LOWER_RATE);
        assertThat(Advice.in("raise the learning rate: an update of about a thousandth of the kernel is usual"))
                .containsExactly(Advice.RAISE_RATE);
        assertThat(Advice.in("initialise the kernels smaller: Glorot for tanh"))
                .contains(Advice.KERNELS_SMALLER, Advice.KERNELS_BY_FAN);
        assertThat(Advice.in("look for log(0), a division by zero")).containsExactly(Advice.LOG_OF_ZERO);
    }
}
