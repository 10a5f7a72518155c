package io.github.gradientharness.report.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.Demo;
import io.github.gradientharness.report.ModuleState;
import io.github.gradientharness.report.PredictedTraining;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.SyntheticTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds summaries, their schema and the page that describes them equal. */
class SummarySchemaTest {

    @TempDir
    Path folder;

    @Test
    void summariesOfEveryKindAreValid() throws IOException {
        List<JudgedRecording> everything = new ArrayList<>(Demo.everyKindAndSeeds());
        everything.add(PredictedTraining.doomed());
        everything.add(Demo.sigmoid().judged().ofEarlierRun());
        requireValid(everything, Demo.failing());
        requireValid(List.of(), Demo.CONTEXT);
        requireValid(
                everything.stream().map(one -> one.ofModule("models")).toList(),
                Demo.CONTEXT.overModules(List.of(new ModuleState("models", "25 recordings", false, null))));
    }

    private Path requireValid(List<JudgedRecording> recordings, ReportContext context) throws IOException {
        Path file = folder.resolve("summary.json");
        SummaryReport.write(file, folder, recordings, context);
        SummarySchema.requireValid(file);
        return file;
    }

    @Test
    void aFieldThatIsMissingAndOneThatIsNotDocumentedAreNoticed() throws IOException {
        Path file = requireValid(
                List.of(SyntheticTraining.of("learns", SyntheticTraining.RELU).judged()), Demo.CONTEXT);
        ObjectMapper json = new ObjectMapper();
        ObjectNode summary = (ObjectNode) json.readTree(file.toFile());

        json.writeValue(file.toFile(), summary.deepCopy().put("surprise", 1));
        assertThatThrownBy(() -> SummarySchema.requireValid(file)).hasMessageContaining("surprise");
        json.writeValue(file.toFile(), summary.deepCopy().without("written"));
        assertThatThrownBy(() -> SummarySchema.requireValid(file)).hasMessageContaining("written");
    }

    @Test
    void thePageListsEveryFieldOfTheSchemaAndNoOther() throws IOException {
        JsonNode schema = SummarySchema.asDocumented();
        List<String> fields = new ArrayList<>(rows(schema));
        for (String part : sections()) {
            fields.addAll(rows(schema.path("$defs").path(part)));
        }
        assertThat(Files.readAllLines(Path.of("../docs/summary-json.md")).stream()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.substring(0, line.indexOf('`', 3) + 1)))
                .isEqualTo(fields);
        assertThat(sections()).containsExactlyInAnyOrderElementsOf(names(schema.path("$defs")));
    }

    private static List<String> sections() throws IOException {
        return Files.readAllLines(Path.of("../docs/summary-json.md")).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4))
                .toList();
    }

    private static List<String> rows(JsonNode object) {
        return names(object.path("properties")).stream()
                .map(name -> "| `" + name + "`")
                .toList();
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
