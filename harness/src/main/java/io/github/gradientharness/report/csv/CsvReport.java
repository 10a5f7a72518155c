package io.github.gradientharness.report.csv;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RegularFile;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.RunNames;
import io.github.gradientharness.report.formats.ReportContent;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportPlaces;
import io.github.gradientharness.report.formats.ReportWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Writes every statistic of every recording as one table in long form, as RFC 4180 wants it and in UTF-8. Row by row, so
 * memory is bounded.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CsvReport implements ReportFormat {

    /** For {@link java.util.ServiceLoader}. */
    public CsvReport() {}

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public Path target(ReportPlaces places) {
        return places.file("measurements.csv");
    }

    @Override
    public ReportWriter open(ReportPlaces places, ReportContext context) throws IOException {
        return open(target(places));
    }

    private static ReportWriter open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Writer output = Files.newBufferedWriter(RegularFile.orAbsent(file));
        output.append(String.join(",", RecordingRows.COLUMNS)).append("\r\n");
        RunNames names = new RunNames();
        return new ReportWriter() {
            @Override
            public void add(JudgedRecording judged) throws IOException {
                Recording recording = judged.diagnosis().recording();
                new RecordingRows(names.of(recording.header()), recording, output).write();
            }

            @Override
            public void finish(ReportContent content) throws IOException {
                output.flush();
            }

            @Override
            public void close() throws IOException {
                output.close();
            }
        };
    }

    /**
     * Writes the file, making its folder if need be and replacing an older one.
     *
     * @throws IOException if it can't be written
     */
    public static void write(Path file, List<JudgedRecording> recordings) throws IOException {
        try (ReportWriter writer = open(file)) {
            for (JudgedRecording recording : recordings) {
                writer.add(recording);
            }
        }
    }
}
