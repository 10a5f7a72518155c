package io.github.gradientharness.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.html.HtmlReport;
import io.github.gradientharness.report.html.HtmlReportInChromiumTest;
import io.github.gradientharness.report.junitxml.JUnitXmlReport;
import io.github.gradientharness.report.markdown.MarkdownReport;
import io.github.gradientharness.report.sarif.SarifReport;
import io.github.gradientharness.report.summary.SummaryReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a build ran chosen tests only, what an earlier run left is shown, and no verdict counts it. */
class EarlierRunTest {

    private static final String LEFT_OUT =
            "1 recording of an earlier run is left out: this build recorded nothing of its test.";

    private static final List<JudgedRecording> RECORDINGS = List.of(
            SyntheticTraining.of("healthyNow", SyntheticTraining.RELU).judged(),
            SyntheticTraining.of("sickBefore", SyntheticTraining.SIGMOID)
                    .judged()
                    .ofEarlierRun());

    @TempDir
    Path folder;

    @Test
    void theFirstPageShowsItAndCallsTheBuildHealthy() throws IOException {
        String index = Files.readString(HtmlReport.write(folder, RECORDINGS, Demo.CONTEXT));

        assertThat(index)
                .contains(
                        "<title>HEALTHY",
                        "Every network is healthy: 1 training in 1 test; 1 recording of an earlier run is left out.",
                        "data-verdict=\"earlier\"",
                        "EARLIER RUN",
                        "sickBefore",
                        LEFT_OUT)
                .doesNotContain("id=\"unexpected\"", "UNHEALTHY");
    }

    @Test
    void itsOwnPageSaysThatNoVerdictCountsIt() throws IOException {
        HtmlReport.write(folder, RECORDINGS, Demo.CONTEXT);

        Path page = HtmlReportInChromiumTest.pages(folder.resolve("recordings")).stream()
                .filter(file -> file.toString().contains("sickBefore"))
                .findFirst()
                .orElseThrow();
        assertThat(Files.readString(page)).contains("<div class=\"banner earlier\">", "An earlier run recorded this.");
    }

    @Test
    void theSummaryMarksItAndDoesNotCountIt() throws IOException {
        Path file = folder.resolve("summary.json");
        SummaryReport.write(file, folder, RECORDINGS, Demo.CONTEXT);

        JsonNode summary = new ObjectMapper().readTree(file.toFile());
        assertThat(summary.path("verdict").asText()).isEqualTo("HEALTHY");
        assertThat(summary.path("leftOut").asText()).isEqualTo(LEFT_OUT);
        assertThat(summary.path("recordings").findValues("earlierRun"))
                .extracting(JsonNode::asBoolean)
                .containsExactly(false, true);
    }

    @Test
    void codeScanningIsToldOfNoFindingOfItAndThatItIsLeftOut() throws IOException {
        Path file = folder.resolve("findings.sarif");
        SarifReport.write(file, folder, List.of(), Map.of(), RECORDINGS, Demo.CONTEXT);

        JsonNode run = new ObjectMapper().readTree(file.toFile()).path("runs").path(0);
        assertThat(run.path("results")).isEmpty();
        assertThat(run.path("invocations").findValue("text").asText()).isEqualTo(LEFT_OUT);
    }

    @Test
    void aPullRequestIsToldThatItIsLeftOut() throws IOException {
        MarkdownReport report = new MarkdownReport();
        RECORDINGS.forEach(report::add);

        assertThat(report.text(Demo.CONTEXT))
                .contains("0 of 1 trainings unhealthy", LEFT_OUT)
                .doesNotContain("sickBefore");
    }

    @Test
    void aBuildServerGetsNoTestCaseOfIt() throws IOException {
        JUnitXmlReport.write(folder, folder.resolve("index.html"), RECORDINGS, Demo.CONTEXT);

        assertThat(folder.toFile().listFiles())
                .allSatisfy(file -> assertThat(Files.readString(file.toPath()))
                        .contains("healthyNow")
                        .doesNotContain("sickBefore"));
    }
}
