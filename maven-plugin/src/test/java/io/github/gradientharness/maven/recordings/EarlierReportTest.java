package io.github.gradientharness.maven.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportFormats;
import io.github.gradientharness.report.formats.ReportPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierReportTest {

    @TempDir
    private Path folder;

    @Test
    void theFilesOfTheChosenFormatsAreRemovedAndOthersStay() throws Exception {
        put("site/index.html");
        put("site/compare.html");
        put("site/seeds.html");
        put("site/recordings/FraudModelTest-learns-0123abcd.html");
        put("site/notes.txt");
        put("summary.json");
        put("findings.md");
        put("formats/summary.md");
        put("formats/findings.sarif");

        report(ReportFormats.parse("html,json,sarif")).remove();

        assertThat(folder.resolve("site")).isDirectoryContaining("glob:**/notes.txt");
        assertThat(folder.resolve("site/index.html")).doesNotExist();
        assertThat(folder.resolve("site/compare.html")).doesNotExist();
        assertThat(folder.resolve("site/seeds.html")).doesNotExist();
        assertThat(folder.resolve("site/recordings")).isEmptyDirectory();
        assertThat(folder.resolve("summary.json")).doesNotExist();
        assertThat(folder.resolve("findings.md")).doesNotExist();
        assertThat(folder.resolve("formats/findings.sarif")).doesNotExist();
        assertThat(folder.resolve("formats/summary.md")).exists();
    }

    @Test
    void testCasesOfAnEarlierBuildAreReplacedByOneThatSaysThatNothingIsRecorded() throws Exception {
        put("formats/junit/TEST-gradients-com.example.FraudModelTest.xml");
        put("formats/junit/of-the-user.xml");

        report(ReportFormats.parse("junit")).remove();

        assertThat(Files.readString(folder.resolve("formats/junit/of-the-user.xml")))
                .isEqualTo("HEALTHY");
        assertThat(folder.resolve("formats/junit/TEST-gradients-com.example.FraudModelTest.xml"))
                .doesNotExist();
        assertThat(folder.resolve("formats/junit"))
                .isDirectoryContaining(file -> file.toString().contains("TEST-gradients-"));
    }

    @Test
    void whereThereIsNoneNothingIsMade() throws Exception {
        report(ReportFormats.all()).remove();

        assertThat(folder).isEmptyDirectory();
    }

    private EarlierReport report(List<ReportFormat> formats) {
        return new EarlierReport(
                formats,
                new ReportPlaces(
                        folder.resolve("site"),
                        folder.resolve("summary.json"),
                        folder.resolve("formats"),
                        folder,
                        List.of()));
    }

    private void put(String file) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, "HEALTHY");
    }
}
