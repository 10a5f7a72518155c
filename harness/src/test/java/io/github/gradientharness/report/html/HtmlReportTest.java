package io.github.gradientharness.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import io.github.gradientharness.gate.Baseline;
import io.github.gradientharness.gate.BaselineChange;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.Demo;
import io.github.gradientharness.report.HostileNames;
import io.github.gradientharness.report.PredictedTraining;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.SyntheticTraining;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    private static final Pattern LINK_TO_A_RULE =
            Pattern.compile("href=\"https://github.com/gradientharness/[^\"]*/docs/rules/[a-z-]+\\.md\"");

    @TempDir
    Path folder;

    @Test
    void saysHowEachTrainingIs() throws IOException {
        assertThat(page(Demo.everyKind()))
                .containsSubsequence(
                        "UNHEALTHY",
                        "3 of 8 trainings in 8 tests are unhealthy: 2 unexpected errors, 1 declared finding is not there; 2 not judged, 1 sick on purpose, 2 healthy.",
                        "id=\"unexpected\"",
                        "id=\"unmet\"",
                        "id=\"inconclusive\"",
                        "id=\"tests\"",
                        "SICK ON PURPOSE",
                        "id=\"expected\"");
    }

    @Test
    void whatWasPredictedAtInitialisationStandsBesideWhatCame() throws IOException {
        page(List.of(PredictedTraining.doomed(), PredictedTraining.healthy()));

        assertThat(predictionSaying("Unlikely to learn"))
                .containsSubsequence(
                        "<section id=\"prediction\"><details open>",
                        "Predicted at initialisation",
                        "Unlikely to learn: of 214 networks of the harness's corpus that began like this, 201 did not"
                                + " learn (94 %; 95 % interval 90 to 96 %).",
                        "It did not learn: its loss is no better than that of the best constant answer.",
                        "<li>largest step: 30; usual is at most 0.3</li>",
                        "<th scope=\"row\">hidden1</th><td>0.5</td><td>\u2013</td><td>25 %</td><td>0 %</td><td>90 %</td>"
                                + "<td>1e-7</td><td>too small</td><td>5e-8</td><td>too small; vanishing-gradient, stalled-layer</td>",
                        "output &lt;b&gt;");
        assertThat(predictionSaying("13 did not learn"))
                .containsSubsequence(
                        "<section id=\"prediction\"><details>",
                        "Of 214 networks of the harness's corpus that began like this, 13 did not learn",
                        "It learned");
        page(List.of(relu("not predicted")));
        assertThat(recordingPages()).noneMatch(page -> page.contains("id=\"prediction\""));
    }

    /** The section of the only page that holds this text in it: AssertJ takes seconds for subsequences of whole pages. */
    private String predictionSaying(String text) throws IOException {
        List<String> sections = recordingPages().stream()
                .filter(page -> page.contains("<a href=\"#prediction\">Prediction</a>"))
                .map(page -> page.substring(page.indexOf("<section id=\"prediction\">")))
                .map(rest -> rest.substring(0, rest.indexOf("</section>")))
                .filter(section -> section.contains(text))
                .toList();
        assertThat(sections).hasSize(1);
        return sections.get(0);
    }

    @Test
    void callsHealthyWhatIsHealthy() throws IOException {
        assertThat(page(List.of(relu("one"), relu("two"))))
                .contains("HEALTHY", "Every network is healthy: 2 trainings in 2 tests.")
                .doesNotContain("UNHEALTHY", "id=\"unexpected\"", "class=\"ring\" cx=");
    }

    @Test
    void whatFailsTheBuildBesideTheFindingsIsNotCalledHealthy() throws IOException {
        assertThat(Files.readString(HtmlReport.write(folder, List.of(relu("drifts")), Demo.failing())))
                .containsSubsequence(
                        "<title>UNHEALTHY: gradients of fraud-model</title>",
                        "<div class=\"banner bad\">",
                        "1 drift from the baseline, 1 stale recording, 1 rule that matches nothing; every network is healthy: 1 training in 1 test.",
                        "hidden1: its share fell from 0.5 to 0.013",
                        "href=\"#objections\"><b>3</b>",
                        "FAILS THE BUILD",
                        "What else fails the build",
                        "<b>Fails the build:</b> com.example.CirclesTest",
                        "freeze it by",
                        "<b>Fails the build:</b> com.example.OldTest")
                .doesNotContain("banner good");
    }

    @Test
    void whatIsSickByItselfComesBeforeWhatElseFailsTheBuild() throws IOException {
        JudgedRecording sick = Demo.sigmoid().judged();
        assertThat(Files.readString(HtmlReport.write(folder, List.of(sick), Demo.failing())))
                .containsSubsequence(
                        "1 of 1 training in 1 test is unhealthy: 1 unexpected error; 1 drift from the baseline, 1 stale recording",
                        "<dt>What</dt><dd><bdi>Vanishing gradient in layer hidden1");
    }

    @Test
    void whatOnlyTheBaselineOrTheRunHasIsNotCalledWorse() throws IOException {
        BaselineChange gone = new BaselineChange(
                "com.example.CirclesTest",
                "gone",
                "",
                "training of the baseline that was not recorded",
                Double.NaN,
                Double.NaN,
                BaselineChange.Kind.NOT_COMPARED);
        ReportContext context = Demo.CONTEXT.judged(Demo.compared(new Baseline("frozen.json", List.of(gone))));
        assertThat(Files.readString(HtmlReport.write(folder, List.of(relu("one")), context)))
                .containsSubsequence("0 worse, 0 better, 1 not compared.", "<caption>Not compared</caption>", "gone")
                .contains("<title>HEALTHY: ")
                .doesNotContain("Worse than it was");
    }

    @Test
    void sicknessOnPurposeIsNotCalledHealthy() throws IOException {
        JudgedRecording expected = Demo.sigmoid()
                .expecting("vanishing-gradient", "", "kept <b>on purpose</b>")
                .judged();
        assertThat(page(List.of(expected)))
                .contains(
                        "Every network is as its test declares: 1 training in 1 test, 1 sick on purpose.",
                        "SICK ON PURPOSE",
                        "kept &lt;b&gt;on purpose&lt;/b&gt;")
                .doesNotContain("id=\"unexpected\"");
    }

    /** More than forty are not told in full, but none is left out without a word. */
    @Test
    void ofManySickTrainingsTheLastAreToldInShort() throws IOException {
        List<JudgedRecording> sick = IntStream.rangeClosed(1, 45)
                .mapToObj(i -> SyntheticTraining.of("sick number " + i + ".", SyntheticTraining.RELU)
                        .epochs(20)
                        .nonFiniteFrom(3)
                        .judged())
                .toList();

        String wrong = page(sick).split("id=\"unexpected\"")[1].split("</section>")[0];

        assertThat(wrong)
                .contains("The first 40 trainings are shown in full, 5 more in a line each at the end of this list.")
                .contains("5 more, in a line each");
        assertThat(IntStream.rangeClosed(1, 45)).allMatch(i -> wrong.contains("sick number " + i + "."));
    }

    @Test
    void anInconclusiveTrainingSaysWhy() throws IOException {
        JudgedRecording copy = SyntheticTraining.of("onACopy").epochs(0).judged();
        assertThat(page(List.of(copy, relu("other"))))
                .contains("INCONCLUSIVE", "1 of 2 trainings in 2 tests could not be judged, 1 healthy.")
                .contains("no training iteration was seen");
    }

    @Test
    void whatWasNotMeasuredIsSaidBesideTheTraining() throws IOException {
        JudgedRecording plain = relu("graph");
        Recording recording = plain.diagnosis().recording();
        Recording noted = new Recording(
                recording.header(),
                recording.windows(),
                recording.metrics(),
                List.of("Activations are not measured of a <graph>."),
                recording.ending(),
                recording.damage());

        page(List.of(new JudgedRecording(plain.file(), RuleSet.defaults().evaluate(noted))));
        assertThat(recordingPages().get(0)).contains("Not measured: Activations are not measured of a &lt;graph&gt;.");
    }

    @Test
    void noRecordingIsInconclusiveAndListsCauses() throws IOException {
        assertThat(page(List.of()))
                .contains("INCONCLUSIVE", "No training was recorded", "Why there may be no recording")
                .doesNotContain("id=\"tests\"");
    }

    @Test
    void aTrainingThatStoppedBeingANumberShowsWhen() throws IOException {
        JudgedRecording lost = SyntheticTraining.of("lost", .07, .05, .4)
                .nonFiniteFrom(7)
                .epochs(30)
                .judged();
        assertThat(page(List.of(lost))).contains("NaN or infinity in layer output", "since epoch 7");
        assertThat(recordingPages().get(0)).contains("NaN or infinity in layer", "since epoch 7", "(has NaN)");
    }

    @Test
    void tellsWhatChangedSinceTheBaseline() throws IOException {
        Path index = HtmlReport.write(folder, Demo.everyKind(), Demo.FULL_CONTEXT);
        assertThat(Files.readString(index))
                .containsSubsequence(
                        "Since the baseline",
                        "gradient-baseline.json, frozen on 2026-10-01",
                        "1 worse, 1 better.",
                        "Worse than it was",
                        ">0.0912<",
                        ">0.000183<",
                        "Better than it was",
                        ">0.112<",
                        ">0.298<");
    }

    @Test
    void aBaselineFromWhichNothingDiffersSaysSo() throws IOException {
        ReportContext context = Demo.CONTEXT.judged(Demo.compared(new Baseline("frozen.json", List.of())));
        assertThat(Files.readString(HtmlReport.write(folder, Demo.everyKind(), context)))
                .contains("Since the baseline", "Nothing changed.")
                .doesNotContain("Worse than it was");
    }

    @Test
    void tellsHowItWasMadeAndWhatRecordingCost() throws IOException {
        Path index = HtmlReport.write(folder, List.of(relu("one"), relu("two")), Demo.FULL_CONTEXT);
        assertThat(Files.readString(index))
                .contains(
                        ">mvn verify<",
                        ">gradient:report 0.1.0-SNAPSHOT<",
                        "2 trainings in 1 test run",
                        "1.26 % of the trainings' time: 0.048 s of 3.8 s",
                        ">17.0.17<",
                        ">1.0.0-M2.1<");
    }

    @Test
    void writesTheSameOneByOneAsAllAtOnce() throws IOException {
        Path once = folder.resolve("once");
        HtmlReport.write(once, Demo.everyKind(), Demo.CONTEXT);
        HtmlReport report = HtmlReport.open(folder.resolve("one-by-one"), Demo.CONTEXT);
        for (JudgedRecording recording : Demo.everyKind()) {
            report.add(recording);
        }
        Path first = report.finish();
        assertThat(first).hasSameTextualContentAs(once.resolve("index.html"));
        for (Path page : HtmlReportInChromiumTest.pages(once)) {
            assertThat(first.resolveSibling(once.relativize(page))).hasSameTextualContentAs(page);
        }
    }

    /** Only the last seed shows that the share is as required; the sick one's page was written before. */
    @Test
    void aPageIsWrittenAnewWhenItsSeedTurnsOutToBeAllowed() throws IOException {
        HtmlReport report = HtmlReport.open(folder, Demo.CONTEXT);
        for (int seed = 1; seed <= 16; seed++) {
            Path file = folder.resolve("seed-" + seed + ".jsonl");
            Recording recording = SyntheticTraining.write(Demo.seed(seed).recording(), file);
            report.add(new JudgedRecording(file, RuleSet.defaults().evaluate(recording)));
        }
        Path index = report.finish();
        assertThat(Files.readString(index))
                .contains("As declared, this network usually learns: 15 of 16 seeds")
                .doesNotContain("UNHEALTHY");
        assertThat(HtmlReportInChromiumTest.pages(folder.resolve("recordings")))
                .hasSize(16)
                .noneMatch(page -> contentOf(page.toFile()).contains("UNHEALTHY</h1>"))
                .filteredOn(page -> contentOf(page.toFile()).contains("SEED FAILED, ALLOWED"))
                .hasSize(1);
    }

    @Test
    void removesThePagesOfAnOlderReportAndNothingElse() throws IOException {
        HtmlReport.write(folder, Demo.everyKindAndSeeds(), Demo.CONTEXT);
        Path other = Files.writeString(folder.resolve("recordings/notes.html"), "mine");
        HtmlReport.write(folder, List.of(relu("one")), Demo.CONTEXT);
        assertThat(HtmlReportInChromiumTest.pages(folder)).hasSize(3).contains(folder.resolve("index.html"), other);
    }

    @Test
    void forbidsEverythingThatItDoesNotNeed() throws IOException {
        assertThat(page(Demo.everyKind()))
                .startsWith("<!DOCTYPE html>")
                .contains("content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:;"
                        + " script-src &#39;sha256-")
                .doesNotContain("<script src", " src=\"http", "http://", "@import", "url(");
        assertThat(LINK_TO_A_RULE.matcher(page(Demo.everyKind())).replaceAll(""))
                .doesNotContain("https://");
    }

    @Test
    void aFindingLinksToThePageOfItsRule() throws IOException {
        String link = "<a href=\"https://github.com/gradientharness/gradient-harness/blob/main/docs/rules/"
                + "vanishing-gradient.md\"><code>vanishing-gradient</code></a>";
        assertThat(page(Demo.everyKind())).contains(link);
        assertThat(recordingPages()).anyMatch(page -> page.contains(link));
    }

    @Test
    void saysThatExpectationsWereIgnored() throws IOException {
        Path page = HtmlReport.write(folder, List.of(relu("one")), new ReportContext("p", "m", true));
        assertThat(Files.readString(page)).contains("Expectations were ignored");
    }

    @Test
    void replacesAnOlderPage() throws IOException {
        page(Demo.everyKind());
        assertThat(page(List.of())).doesNotContain("gradientReachesTheFirstLayer");
    }

    /** In a Maven plugin the thread's class loader knows nothing of the harness. */
    @Test
    void needsNothingOfTheThreadsClassLoader() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
            assertThat(page(Demo.everyKind())).contains("UNHEALTHY");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void isTheSameInEveryLanguageOfTheMachine() throws IOException {
        String here = page(Demo.everyKind());
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(page(Demo.everyKind())).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void staysUnderTwoMegabytesWithDeepTrainings() throws IOException {
        staysUnderTwoMegabytesWithDeepTrainings(5);
    }

    @Test
    @Tag("long")
    void staysUnderTwoMegabytesWithAHundredDeepTrainings() throws IOException {
        staysUnderTwoMegabytesWithDeepTrainings(100);
    }

    private void staysUnderTwoMegabytesWithDeepTrainings(int count) throws IOException {
        double[] profile = new double[200];
        Arrays.setAll(profile, layer -> 0.01 * Math.pow(0.97, 200 - layer));
        JudgedRecording deep = SyntheticTraining.of("deep", profile).epochs(500).judged();
        String page = page(Collections.nCopies(count, deep));
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(HtmlPages.MOST_BYTES);
        assertThat(recordingPages())
                .hasSize(count)
                .allSatisfy(one -> assertThat(one).contains("Of 200 layers"))
                .allSatisfy(
                        one -> assertThat(one.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(HtmlPages.MOST_BYTES));
    }

    @Test
    void staysUnderTwoMegabytesWithTrainingsOfHostileNames() throws IOException {
        staysUnderTwoMegabytesWithHostileNames(10);
    }

    @Test
    @Tag("long")
    void staysUnderTwoMegabytesWithAThousandTrainingsOfHostileNames() throws IOException {
        staysUnderTwoMegabytesWithHostileNames(100);
    }

    private void staysUnderTwoMegabytesWithHostileNames(int times) throws IOException {
        List<JudgedRecording> many = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            many.addAll(HostileNames.everywhere());
        }
        byte[] page = Files.readAllBytes(HtmlReport.write(folder, many, Demo.CONTEXT));
        assertThat(page.length).isLessThan(HtmlPages.MOST_BYTES);
    }

    private String page(List<JudgedRecording> recordings) throws IOException {
        return Files.readString(HtmlReport.write(folder.resolve("site/gradient"), recordings, Demo.CONTEXT));
    }

    private List<String> recordingPages() throws IOException {
        List<String> pages = new ArrayList<>();
        for (Path page : HtmlReportInChromiumTest.pages(folder.resolve("site/gradient/recordings"))) {
            pages.add(Files.readString(page));
        }
        return pages;
    }

    private static JudgedRecording relu(String test) {
        return SyntheticTraining.of(test, SyntheticTraining.RELU).judged();
    }
}
