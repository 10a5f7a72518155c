package io.github.gradientharness.report.csv;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.file.RegularFile;
import io.github.gradientharness.report.RunNames;
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
public final class CsvReport {

    private CsvReport() {}

    /**
     * Writes the file, making its folder if need be and replacing an older one.
     *
     * @throws IOException if it can't be written
     */
    public static void write(Path file, List<JudgedRecording> recordings) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        List<String> names = RunNames.of(recordings);
        try (Writer output = Files.newBufferedWriter(RegularFile.orAbsent(file))) {
            output.append(String.join(",", RecordingRows.COLUMNS)).append("\r\n");
            for (int i = 0; i < recordings.size(); i++) {
                new RecordingRows(names.get(i), recordings.get(i).diagnosis().recording(), output).write();
            }
        }
    }
}
