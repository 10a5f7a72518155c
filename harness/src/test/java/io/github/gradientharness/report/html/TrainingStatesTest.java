package io.github.gradientharness.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.Chromium;
import io.github.gradientharness.report.Contrast;
import io.github.gradientharness.report.Demo;
import io.github.gradientharness.report.SyntheticTraining;
import io.github.gradientharness.report.figure.DepthFigure;
import io.github.gradientharness.report.figure.Detail;
import io.github.gradientharness.report.figure.MoreDepthFigures;
import io.github.gradientharness.report.figure.State;
import io.github.gradientharness.report.figure.Training;
import io.github.gradientharness.report.summary.SummaryReport;
import io.github.gradientharness.report.view.BadgeView;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.report.view.FindingView;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.SeedGroupDiagnosis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Each state of a training has its own word and colour, on every page. */
@Tag("slow")
class TrainingStatesTest {

    @TempDir
    Path folder;

    private static SyntheticTraining relu(String test) {
        return SyntheticTraining.of(test, SyntheticTraining.RELU);
    }

    private static JudgedRecording warned() {
        return relu("oneLayerHardlyMoves").stalled(2).judged();
    }

    static JudgedRecording failed() {
        return relu("accuracyIsTooLow").testFailed().judged();
    }

    private static JudgedRecording failedAndUnhealthy() {
        return Demo.sigmoid().test("failsAndIsSick").testFailed().judged();
    }

    private static JudgedRecording signalVanishes() {
        return relu("signalDiesOnItsWayBack")
                .signal(1e-7, 1e-6, 2e-5, 4e-4, 8e-3)
                .accuracy(0.5)
                .judged();
    }

    /** One training of each state that {@link Demo} has none of. */
    static List<JudgedRecording> states() {
        return List.of(warned(), failed(), failedAndUnhealthy(), signalVanishes());
    }

    private String index(JudgedRecording... recordings) throws IOException {
        return Files.readString(HtmlReport.write(folder, List.of(recordings), Demo.CONTEXT));
    }

    private String recordingPage() throws IOException {
        return Files.readString(
                HtmlReportInChromiumTest.pages(folder.resolve("recordings")).get(0));
    }

    @Test
    void aWarningIsNotCalledHealthyAnywhere() throws IOException {
        assertThat(index(warned(), warned()))
                .containsSubsequence(
                        "<title>WARNING: gradients of fraud-model</title>",
                        "<div class=\"banner warn\">",
                        "No rule finds an unexpected error: 2 trainings in 1 test, 2 with a warning.",
                        "href=\"#noticed\"><b>2</b>",
                        "data-verdict=\"warn\"")
                .doesNotContain("banner good", "data-verdict=\"good\"", "HEALTHY");
        assertThat(recordingPage()).contains("<div class=\"banner warn\">").doesNotContain("> HEALTHY");
        assertThat(Files.readString(folder.resolve("compare.html")))
                .contains("<span class=\"badge warn\">")
                .doesNotContain("badge good");
    }

    @Test
    void aWarnedSeedIsNotCalledHealthyAmongTheSeeds() throws IOException {
        index(
                relu("seeded").stalled(2).ofSeed(1).judged(),
                relu("seeded").ofSeed(2).judged());
        assertThat(Files.readString(folder.resolve("seeds.html")))
                .containsSubsequence("<li class=\"warn\">", "WARNING", "<li class=\"good\">", "HEALTHY");
    }

    @Test
    void theSummaryForPipelinesKeepsItsVerdicts() throws IOException {
        Path summary = folder.resolve("summary.json");
        SummaryReport.write(summary, folder, List.of(warned(), failed()));
        assertThat(Files.readString(summary).lines().filter(line -> line.contains("\"verdict\"")))
                .hasSize(3)
                .allMatch(line -> line.contains("\"HEALTHY\""));
    }

    @Test
    void aTestThatFailedIsNeverPlainHealthy() throws IOException {
        assertThat(index(failed(), relu("passes").judged()))
                .containsSubsequence(
                        "<div class=\"banner failed\">",
                        "No rule finds an unexpected error, but the test failed in 1 of 2 trainings in 2 tests, 1 healthy.",
                        "<dt>What</dt><dd><bdi>The test failed. Its gradients are healthy.",
                        "data-verdict=\"failed\"",
                        "TEST FAILED",
                        "The test failed. Its gradients are healthy. Every layer gets a gradient");
        assertThat(recordingPage())
                .containsSubsequence(
                        "<div class=\"banner failed\">",
                        "TEST FAILED",
                        "accuracyIsTooLow",
                        "<p>The test failed. Its gradients are healthy.")
                .doesNotContain("banner good");
    }

