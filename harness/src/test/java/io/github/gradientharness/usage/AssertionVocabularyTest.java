package io.github.gradientharness.usage;

import static io.github.gradientharness.assertj.GradientAssertions.assertThat;
import static io.github.gradientharness.assertj.GradientAssertions.assertThatRecording;
import static io.github.gradientharness.assertj.GradientAssertions.assertThatRecordings;
import static io.github.gradientharness.assertj.GradientAssertions.firstLayer;
import static io.github.gradientharness.assertj.GradientAssertions.lastLayer;
import static io.github.gradientharness.assertj.GradientAssertions.layer;
import static io.github.gradientharness.recording.Quantity.ACTIVATION_GRADIENT;
import static io.github.gradientharness.recording.Quantity.GRADIENT;
import static io.github.gradientharness.recording.Quantity.PARAMETER;
import static io.github.gradientharness.recording.Quantity.UPDATE;
import static io.github.gradientharness.verdict.RuleId.DEAD_LAYER;
import static io.github.gradientharness.verdict.RuleId.VANISHING_GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.gradientharness.assertj.GradientSoftAssertions;
import io.github.gradientharness.assertj.GradientSoftAssertionsProvider;
import io.github.gradientharness.assertj.Statistic;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.Preset;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vocabulary as a user's test in another package sees it. The snippets of docs/assertions.md are copies of these. */
class AssertionVocabularyTest {

    @TempDir
    private Path folder;

    private Path file;
    private GradientRecorder recorder;

    @BeforeEach
    void train() {
        file = folder.resolve("trains.jsonl");
        recorder = new GradientRecorder(new RecorderOptions(
                "run",
                "FraudModelTest",
                "trains",
                "trains()",
                Declaration.NONE,
                Windowing.EPOCH,
                Preset.FULL,
                () -> file));
        for (int epoch = 1; epoch <= 20; epoch++) {
            for (int batch = 0; batch < 4; batch++) {
                recordLayer("hidden 1", 0.05);
                recordLayer("hidden 2", 0.1);
                recordLayer("output", 0.2);
                recorder.endIteration(1.0 / epoch);
            }
            recorder.endEpoch();
            recorder.metric("test accuracy", 0.6 + 0.01 * epoch);
        }
        recorder.end(Ending.Status.COMPLETE);
    }

    private void recordLayer(String name, double size) {
        recorder.record(name, GRADIENT, new double[] {size, -size, size, -size});
        recorder.record(name, "b", GRADIENT, new double[] {size});
        recorder.record(name, UPDATE, new double[] {0.01 * size, 0.01 * size, 0.01 * size, 0.01 * size});
        recorder.record(name, PARAMETER, new double[] {1, -1, 1, -1});
    }

    @Test
    void windows() {
        assertThat(recorder).inEpochs(1, 20).smallestOverLargestLayer().isGreaterThan(0.01);
        assertThat(recorder)
                .inFirstEpoch()
                .gradientRatio(firstLayer(), lastLayer())
                .isGreaterThan(1e-3);
        assertThat(recorder).inLastEpoch().meanLoss().isLessThan(0.5);
        assertThat(recorder).atIteration(1).eachLayer().gradient().zeroShare().isLessThan(0.5);
        assertThat(recorder).inIterations(1, 80).firstLayer().gradient().l2().isBetween(1e-3, 10.0);
        assertThat(recorder).overall().eachLayer().gradient().nonFiniteCount().isZero();
    }

    @Test
    void layers() {
        assertThat(recorder)
                .inEpoch(1)
                .layer("hidden 1")
                .gradient()
                .meanAbsolute()
                .isGreaterThan(1e-4);
        assertThat(recorder).inEpoch(1).layer(0).gradient().ofBias().max().isLessThan(1);
        assertThat(recorder).inEpoch(1).hiddenLayers().gradient().meanAbsolute().isBetween(1e-4, 1.0);
        assertThat(recorder)
                .inEpoch(1)
                .layersMatching("hidden *")
                .update()
                .rootMeanSquare()
                .isPositive();
    }

    @Test
    void statistics() {
        assertThat(recorder)
                .overall()
                .firstLayer()
                .parameter()
                .standardDeviation()
                .isGreaterThan(0.1);
        assertThat(recorder)
                .overall()
                .lastLayer()
                .gradient()
                .ofParameter("b")
                .mean()
                .isPositive();
        assertThat(recorder)
                .overall()
                .eachLayer()
                .update()
                .statistic(Statistic.MAXIMUM)
                .isLessThan(0.1);
    }

    @Test
    void distributions() {
        assertThat(recorder).overall().firstLayer().gradient().quantile(0.99).isLessThan(1);
        assertThat(recorder)
                .overall()
                .eachLayer()
                .gradient()
                .distribution()
                .shareBetween(-1, 1)
                .isEqualTo(1);
        assertThat(recorder)
                .overall()
                .eachLayer()
                .gradient()
                .distribution()
                .zeroShare()
                .isLessThan(0.9);
    }

