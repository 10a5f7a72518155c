package io.github.gradientharness.report.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A format of a user's own: the class that the documents show, and its line in META-INF/services. */
class OwnFormatTest {

    private static final Path RECORDING = Path.of("src/test/resources/recordings/version-1/complete.jsonl");
    private static final Path EXAMPLE = Path.of("src/test/java/com/example/VerdictsFormat.java");

    @TempDir
    private Path folder;

    private ReportPlaces places() {
        return new ReportPlaces(
                folder.resolve("site"), folder.resolve("summary.json"), folder.resolve("gradient"), folder, List.of());
    }

    private Path write() throws IOException {
        JudgedRecording recording =
                new JudgedRecording(RECORDING, RuleSet.defaults().evaluate(RecordingReader.read(RECORDING)));
        return new ReportContent(
                        List.of(recording), RuleSet.defaults().descriptions(), new ReportContext("", "", false))
                .write(ReportFormats.parse("verdicts").get(0), places());
    }

    @Test
    void isChosenByItsNameBehindThoseOfTheHarness() {
        assertThat(ReportFormats.parse("verdicts,html"))
                .extracting(ReportFormat::id)
                .containsExactly("html", "verdicts");
    }

    @Test
    void seesWhatWasMeasuredAndThenTheWholeBuild() throws IOException {
        int windows = RecordingReader.read(RECORDING).windows().size();

        Path file = write();

        assertThat(file).isEqualTo(folder.resolve("gradient/verdicts.txt"));
        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("learns: ")
                .endsWith(", windows: " + windows);
        assertThat(Files.readString(file)).contains("build: ");
    }

    @Test
    void isRemovedWithAnEarlierReport() throws IOException {
        Path file = write();

        ReportFormats.parse("verdicts").get(0).remove(places());

        assertThat(file).doesNotExist();
    }

    @Test
    void theDocumentsShowTheSameClass() throws IOException {
        assertThat(Files.readString(Path.of("../docs/formats.md"))).contains(Files.readString(EXAMPLE));
    }
}
