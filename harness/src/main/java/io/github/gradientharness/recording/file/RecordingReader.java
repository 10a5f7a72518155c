package io.github.gradientharness.recording.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.gradientharness.json.InvalidJsonException;
import io.github.gradientharness.json.Json;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Recording;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Reads recordings.
 *
 * <p>A file that was cut off is read as far as it goes, and {@link Recording#damage()} says so. Another format or a
 * newer version is refused by name. Nothing in a file is executed or followed. What no recorder writes, such as deep
 * nesting, a field that comes twice, endless numbers or lines of many megabytes, counts as damage.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RecordingReader {

    private static final String TRY_AGAIN = ". Delete it and run the test again.";

    private RecordingReader() {}

    /**
     * Reads one file.
     *
     * @throws UnreadableRecordingException if it is not a recording, of a version this reader does not know, or too large
     *     for this JVM's memory
     * @throws IOException if the file can't be read at all
     */
    public static Recording read(Path file) throws IOException {
        return read(file, Runtime.getRuntime().maxMemory());
    }

    /**
     * Reads nothing but the first line.
     *
     * @throws UnreadableRecordingException if it is not the header of a recording, or of a version this reader does not know
     * @throws IOException if the file can't be read at all
     */
    public static Header header(Path file) throws IOException {
        try (RecordingLines lines = new RecordingLines(file)) {
            Memory memory = new Memory(file, Runtime.getRuntime().maxMemory());
            return readHeader(file, lines, new CompactLine(memory), memory);
        }
    }

    /** The same as {@link #read(Path)} in a JVM with so many bytes of memory. */
    static Recording read(Path file, long bytes) throws IOException {
        Memory memory = new Memory(file, bytes);
        try (RecordingLines lines = new RecordingLines(file)) {
            CompactLine compact = new CompactLine(memory);
            RecordingBuilder recording =
                    new RecordingBuilder(readHeader(file, lines, compact, memory), compact, memory);
            return recording.toRecording(readLines(lines, recording));
        }
    }

    /** Reads on as far as it goes; says what is wrong with the first line that can't be read, or nothing. */
    private static String readLines(RecordingLines lines, RecordingBuilder recording) throws IOException {
        int number = 2;
        try {
            for (; lines.next(); number++) {
                recording.add(lines);
            }
            return "";
        } catch (JsonProcessingException exception) {
            return damage(
                    number, lines.isLast(), InvalidJsonException.of(exception).getMessage());
        } catch (MalformedLineException exception) {
            return damage(number, lines.isLast(), exception.getMessage());
        }
    }

    /**
     * The recording files below a folder, sorted by path; none if the folder does not exist. Links are followed, as the
     * recorder follows them; a link to a folder that it lies in is left out.
     *
     * @throws IOException if the folder can't be listed
     */
    public static List<Path> filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && file.getFileName().toString().endsWith(".jsonl")) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                if (problem instanceof FileSystemLoopException) {
                    return FileVisitResult.CONTINUE;
                }
                throw problem;
            }
        });
        return NumberedNames.sorted(files);
    }

    /** Recording files sorted by path, numbers in names by value: seed 2 comes before seed 10. */
    public static List<Path> sorted(Collection<Path> files) {
        return NumberedNames.sorted(files);
    }

    private static Header readHeader(Path file, RecordingLines lines, CompactLine compact, Memory memory)
            throws IOException {
        try {
            if (!lines.next()) {
                throw new UnreadableRecordingException(file, "it is empty" + TRY_AGAIN, null);
            }
            JsonFields header = JsonFields.of(tree(lines, compact, memory));
            checkFormat(file, header.values());
            return HeaderJson.read(header);
        } catch (JsonProcessingException exception) {
            InvalidJsonException invalid = InvalidJsonException.of(exception);
            String problem = invalid.kind() == InvalidJsonException.Kind.MALFORMED
                    ? "its first line is not JSON"
                    : "in its header, " + invalid.getMessage();
            throw new UnreadableRecordingException(file, problem + TRY_AGAIN, exception);
        } catch (MalformedLineException exception) {
            throw new UnreadableRecordingException(
                    file, "in its header, " + exception.getMessage() + TRY_AGAIN, exception);
        }
    }

    private static void checkFormat(Path file, Map<?, ?> header) throws UnreadableRecordingException {
        if (!HeaderJson.FORMAT.equals(header.get("format"))) {
            String found = header.get("format") instanceof String format && !format.isEmpty()
                    ? "its format is '" + format + "'"
                    : "it names no format";
            throw new UnreadableRecordingException(
                    file,
                    found + ", not '" + HeaderJson.FORMAT + "'. Keep other files out of the recordings' folder.",
                    null);
        }
        if (!(header.get("version") instanceof Long version) || version < 1 || version > HeaderJson.VERSION) {
            throw new UnreadableRecordingException(
                    file,
                    "its format version is " + Json.text(header.get("version")) + " and this reader knows version "
                            + HeaderJson.VERSION
                            + ". Use the same version of gradient-maven-plugin and gradient-harness.",
                    null);
        }
    }

    private static @Nullable Object tree(RecordingLines lines, CompactLine compact, Memory memory) throws IOException {
        try {
            if (compact.goTo(lines)) {
                return compact.tree();
            }
        } catch (MalformedLineException exception) {
            // Jackson reads what is written otherwise.
        }
        try (JacksonLine line = new JacksonLine(lines, memory)) {
            return line.tree();
        }
    }

    private static String damage(int number, boolean last, String problem) {
        return last
                ? "cut off in line " + number + " (" + problem + "); what stands before it was read"
                : "line " + number + " is damaged (" + problem + "); it and what follows was left out";
    }
}
