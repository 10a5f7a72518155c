package io.github.gradientharness.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.Chromium;
import io.github.gradientharness.report.Contrast;
import io.github.gradientharness.report.Demo;
import io.github.gradientharness.report.SyntheticTraining;
import io.github.gradientharness.report.html.HtmlReport;
import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.report.view.LabelView;
import io.github.gradientharness.report.view.MarkView;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.SeedGroupDiagnosis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** What the page says of a test over seeds. */
class SeedSpreadTest {

    @TempDir
    Path folder;

    /** Fifteen healthy seeds, whose first layer's gradient grows with the seed, and a sick one. */
    private static List<JudgedRecording> seeds() {
        List<JudgedRecording> seeds = new ArrayList<>();
        for (int seed = 1; seed <= 15; seed++) {
            seeds.add(training(0.002 * seed, 0.05, 0.1).ofSeed(seed).judged());
        }
        seeds.add(training(SyntheticTraining.SIGMOID[0], 0.05, 0.1)
                .accuracy(0.5)
                .ofSeed(16)
                .judged());
        List<Diagnosis> considered = SeedGroupDiagnosis.withSharesConsidered(
                seeds.stream().map(JudgedRecording::diagnosis).toList());
        return considered.stream()
                .map(diagnosis -> new JudgedRecording(Path.of("recording.jsonl"), diagnosis))
                .toList();
    }

    private static SyntheticTraining training(double... profile) {
        return SyntheticTraining.of("trains", profile).epochs(20);
    }

    private static List<Training> trainings(List<JudgedRecording> judged) {
        return judged.stream().map(one -> Training.of(0, "one.html", one)).toList();
    }

    @Test
    void findsSmallestMedianAndLargestOfEachLayerAndTheirSeeds() {
        List<JudgedRecording> three = List.of(
                training(0.3, 0.5).ofSeed(4).judged(),
                training(0.1, 0.5).ofSeed(5).judged(),
                training(0.2, 0.5).ofSeed(6).judged());

        SeedSpread spread = SeedSpread.of(trainings(three));

        assertThat(spread.seeds()).isEqualTo(3);
        SeedSpread.OfLayer first = spread.layers().get(0);
        assertThat(first.smallestSeed()).isEqualTo(5);
        assertThat(first.largestSeed()).isEqualTo(4);
        assertThat(first.median() / first.smallest()).isCloseTo(2, within(1e-9));
        assertThat(first.largest() / first.smallest()).isCloseTo(3, within(1e-9));
        assertThat(spread.layers().get(1).smallest())
                .isEqualTo(spread.layers().get(1).largest());
    }

    @Test
    void aSeedWithNotANumberIsCountedAndNotAveraged() {
        List<JudgedRecording> three = List.of(
                training(0.1, 0.5).ofSeed(1).judged(),
                training(0.3, 0.5).ofSeed(2).judged(),
                training(0.2, 0.5).nonFiniteFrom(7).ofSeed(3).judged());

        SeedSpread.OfLayer first = SeedSpread.of(trainings(three)).layers().get(0);

        assertThat(first.notANumber()).isEqualTo(1);
        assertThat(first.median() / first.smallest()).isCloseTo(2, within(1e-9));
    }

    /** Where a seed has no gradient at all, the smallest is zero in each layer and tells nothing of where the axis begins. */
    @Test
    void theMedianIsDrawnWhereItIsAlsoIfASeedIsDead() {
        List<JudgedRecording> three = List.of(
                training(0, 0, 0).ofSeed(1).judged(),
                training(1e-6, 1e-4, 1e-3).ofSeed(2).judged(),
                training(1e-3, 1e-3, 1e-3).ofSeed(3).judged());

        ChartView chart = new SeedSpreadFigure(SeedSpread.of(trainings(three)), Detail.FULL)
                .draw("seeds")
                .chart();

        List<Double> heights =
                chart.marks().stream().map(MarkView::y).map(Double::valueOf).toList();
        assertThat(heights).hasSize(3);
        assertThat(heights.get(0) - heights.get(1)).isCloseTo(2 * (heights.get(1) - heights.get(2)), within(2.0));
        assertThat(chart.labels()).extracting(LabelView::text).contains("1e-6");
    }

    @Test
    void namesThatWouldReachIntoEachOtherStandInTwoRows() {
        double[] deep = new double[21];
        Arrays.fill(deep, 0.1);
        List<JudgedRecording> two = List.of(
                training(deep).ofSeed(1).judged(), training(deep).ofSeed(2).judged());

        ChartView chart = new SeedSpreadFigure(SeedSpread.of(trainings(two)), Detail.FULL)
                .draw("seeds")
                .chart();

        assertThat(chart.labels())
                .extracting(LabelView::text)
                .contains("hidden1", "output", "input  ←  depth  →  output");
        assertThat(chart.labels().stream()
                        .filter(label -> label.text().startsWith("hidden"))
                        .map(LabelView::y)
                        .distinct())
                .hasSize(2);
    }

    @Test
    void thePageShowsShareBoundsSpreadAndTheSeedThatDidNotSucceed() throws IOException {
        String index = Files.readString(HtmlReport.write(folder, seeds(), Demo.CONTEXT));

        assertThat(index)
                .contains(
                        "Every network is as its test declares: 16 trainings in 1 test, 1 seed failed as allowed.",
                        "href=\"seeds.html#seeds-1\"",
                        "Seeds that did not succeed: 16.")
                .doesNotContain("sick on purpose.");
        assertThat(Files.readString(folder.resolve("seeds.html")))
                .contains(
                        "As declared, this network usually learns: 15 of 16 seeds (declared: at least 60 %).",
                        "True success rate: 61-100 % (95 % confidence).",
                        "Seeds that did not succeed: 16.",
                        "Gradient over depth, over 16 seeds",
                        "Mean |gradient| over seeds, from input to output");
    }

    @Test
    void aTestWithoutSeedsHasNoSuchSection() throws IOException {
        assertThat(Files.readString(HtmlReport.write(folder, Demo.everyKind(), Demo.CONTEXT)))
                .doesNotContain("over seeds", "class=\"seeds");
        assertThat(folder.resolve("seeds.html")).doesNotExist();
    }

    @Test
    void chromiumShowsItWithoutComplaint(@TempDir Path profile) throws IOException {
        HtmlReport.write(folder, seeds(), Demo.CONTEXT);
        Path page = folder.resolve("seeds.html");
        try (Chromium chromium = Chromium.start(profile, true)) {
            chromium.width(1280, 900).open(page).assertNothingToComplainAbout(page);
            WebElement section = chromium.driver().findElement(By.id("seeds-1"));
            assertThat(section.getText()).contains("AS DECLARED", "trains", "15 of 16 seeds");
            assertThat(section.findElements(By.cssSelector("svg[role=img] path.range")))
                    .hasSize(3);
            List<WebElement> strip = section.findElements(By.cssSelector(".strip li"));
            assertThat(strip).hasSize(16);
            assertThat(strip.get(15).getText()).contains("≈", "16");
            assertThat(strip.get(0).getText()).contains("✓", "1");
            chromium.width(375, 800).open(page);
            assertThat(chromium.evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(375L);
            assertThat((List<?>) chromium.evaluate(Contrast.TOO_LITTLE)).isEmpty();
        }
    }
}