    @Test
    void whatTheTestThrewIsSaidOnThePageAndInTheSummary() throws IOException {
        JudgedRecording failed = relu("ratioIsTooLow")
                .testFailedWith("epochs 1 to 20: mean |gradient| of 'hidden1' over 'output': Expecting actual: 0.5")
                .judged();

        assertThat(index(failed))
                .contains(
                        "The test failed: epochs 1 to 20: mean |gradient| of 'hidden1' over 'output': Expecting actual:"
                                + " 0.5. Its gradients are healthy.");
        Path summary = folder.resolve("summary.json");
        SummaryReport.write(summary, folder, List.of(failed));
        assertThat(Files.readString(summary))
                .contains(
                        "\"testFailed\" : true",
                        "\"failure\" : \"epochs 1 to 20: mean |gradient| of 'hidden1' over 'output': Expecting actual: 0.5\"");
    }

    @Test
    void aTestThatFailedWithAWarningSaysBoth() throws IOException {
        assertThat(index(relu("both").stalled(2).testFailed().judged()))
                .contains("TEST FAILED", "The test failed. Its gradients have a warning.")
                .doesNotContain("gradients are healthy");
    }

    @Test
    void aTestThatFailedAndIsUnhealthySaysBoth() throws IOException {
        assertThat(index(failedAndUnhealthy()))
                .contains(
                        "UNHEALTHY, TEST FAILED",
                        "The test failed. Its gradients are unhealthy. Vanishing gradient in layer hidden1");
        assertThat(recordingPage()).containsSubsequence("<div class=\"banner bad\">", "UNHEALTHY, TEST FAILED");
    }

    @Test
    void aFailedSeedIsNoFailedTestWhereEnoughSucceed() throws IOException {
        List<JudgedRecording> seeds = new ArrayList<>();
        for (int seed = 1; seed <= 16; seed++) {
            SyntheticTraining one = relu("seeded").ofSeed(seed);
            seeds.add(seed == 9 ? one.testFailed().judged() : one.judged());
        }
        String index = index(seeds.toArray(JudgedRecording[]::new));
        assertThat(index)
                .contains(
                        "Every network is as its test declares: 16 trainings in 1 test, 1 seed failed as allowed.",
                        "data-verdict=\"allowed\"",
                        "The test failed with this seed, which it allows. Every layer gets a gradient")
                .doesNotContain("data-verdict=\"failed\"", "banner failed");
        assertThat(SeedGroupDiagnosis.of(
                                seeds.stream().map(JudgedRecording::diagnosis).toList())
                        .get(0)
                        .observed()
                        .failures())
                .isEqualTo(1);
    }

