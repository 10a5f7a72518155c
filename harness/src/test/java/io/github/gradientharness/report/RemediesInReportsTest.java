package io.github.gradientharness.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.instrument.rebuild.Remedy;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.remedies.Attempt;
import io.github.gradientharness.remedies.RecordedNetwork;
import io.github.gradientharness.remedies.RemedyFile;
import io.github.gradientharness.remedies.TriedRemedies;
import io.github.gradientharness.report.html.HtmlReport;
import io.github.gradientharness.report.html.HtmlReportInChromiumTest;
import io.github.gradientharness.report.markdown.MarkdownReport;
import io.github.gradientharness.report.summary.SummaryReport;
import io.github.gradientharness.report.summary.SummarySchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was tried on a test is kept beside its recording, and every report shows it without running anything again. */
class RemediesInReportsTest {

    private static final String CALL = ".weightInit(WeightInit.XAVIER) on every layer";
    private static final List<Remedy> REMEDIES = List.of(
            new Remedy("glorot", "units", "Glorot's initialisation", CALL),
            new Remedy("adam", "updater", "Adam with a learning rate of 0.001", ".updater(new Adam(1e-3))"));

    @TempDir
    Path folder;

    @Test
    void thePageShowsTheTableWithTheBestFirstAndItsCall() throws IOException {
        String page = page(tried("glorot"::equals, ""));

        assertThat(page)
                .contains(
                        "href=\"#remedies\"",
                        "Proven to help: Glorot's initialisation. With it 10 of 10 seeds succeeded, without it 0 of 10.",
                        "<code>" + CALL,
                        "another seed, nothing else");
        assertThat(page.indexOf(">Glorot's initialisation</th>"))
                .isPositive()
                .isLessThan(page.indexOf(">Adam with a learning rate"));
    }

    @Test
    void thatNothingHelpsIsSaidPlainly() throws IOException {
        assertThat(page(tried(any -> false, "")))
                .contains("Nothing we tried helps.")
                .doesNotContain("<code>.weight");
    }

    @Test
    void whyNothingCouldBeTriedIsASentenceWithoutATable() throws IOException {
        assertThat(page(tried(any -> false, "The network has a layer of its own class.")))
                .contains("No remedy was tried. The network has a layer of its own class.")
                .doesNotContain("What came of each remedy");
    }

    @Test
    void whatWasTriedOnAnotherTestIsNotShown() throws IOException {
        JudgedRecording sick = sick();
        Header header = sick.diagnosis().recording().header();
        RemedyFile.write(
                file(sick), TriedRemedies.none(header.suite(), "another").stoppedBy("something"));

        assertThat(page(sick)).doesNotContain("id=\"remedies\"");
    }

    @Test
    void whatWasTriedOnAnotherNetworkIsLeftOutWithASentence() throws IOException {
        assertThat(page(tried("glorot"::equals, "", List.of("the fingerprint of another one"))))
                .contains(
                        "No remedy was tried. Those kept beside the recording were tried on a network with other layers")
                .doesNotContain("Glorot's initialisation", "What came of each remedy");
    }

    @Test
    void whatWasTriedOnTheSameNetworkIsShown() throws IOException {
        String same = RecordedNetwork.fingerprint(
                sick().diagnosis().recording().header().model());

        assertThat(page(tried("glorot"::equals, "", List.of("another model of the test", same))))
                .contains("Proven to help: Glorot's initialisation");
    }

    @Test
    void markdownAndSummaryShowIt() throws IOException {
        JudgedRecording sick = tried("glorot"::equals, "");
        Path markdown = folder.resolve("summary.md");
        Path summary = folder.resolve("summary.json");
        MarkdownReport.write(markdown, List.of(sick), Demo.CONTEXT);
        SummaryReport.write(summary, folder, List.of(sick), Demo.CONTEXT);
        SummarySchema.requireValid(summary);

        assertThat(Files.readString(markdown)).contains("Remedies tried", "10 of 10", "Proven to help\\: Glorot");
        JsonNode remedies = new ObjectMapper().readTree(summary.toFile()).at("/recordings/0/remedies");
        assertThat(remedies.path("success").asText()).isEqualTo("ASSERTIONS");
        assertThat(remedies.at("/tried/0/remedy").asText()).isEqualTo("glorot");
        assertThat(remedies.at("/tried/0/verdict").asText()).isEqualTo("PROVEN");
        assertThat(remedies.at("/tried/0/succeeded").asInt()).isEqualTo(10);
    }

    private String page(JudgedRecording recording) throws IOException {
        HtmlReport.write(folder.resolve("site"), List.of(recording), Demo.CONTEXT);
        return Files.readString(HtmlReportInChromiumTest.pages(folder.resolve("site/recordings"))
                .get(0));
    }

    private JudgedRecording sick() {
        JudgedRecording made = SyntheticTraining.of("learns", SyntheticTraining.RELU)
                .nonFiniteFrom(5)
                .judged();
        return new JudgedRecording(folder.resolve("learns.jsonl"), made.diagnosis());
    }

    private static Path file(JudgedRecording recording) {
        return recording.file().resolveSibling("learns.remedies.json");
    }

    private JudgedRecording tried(Predicate<String> helps, String problem) throws IOException {
        return tried(helps, problem, List.of());
    }

    private JudgedRecording tried(Predicate<String> helps, String problem, List<String> networks) throws IOException {
        JudgedRecording sick = sick();
        Header header = sick.diagnosis().recording().header();
        List<Attempt> attempts = new ArrayList<>();
        attempts.add(attempt("rehearsal", 0, false));
        for (String change : List.of("unchanged", "another-seed", "glorot", "adam", "glorot+adam")) {
            for (int seed = 1; seed <= (change.contains("adam") ? 4 : 10); seed++) {
                attempts.add(attempt(change, seed, helps.test(change)));
            }
        }
        attempts.add(attempt("renamed-layers", 1, false));
        RemedyFile.write(
                file(sick),
                new TriedRemedies(
                        header.suite(),
                        header.test(),
                        "network",
                        networks,
                        "2026-11-30T10:00:00Z",
                        "",
                        REMEDIES,
                        attempts,
                        problem));
        return sick;
    }

    private static Attempt attempt(String change, long seed, boolean passed) {
        return new Attempt(change, seed, passed, Double.NaN, 0.5, 1, "");
    }
}
