package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads recordings for assertions; where there is none, the error lists those there are. */
final class RecordingFiles {

    private RecordingFiles() {}

    static Recording read(Path file) {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(
                    file + " is a folder. Name one file, or assert on all in it with assertThatRecordings(folder). "
                            + filesIn(file));
        }
        if (!Files.exists(file)) {
            Path parent = file.toAbsolutePath().getParent();
            throw new IllegalArgumentException("There is no recording " + file + ". Was the test run that writes it? "
                    + (parent == null ? "" : filesIn(parent)));
        }
        try {
            return RecordingReader.read(file);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception.getMessage(), exception);
        }
    }

    static List<Recording> readAll(Path folder) {
        try {
            List<Recording> recordings = new ArrayList<>();
            for (Path file : RecordingReader.filesIn(folder)) {
                recordings.add(read(file));
            }
            if (recordings.isEmpty()) {
                throw new IllegalArgumentException(
                        "There is no recording (*.jsonl) in " + folder + ". Was the test run that writes there?");
            }
            return recordings;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception.getMessage(), exception);
        }
    }

    private static String filesIn(Path folder) {
        try {
            String names = RecordingReader.filesIn(folder).stream()
                    .map(file -> folder.toAbsolutePath()
                            .relativize(file.toAbsolutePath())
                            .toString())
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? "There is none in " + folder + "." : "In " + folder + " there are: " + names;
        } catch (IOException exception) {
            return "Its folder can't be listed: " + exception.getMessage();
        }
    }
}
