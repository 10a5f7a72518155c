package io.github.gradientharness.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Set;

/**
 * Reads recordings.
 *
 * <p>A file that was cut off is read as far as it goes, and {@link Recording#damage()} says so. Another format or a
 * newer version is refused by name. Nothing in a file is executed or followed. What no recorder writes, such as deep
 * nesting, a field that comes twice, numbers of more than {@value LineLimits#LONGEST_NUMBER} digits or lines of many megabytes, counts as damage.
 */
public final class RecordingReader {

    private static final String TWICE = "a field comes twice";
    private static final int SHARE_OF_MEMORY = 2;

    private RecordingReader() {}

    /**
     * Reads one file. Units and distributions of a line whose checksum holds are read when they are looked at; if somebody
     * changed them and the checksum as well, that throws an {@link UncheckedIOException} whose cause names the file.
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
        try (RecordingLines lines = new RecordingLines(Files.newInputStream(file))) {
            return readHeader(file, lines);
        }
    }

    /** The same in a JVM with so many bytes of memory. */
    static Recording read(Path file, long memory) throws IOException {
        try (RecordingLines lines = new RecordingLines(Files.newInputStream(file))) {
            RecordingParts parts = new RecordingParts(file, readHeader(file, lines));
            String damage = readLines(file, lines, parts, memory);
            return parts.toRecording(damage);
        }
    }

    /** Reads on as far as it goes; says what is wrong with the first line that can't be read, or nothing. */
    private static String readLines(Path file, RecordingLines lines, RecordingParts parts, long memory)
            throws IOException {
        int number = 2;
        try {
            for (; lines.next(); number++) {
                parts.add(lines);
                if (parts.memory() > memory / SHARE_OF_MEMORY) {
                    throw new UnreadableRecordingException(
                            file,
                            "it would take more than a half of this JVM's memory of "
                                    + (memory >> 20)
                                    + " MiB. Give it more: -Xmx, for Maven in MAVEN_OPTS.",
                            null);
                }
            }
            return "";
        } catch (MismatchedInputException exception) {
            return damage(number, lines.isLast(), TWICE);
        } catch (JsonProcessingException exception) {
            return damage(number, lines.isLast(), "it is not complete JSON");
        } catch (MalformedLineException exception) {
            return damage(number, lines.isLast(), String.valueOf(exception.getMessage()));
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
        files.sort(NumberedNames.ORDER);
        return List.copyOf(files);
    }

    /** Recording files sorted by path, numbers in names by value: seed 2 comes before seed 10. */
    public static List<Path> sorted(Collection<Path> files) {
        return files.stream().sorted(NumberedNames.ORDER).toList();
    }

    private static Header readHeader(Path file, RecordingLines lines) throws IOException {
        try {
            if (!lines.next()) {
                throw new UnreadableRecordingException(file, "it is empty. Delete it and run the test again.", null);
            }
            JsonNode node = tree(lines);
            checkFormat(file, node);
            return HeaderJson.read(node);
        } catch (MismatchedInputException exception) {
            throw new UnreadableRecordingException(
                    file, "in its header, " + TWICE + ". Delete it and run the test again.", exception);
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

    private static JsonNode tree(RecordingLines lines) throws JsonProcessingException {
        try {
            return PlainTree.read(lines.cursor());
        } catch (UnusualLineException exception) {
            return GeneralParser.read(lines.text());
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

    private static String damage(int number, boolean last, String problem) {
        return last
                ? "cut off in line " + number + " (" + problem + "); what stands before it was read"
                : "line " + number + " is damaged (" + problem + "); it and what follows was left out";
    }
}
