package io.github.gradientharness.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.report.csv.CsvReport;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReportTest {

    @TempDir
    Path folder;

    private List<CSVRecord> rows(JudgedRecording... recordings) throws IOException {
        Path file = folder.resolve("made/measurements.csv");
        CsvReport.write(file, List.of(recordings));
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .build();
        try (Reader reader = Files.newBufferedReader(file)) {
            return format.parse(reader).getRecords();
        }
    }

    private static CSVRecord row(List<CSVRecord> rows, Window window, String layer, String quantity, String parameter) {
        return rows.stream()
                .filter(row -> row.get("layer").equals(layer)
                        && row.get("quantity").equals(quantity)
                        && row.get("parameter").equals(parameter)
                        && row.get("from_iteration").equals(Long.toString(window.fromIteration())))
                .reduce((one, other) -> {
                    throw new AssertionError("two rows of the same: " + one + ", " + other);
                })
                .orElseThrow(() -> new AssertionError("no row of " + layer + ", " + quantity + ", " + parameter));
    }

    @Test
    void everyStatisticIsReadBackAsItWasRecorded() throws IOException {
        Recording recording = new RecordedByHand().recording;
        List<CSVRecord> rows = rows(new RecordedByHand().judged());

        for (Window window : recording.windows()) {
            hasStatistics(row(rows, window, "", "LOSS", ""), window, window.loss());
            window.series().forEach((series, summary) -> {
                Layer layer = recording.header().model().layers().get(series.layer());
                CSVRecord row =
                        row(rows, window, layer.name(), series.quantity().name(), series.parameter());
                assertThat(row.get("layer_number")).isEqualTo(Integer.toString(layer.index() + 1));
                hasStatistics(row, window, summary);
                Distribution distribution = window.distribution(series).orElse(Distribution.EMPTY);
                assertThat(Long.parseLong(row.get("counted"))).isEqualTo(distribution.count());
                isNumber(row.get("p50"), distribution.quantile(0.5));
            });
        }
        int series = recording.windows().stream()
                .mapToInt(window -> 1 + window.series().size() + window.units().size())
                .sum();
        assertThat(rows).hasSize(series + RecordedByHand.EPOCHS);
    }

    private static void hasStatistics(CSVRecord row, Window window, Summary summary) {
        assertThat(List.of(row.get("from_epoch"), row.get("to_epoch"), row.get("to_iteration")))
                .containsExactly(
                        Integer.toString(window.fromEpoch()),
                        Integer.toString(window.toEpoch()),
                        Long.toString(window.toIteration()));
        isNumber(row.get("tensors"), summary.tensors());
        isNumber(row.get("count"), summary.count());
        isNumber(row.get("mean"), summary.mean());
        isNumber(row.get("mean_abs"), summary.meanAbsolute());
        isNumber(row.get("std"), summary.standardDeviation());
        isNumber(row.get("l2"), summary.l2());
        isNumber(row.get("min"), summary.min());
        isNumber(row.get("max"), summary.max());
        isNumber(row.get("zeros"), summary.zeros());
        isNumber(row.get("examined"), summary.examined());
        isNumber(row.get("nan"), summary.nans());
        isNumber(row.get("infinite"), summary.infinities());
    }

    private static void isNumber(String cell, double number) {
        if (Double.isFinite(number)) {
            assertThat(Double.parseDouble(cell)).isEqualTo(number);
        } else {
            assertThat(cell).isEmpty();
        }
    }

    @Test
    void unitsAndMetricsHaveRowsToo() throws IOException {
        List<CSVRecord> rows = rows(new RecordedByHand().judged());

        assertThat(rows)
                .filteredOn(row -> row.get("quantity").equals("METRIC"))
                .extracting(row -> row.get("parameter") + " " + row.get("to_iteration") + " " + row.get("mean"))
                .containsExactly("test accuracy 4 0.6", "test accuracy 8 0.7", "test accuracy 12 0.8");
        assertThat(rows)
                .filteredOn(row -> row.get("quantity").equals("UNITS_SATURATED_SHARE"))
                .isNotEmpty()
                .allMatch(row -> row.get("count").equals("5") && !row.get("max").isEmpty());
    }

    @Test
    void whatIsNotANumberIsAnEmptyCellAndCounted() throws IOException {
        CSVRecord loss = rows(SyntheticTraining.of("lost", .1, .2)
                        .epochs(3)
                        .nonFiniteFrom(3)
                        .judged())
                .stream()
                .filter(row -> row.get("quantity").equals("LOSS")
                        && row.get("to_epoch").equals("3"))
                .findFirst()
                .orElseThrow();

        assertThat(loss.get("mean")).isEmpty();
        assertThat(loss.get("nan")).isEqualTo("1");
    }

    @Test
    void linesEndAsRfc4180WantsAndEachHasEveryColumn() throws IOException {
        List<CSVRecord> rows =
                rows(SyntheticTraining.of("a,\"b\"", .1, .2).epochs(1).judged());
        String text = Files.readString(folder.resolve("made/measurements.csv"));

        assertThat(text).endsWith("\r\n").contains("\"a,\"\"b\"\"\"");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(rows)
                .allMatch(CSVRecord::isConsistent)
                .allMatch(row -> row.get("test").equals("a,\"b\""));
    }

    @Test
    void aNameThatWouldBeAFormulaGetsAnApostrophe() throws IOException {
        for (String start : List.of("=", "+", "-", "@", "\t", "\r", "\n")) {
            List<CSVRecord> rows =
                    rows(SyntheticTraining.of(start + "cmd()", .1, .2).epochs(1).judged());
            assertThat(rows).allMatch(row -> row.get("test").startsWith("'"));
        }
        assertThat(rows(SyntheticTraining.of("a=b", .1, .2).epochs(1).judged()))
                .allMatch(row -> row.get("test").equals("a=b"));
    }

    /** A spreadsheet takes a full-width or small sign for the plain one. */
    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1", "@SUM(1)", "\uFF1D1+1", "\uFF0B1", "\uFF0D1", "\uFF20SUM(1)", "\uFE661"})
    void aNameIsNoFormula(String name) throws IOException {
        JudgedRecording judged = SyntheticTraining.of("formula", SyntheticTraining.SIGMOID)
                .layersNamed(name)
                .epochs(1)
                .judged();

        assertThat(rows(judged).stream().map(row -> row.get("layer")).filter(layer -> layer.endsWith("1")))
                .isNotEmpty()
                .allMatch(layer -> layer.startsWith("'"));
    }
}
