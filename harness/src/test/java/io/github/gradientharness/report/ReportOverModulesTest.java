package io.github.gradientharness.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.html.HtmlReport;
import io.github.gradientharness.report.summary.SummaryReport;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportOverModulesTest {

    private static final ModuleState FIRST = new ModuleState("first", "1 recording", false, "../first/index.html");
    private static final ModuleState SECOND = new ModuleState("second", "1 recording", false, null);
    private static final ModuleState BROKEN = new ModuleState("broken", "failed <before>", true, null);

    @TempDir
    private Path folder;

    private static JudgedRecording of(String module, SyntheticTraining training) {
        return new JudgedRecording(
                        Path.of(module, "trains.jsonl"), RuleSet.defaults().evaluate(training.recording()))
                .ofModule(module);
    }

    private static SyntheticTraining relu() {
        return SyntheticTraining.of("trains", SyntheticTraining.RELU);
    }

    private String page(List<JudgedRecording> recordings, ModuleState... modules) throws IOException {
        ReportContext context = new ReportContext("root", "test", false).overModules(List.of(modules));
        return Files.readString(HtmlReport.write(folder, recordings, context));
    }

    private JsonNode summary(List<JudgedRecording> recordings, ModuleState... modules) throws IOException {
        Path file = folder.resolve("summary.json");
        SummaryReport.write(
                file, folder, recordings, new ReportContext("root", "test", false).overModules(List.of(modules)));
        return new ObjectMapper().readTree(file.toFile());
    }

    private static List<JudgedRecording> healthy() {
        return List.of(of("first", relu()), of("second", relu()));
    }

    @Test
    void trainingsOfTheSameNameAreToldApartByTheirModule() throws IOException {
        String page = page(healthy(), FIRST, SECOND);

        assertThat(page).contains("HEALTHY", "first: com.example.", "second: com.example.");
        assertThat(page).contains("<a href=\"../first/index.html\"><bdi>first</bdi></a>: 1 recording");
        assertThat(folder.resolve("recordings")).isDirectoryContaining("glob:**CirclesTest-trains-*-2.html");
        assertThat(summary(healthy(), FIRST, SECOND).findValuesAsText("module")).containsExactly("first", "second");
        assertThat(summary(healthy(), FIRST, SECOND).path("verdict").asText()).isEqualTo("HEALTHY");
    }

    @Test
    void aMissingModuleIsNamedAndNothingIsCalledHealthy() throws IOException {
        assertThat(page(healthy(), FIRST, SECOND, BROKEN))
                .contains("INCONCLUSIVE", "Nothing is unhealthy: 2 trainings in 2 tests, 2 healthy; 1 module missing.")
                .contains("<b>Missing:</b> <bdi>broken</bdi>: failed &lt;before&gt;");
        JsonNode summary = summary(healthy(), FIRST, SECOND, BROKEN);
        assertThat(summary.path("verdict").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(summary.path("modules").get(2).path("missing").asBoolean()).isTrue();
    }

    @Test
    void whatIsSickStaysSickWhateverIsMissing() throws IOException {
        List<JudgedRecording> recordings = List.of(of("first", relu().nonFiniteFrom(3)));

        assertThat(summary(recordings, FIRST, BROKEN).path("verdict").asText()).isEqualTo("UNHEALTHY");
        assertThat(page(recordings, FIRST, BROKEN))
                .contains("1 of 1 training in 1 test is unhealthy: 1 unexpected error; 1 module missing.");
    }

    @Test
    void aReportOfOneModuleSaysNothingOfModules() throws IOException {
        List<JudgedRecording> recordings = List.of(of("", relu()));

        assertThat(page(recordings)).doesNotContain("id=\"modules\"");
        assertThat(summary(recordings).has("modules")).isFalse();
        assertThat(summary(recordings).path("recordings").get(0).has("module")).isFalse();
    }
}
