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
import io.github.gradientharness.report.text.FailureMessage;
import io.github.gradientharness.verdict.RuleId;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the layer of an expectation is misspelt, everybody says to correct it, and nobody to remove the annotation. */
class MisspeltExpectationTest {

    private static final String CORRECT =
            "orrect the layer of its @ExpectFinding: there is none of that name. There are:";
    private static final String REMOVE = "emove its @ExpectFinding";

    @TempDir
    Path folder;

    private final List<JudgedRecording> recordings = List.of(SyntheticTraining.of("learns", SyntheticTraining.RELU)
            .expecting(RuleId.VANISHING_GRADIENT, "hiden1", "twenty layers on purpose")
            .judged());

    private static void assertSaysToCorrect(String text) {
        assertThat(text.replaceAll("\\s+", " ").replace("\\", ""))
                .contains(CORRECT)
                .doesNotContain(REMOVE);
    }

    @Test
    void theTestsMessage() {
        assertSaysToCorrect(new FailureMessage(
                        recordings.get(0).diagnosis(), folder.resolve("learns.jsonl"), folder.resolve("index.html"))
                .text());
    }

    @Test
    void bothPages() throws IOException {
        assertSaysToCorrect(Files.readString(HtmlReport.write(folder, recordings, Demo.CONTEXT)));
        assertSaysToCorrect(Files.readString(
                HtmlReportInChromiumTest.pages(folder.resolve("recordings")).get(0)));
    }

    @Test
    void theSummaryWhichAlsoNamesTheReason() throws IOException {
        Path file = folder.resolve("summary.json");
        SummaryReport.write(file, folder, recordings, Demo.CONTEXT);

        assertSaysToCorrect(Files.readString(file));
        JsonNode unmet = new ObjectMapper().readTree(file.toFile()).at("/recordings/0/unmetExpectations/0");
        assertThat(unmet.path("why").asText()).isEqualTo("NO_SUCH_LAYER");
        assertThat(unmet.path("remedy").asText()).startsWith("correct the layer");
    }

    @Test
    void codeScanning() throws IOException {
        Path file = folder.resolve("findings.sarif");
        SarifReport.write(file, folder, List.of(), Map.of(), recordings, Demo.CONTEXT);
        assertSaysToCorrect(Files.readString(file));
    }

    @Test
    void pullRequests() {
        MarkdownReport report = new MarkdownReport();
        recordings.forEach(report::add);
        assertSaysToCorrect(report.text(Demo.CONTEXT));
    }

    @Test
    void buildServers() throws IOException {
        JUnitXmlReport.write(folder, folder.resolve("index.html"), recordings, Demo.CONTEXT);
        for (File file : folder.toFile().listFiles()) {
            assertSaysToCorrect(Files.readString(file.toPath()));
        }
    }
}
