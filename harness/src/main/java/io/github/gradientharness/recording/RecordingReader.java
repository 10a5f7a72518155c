package io.github.gradientharness.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads recordings.
 *
 * <p>A file that was cut off is read as far as it goes, and {@link Recording#damage()} says so. Another format or a
 * newer version is refused by name. Nothing in a file is executed or followed.
 */
public final class RecordingReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordingReader() {}

    /**
     * Reads one file.
     *
     * @throws UnreadableRecordingException if it is not a recording, or of a version this reader does not know
     * @throws IOException if the file can't be read at all
     */
    public static Recording read(Path file) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            RecordingParts parts = new RecordingParts(readHeader(file, reader.readLine()));
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                String problem = readLine(line, parts);
                if (!problem.isEmpty()) {
                    boolean last = reader.readLine() == null;
                    return parts.toRecording(damage(number, last, problem));
                }
            }
            return parts.toRecording("");
        }
    }

    /**
     * The recording files below a folder, sorted by path; none if the folder does not exist.
     *
     * @throws IOException if the folder can't be listed
     */
    public static List<Path> filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jsonl"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException exception) {
            throw exception.getCause();
        }
    }

    private static Header readHeader(Path file, @Nullable String line) throws UnreadableRecordingException {
        if (line == null) {
            throw new UnreadableRecordingException(file, "it is empty. Delete it and run the test again.", null);
        }
        try {
            JsonNode node = JSON.readTree(line);
            checkFormat(file, node);
            return HeaderJson.read(node);
        } catch (JsonProcessingException exception) {
            throw new UnreadableRecordingException(
                    file, "its first line is not JSON. Delete it and run the test again.", exception);
        } catch (MalformedLineException exception) {
            throw new UnreadableRecordingException(
                    file,
                    "in its header, " + exception.getMessage() + ". Delete it and run the test again.",
                    exception);
        }
    }

    private static void checkFormat(Path file, JsonNode header) throws UnreadableRecordingException {
        String format = header.path("format").asText();
        if (!format.equals(HeaderJson.FORMAT)) {
            String found = format.isEmpty() ? "it names no format" : "its format is '" + format + "'";
            throw new UnreadableRecordingException(
                    file,
                    found + ", not '" + HeaderJson.FORMAT + "'. Keep other files out of the recordings' folder.",
                    null);
        }
        JsonNode version = header.path("version");
        if (!version.isIntegralNumber() || version.asLong() < 1 || version.asLong() > HeaderJson.VERSION) {
            throw new UnreadableRecordingException(
                    file,
                    "its format version is " + version + " and this reader knows version " + HeaderJson.VERSION
                            + ". Use the same version of gradient-maven-plugin and gradient-harness.",
                    null);
        }
    }

    private static String readLine(String line, RecordingParts parts) {
        try {
            parts.add(JSON.readTree(line));
            return "";
        } catch (JsonProcessingException exception) {
            return "it is not complete JSON";
        } catch (MalformedLineException exception) {
            return exception.getMessage();
        }
    }

    private static String damage(int number, boolean last, String problem) {
        return last
                ? "cut off in line " + number + " (" + problem + "); what stands before it was read"
                : "line " + number + " is damaged (" + problem + "); it and what follows was left out";
    }
}
