package io.github.gradientharness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.formats.ReportContent;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportFormats;
import io.github.gradientharness.report.formats.ReportPlaces;
import io.github.gradientharness.report.summary.SummarySchema;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Every format stays what it is, and stays in its folder, whatever tests and layers are called. */
@Tag("slow")
class HostileNamesInFormatsTest {

    private static final List<String> MORE = List.of(
            "=cmd|' /C calc'!A0",
            "::error::hacked",
            "x\n::error::hacked\r\n::set-output name=a::b",
            "]]><failure/><![CDATA[",
            "..",
            "CON",
            "a/../../b\\..\\c",
            "\u0000\u0001\u0008\u001B[31mred\u007F\u0085\u2028\uFFFE",
            "");

    @TempDir
    Path folder;

    private static List<JudgedRecording> recordings() {
        return Stream.concat(
                        HostileNames.everywhere().stream(),
                        MORE.stream()
                                .map(name -> SyntheticTraining.of(name, SyntheticTraining.SIGMOID)
                                        .suite(name)
                                        .model(name, name)
                                        .layersNamed(name)
                                        .expecting("vanishing-gradient", "", name)
                                        .epochs(30)
                                        .judged()))
                .toList();
    }

    private List<Path> write() throws IOException {
        ReportContent content =
                new ReportContent(recordings(), RuleSet.defaults().descriptions(), Demo.CONTEXT);
        for (ReportFormat format : ReportFormats.parse("html,json,markdown,csv,tensorboard,sarif,junit")) {
            assertThat(content.write(format, places())).exists();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private ReportPlaces places() {
        Path output = folder.resolve("project/target/gradient");
        return new ReportPlaces(
                output.resolve("html"), output.resolve("summary.json"), output, folder.resolve("project"), List.of());
    }

    private Path only(String name) {
        return folder.resolve("project/target/gradient").resolve(name);
    }

    @Test
    void nothingLeavesTheOutputFolder() throws IOException {
        assertThat(write())
                // for each recording a page, events and test cases; index, comparison, summary, findings, CSV,
                // Markdown, SARIF
                .hasSize(7 + 3 * recordings().size())
                .allMatch(file -> file.startsWith(folder.resolve("project/target/gradient")))
                .allMatch(file -> file.getFileName().toString().length() <= 140);
        assertThat(TensorBoardFiles.in(only("tensorboard")))
                .hasSize(recordings().size());
    }

    @Test
    void everyFileIsStillWhatItShouldBe() throws Exception {
        write();

        for (Path events : TensorBoardFiles.in(only("tensorboard"))) {
            assertThat(TensorBoardFiles.events(events)).hasSize(1 + 30 + 60);
        }
        assertThat(SarifReportTest.schema()
                        .validate(new ObjectMapper()
                                .readTree(only("findings.sarif").toFile())))
                .isEmpty();
        assertThat(new ObjectMapper().readTree(only("summary.json").toFile()).path("recordings"))
                .hasSize(recordings().size());
        SummarySchema.requireValid(only("summary.json"));
        JUnitXmlReportTest.requireValid(only("junit"));
        MarkdownReportTest.Seen.of(Files.readString(only("summary.md"))).hasNothingOfOthers();
        MarkdownReportTest.Seen.of(Files.readString(only("findings.md"))).hasNothingOfOthers();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .build();
        try (Reader reader = Files.newBufferedReader(only("measurements.csv"))) {
            List<CSVRecord> rows = format.parse(reader).getRecords();
            assertThat(rows).hasSize(recordings().size() * 30 * (1 + 6 * 3 + 2));
            assertThat(rows.stream().filter(row -> !row.isConsistent()).findFirst())
                    .isEmpty();
        }
    }

    @Test
    void noLineOfAFileIsACommandForGitHub() throws IOException {
        for (Path file : write()) {
            if (!file.startsWith(only("tensorboard"))) {
                assertThat(Files.readString(file).lines().map(String::strip))
                        .as(file.toString())
                        .noneMatch(line -> line.startsWith("::"));
            }
        }
    }

    /** What would be written through the link stands in somebody else's file. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void noFormatIsWrittenThroughALink() throws IOException {
        List<Path> files = write();
        Path theirs = Files.writeString(folder.resolve("theirs.txt"), "theirs");
        for (Path file : files) {
            Files.delete(file);
            Files.createSymbolicLink(file, theirs);
        }
        ReportContent content =
                new ReportContent(recordings(), RuleSet.defaults().descriptions(), Demo.CONTEXT);

        for (ReportFormat format : ReportFormats.parse("html,json,markdown,csv,sarif")) {
            assertThatThrownBy(() -> content.write(format, places()))
                    .as(format.id())
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("there is a link, a pipe, a folder or a device of this name; remove it");
        }
        for (ReportFormat format : ReportFormats.parse("tensorboard,junit")) { // folders that are emptied first
            content.write(format, places());
        }
        assertThat(theirs).hasContent("theirs");
    }
}