    @Test
    void ratiosAndSlopes() {
        assertThat(recorder)
                .inEpochs(1, 20)
                .gradientRatio(layer("hidden 1"), lastLayer())
                .isGreaterThan(1e-3);
        assertThat(recorder)
                .inEpochs(1, 20)
                .ratio(UPDATE, Statistic.L2, firstLayer(), lastLayer())
                .isGreaterThan(0.1);
        assertThat(recorder).inEpochs(1, 20).smallestOverLargestLayer().isGreaterThan(0.01);
        assertThat(recorder)
                .inEpochs(1, 20)
                .eachLayer()
                .updateToParameterRatio()
                .isBetween(1e-5, 1e-1);
        assertThat(recorder).inEpochs(1, 20).gradientSlope().isBetween(-0.5, 0.5);
        assertThat(recorder).inEpochs(1, 20).gradientSlopeLowerBound().isLessThan(0.5);
        assertThat(recorder).inEpochs(1, 20).eachLayer().update().l2().slope().isBetween(-0.5, 0.5);
    }

    @Test
    void findingsAndVerdicts() {
        assertThat(recorder).isHealthy();
        assertThat(recorder).hasNoFinding(VANISHING_GRADIENT).hasNoFinding(DEAD_LAYER);
        assertThat(recorder).withLimit(VANISHING_GRADIENT, 0.9).hasFinding(VANISHING_GRADIENT, "hidden 1");
        assertThat(recorder).findings().extracting(Finding::rule).doesNotContain(DEAD_LAYER);
        assertThat(recorder).judgedBy(RuleSet.defaults()).hasVerdict(Outcome.HEALTHY);
    }

    @Test
    void metricsAndLoss() {
        assertThat(recorder).metric("test accuracy").last().isGreaterThan(0.7);
        assertThat(recorder).accuracy().atEpoch(10).isGreaterThan(0.6);
        assertThat(recorder).loss().falls();
        assertThat(recorder).loss().last().isLessThan(0.1);
    }

    @Test
    void seeds() {
        List<Recording> recordings = recorder.recordings();
        assertThatRecordings(recordings).shareOfHealthy().observed().isGreaterThan(0.9);
        assertThatRecordings(recordings)
                .shareThatSatisfies("that learn", seed -> seed.accuracy().last().isGreaterThan(0.7))
                .lowerBound()
                .isGreaterThan(0.2);
        assertThatRecordings(recordings).allSatisfy(seed -> seed.loss().falls());
        assertThatRecordings(recordings).lastMetrics("test accuracy").allMatch(accuracy -> accuracy > 0.7);
    }

    @Test
    void files() {
        assertThatRecording(file).inEpochs(1, 20).smallestOverLargestLayer().isGreaterThan(0.01);
        assertThatRecordings(folder).shareOfHealthy().observed().isEqualTo(1);
    }

    @Test
    void descriptions() {
        assertThat(recorder).as("fraud model").inEpochs(1, 20).gradientSlope().isLessThan(0.5);
        assertThat(recorder).withFailMessage("ask the platform team").loss().falls();
    }

    @Test
    void softAssertions() {
        GradientSoftAssertions.assertSoftly(softly -> {
            softly.assertThat(recorder)
                    .inEpochs(1, 20)
                    .smallestOverLargestLayer()
                    .isGreaterThan(0.01);
            softly.assertThat(recorder).accuracy().last().isGreaterThan(0.7);
        });
    }

    static class ProjectSoftAssertions extends SoftAssertions implements GradientSoftAssertionsProvider {}

    @Test
    void softAssertionsOfOnesOwnCollectBothKinds() {
        ProjectSoftAssertions softly = new ProjectSoftAssertions();
        softly.assertThat(recorder).inEpochs(1, 20).gradientSlope().isNegative();
        softly.assertThat(recorder).overall().firstLayer().activation().mean().isZero();
        softly.assertThat("text").isEmpty();
        softly.assertThat(file).doesNotExist();

        assertThat(softly.assertionErrorsCollected()).hasSize(4);
    }

    @Test
    void eachSoftFailureNamesTheTestsLine() {
        GradientSoftAssertions softly = new GradientSoftAssertions();
        softly.assertThat(recorder).inEpochs(21, 30).layer(0).gradient().mean().isEqualTo(7);
        softly.assertThat(recorder).inEpoch(1).layer(0).gradient().mean().isEqualTo(7);
        softly.assertThat(recorder).inEpoch(1).eachLayer().gradient().mean().isEqualTo(7);
        softly.assertThat(recorder).isUnhealthy();

        assertThat(softly.errorsCollected())
                .hasSize(4)
                .allSatisfy(error -> assertThat(error)
                        .hasMessageContaining("at AssertionVocabularyTest.eachSoftFailureNamesTheTestsLine"));
    }

    @Test
    void whatIsNotMeasuredFails() {
        assertThat(catchThrowable(() -> assertThat(recorder)
                        .overall()
                        .ratio(ACTIVATION_GRADIENT, Statistic.MEAN_ABSOLUTE, firstLayer(), lastLayer())))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("The dL/da of layer 'hidden 1' was not measured in the whole training.");
    }

    /** What stands in the documentation compiles and passes, because it stands here. */
    @Test
    void theSnippetsOfTheDocumentationAreThoseOfThisTest() throws IOException {
        String source = plain(Files.readString(
                Path.of("src/test/java/io/github/gradientharness/usage/AssertionVocabularyTest.java")));
        String page = Files.readString(Path.of("../docs/assertions.md"));
        List<String> blocks = List.of(page.split("```java\n")).stream()
                .skip(1)
                .map(block -> block.substring(0, block.indexOf("```")))
                .toList();

        assertThat(blocks).hasSizeGreaterThan(10);
        assertThat(blocks).allSatisfy(block -> assertThat(source).contains(plain(block)));
    }

    private static String plain(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("")).replace(" ", "");
    }
}