    @Test
    void theMostUrgentStateComesFirst() {
        assertThat(List.of(
                        failedAndUnhealthy(), failed(), warned(), relu("good").judged()))
                .extracting(judged -> Training.of(0, "t.html", judged).urgency())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void everyStateHasItsOwnWordAndColour() {
        assertThat(State.values())
                .extracting(State::badge)
                .extracting(BadgeView::text)
                .doesNotHaveDuplicates();
        assertThat(State.values())
                .extracting(State::badge)
                .extracting(BadgeView::tone)
                .doesNotHaveDuplicates();
    }

    @Test
    void aFindingByTheSignalIsMarkedInTheChartOfTheSignalOnly() {
        Training training = Training.of(0, "t.html", signalVanishes());
        FigureView gradient = DepthFigure.of(training, Detail.FULL).get(0);
        FigureView signal = MoreDepthFigures.of(training, Detail.FULL).get(0);

        assertThat(training.diagnosis().findings().get(0).measure()).contains("dL/da");
        assertThat(rings(gradient)).isZero();
        assertThat(rings(signal)).isEqualTo(1);
        assertThat(training.sick()).isEmpty();
        FindingsCard card = new FindingsCard(training);
        assertThat(card.view.picture().title()).isEqualTo("Mean absolute dL/da over depth");
        assertThat(card.view.picture().marks())
                .filteredOn(mark -> mark.style().equals("ring"))
                .hasSize(1);
    }

    @Test
    void aFindingByUpdatesIsMarkedInTheChartOfUpdatesOnly() {
        Training training = Training.of(0, "t.html", warned());
        FigureView updates = MoreDepthFigures.of(training, Detail.FULL).get(0);

        assertThat(rings(DepthFigure.of(training, Detail.FULL).get(0))).isZero();
        assertThat(updates.chart().id()).isEqualTo("profile-update");
        assertThat(rings(updates)).isEqualTo(1);
        assertThat(updates.legend()).extracting(fact -> fact.value()).contains("limit: 1e-5");
        assertThat(new FindingsCard(training).view.picture()).isNull();
    }

    @Test
    void everyLayerBelowTheLimitIsRedAndOnlyTheNamedOneHasARing() {
        Training training = Training.of(0, "t.html", Demo.sigmoid().judged());
        FigureView figure = DepthFigure.of(training, Detail.FULL).get(0);

        // Of 0.054: 1e-5, 6.5e-5 and 2.8e-4 are below 1 %, 1.3e-3 is not.
        assertThat(figure.chart().marks())
                .filteredOn(mark -> mark.style().equals("dot sick"))
                .hasSize(3);
        assertThat(rings(figure)).isEqualTo(1);
        assertThat(figure.legend())
                .extracting(fact -> fact.name())
                .containsExactly("early", "whole", "band", "limit", "dot sick", "ring");
    }

    @Test
    void theLimitThatIsDrawnIsTheOneInForce() {
        JudgedRecording usual = relu("limit").judged();
        Judgement lenient = new Judgement(Map.of(RuleId.VANISHING_GRADIENT, 0.001), false);
        Training training = Training.of(
                0,
                "t.html",
                usual.judged(RuleSet.defaults().evaluate(usual.diagnosis().recording(), lenient)));

        assertThat(DepthFigure.of(training, Detail.FULL).get(0).legend())
                .extracting(fact -> fact.value())
                .anyMatch(text -> text.startsWith("limit: 0.001 × the largest layer"));
    }

    @Test
    void seedsStandInTheOrderOfTheirNumbers() throws IOException {
        assertThat(index(
                        relu("seeded").ofSeed(10).judged(),
                        relu("other").judged(),
                        relu("seeded").ofSeed(9).judged()))
                .containsSubsequence("<bdi>seeded[seed 9]", "<bdi>other", "<bdi>seeded[seed 10]");
        assertThat(Files.readString(folder.resolve("seeds.html"))).containsSubsequence("<b>9</b>", "<b>10</b>");
    }

    @Test
    void whatIsSickOnPurposeIsNotRed() throws IOException {
        JudgedRecording onPurpose = Demo.sigmoid()
                .expecting("vanishing-gradient", "", "kept to show it")
                .judged();
        index(onPurpose, relu("good").judged());
        assertThat(Files.readString(folder.resolve("compare.html")))
                .contains("class=\"ring expected\"", "<article class=\"panel expected\"");
        assertThat(HtmlReportInChromiumTest.pages(folder.resolve("recordings")))
                .filteredOn(page -> page.toString().contains("gradientReaches"))
                .singleElement()
                .satisfies(page -> assertThat(page).content().contains("<main id=\"main\" class=\"expected\">"));
    }

    private static long rings(FigureView figure) {
        return figure.chart().marks().stream()
                .filter(mark -> mark.style().equals("ring"))
                .count();
    }

    /** The card of a training's first finding. */
    private static final class FindingsCard {
        private final FindingView view;

        FindingsCard(Training training) {
            view = FindingViews.card(training, training.diagnosis().findings().get(0), "card");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void chromiumShowsEveryStateInAColourOfItsOwn(boolean dark, @TempDir Path profile) throws IOException {
        List<JudgedRecording> all = new ArrayList<>(Demo.everyKindAndSeeds());
        all.addAll(states());
        Path page = HtmlReport.write(folder, all, Demo.CONTEXT);
        try (Chromium chromium = Chromium.start(profile, true)) {
            chromium.width(1280, 900).dark(dark).open(page).assertNothingToComplainAbout(page);
            List<WebElement> badges = chromium.driver().findElements(By.cssSelector(".counts .badge"));
            assertThat(badges).extracting(WebElement::getText).hasSize(7).doesNotHaveDuplicates();
            assertThat(badges)
                    .filteredOn(badge -> !badge.getText().contains("SEED"))
                    .extracting(badge -> badge.getCssValue("color"))
                    .doesNotHaveDuplicates();
            assertThat((List<?>) chromium.evaluate(Contrast.TOO_LITTLE)).isEmpty();
            WebElement sick = chromium.driver().findElement(By.cssSelector(".test[data-verdict=bad] svg .ring"));
            WebElement onPurpose =
                    chromium.driver().findElement(By.cssSelector(".test[data-verdict=expected] svg .ring"));
            assertThat(onPurpose.getCssValue("stroke")).isNotEqualTo(sick.getCssValue("stroke"));
        }
    }
}
