package io.github.gradientharness.junit;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Origin;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.recording.file.RecordingWriter;
import io.github.gradientharness.recording.file.SafeFileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The recordings that this run found. It may delete those of the test that it is about to run, and only where the run that
 * made them was over before this one began: runs that overlap keep what they recorded.
 *
 * <p>Not thread-safe.
 */
final class EarlierRecordings {

    /** By how much the time of a file may lag behind the clock. */
    private static final Duration COARSE = Duration.ofSeconds(2);

    private final Instant begin = Instant.now();
    private final Processes processes = Processes.now();
    private final Map<Path, List<Path>> inFolder = new HashMap<>();
    private final Map<Path, Optional<Header>> headers = new HashMap<>();

    /** Deletes a test's recordings of earlier runs. */
    void deleteAllOf(TestName test, Path suiteFolder, Set<Path> ofThisRun) throws IOException {
        for (Path file : allOf(test, suiteFolder, ofThisRun)) {
            Files.deleteIfExists(file);
        }
    }

    /** A test's recordings of earlier runs. */
    List<Path> allOf(TestName test, Path suiteFolder, Set<Path> ofThisRun) throws IOException {
        Pattern name = Pattern.compile(Pattern.quote(SafeFileName.of(test.fileBase())) + "(-\\d+)?\\.jsonl");
        List<Path> files = new ArrayList<>();
        for (Path file : found(suiteFolder)) {
            if (name.matcher(file.getFileName().toString()).matches()
                    && !ofThisRun.contains(file)
                    && Files.isRegularFile(file)
                    && header(file).filter(it -> isOf(test, it)).isPresent()
                    && isOver(file)) {
                files.add(file);
            }
        }
        return files;
    }

    /** Deletes what has no readable header, so that nobody can say whose it is: a JVM was killed before it wrote one. */
    void deleteWhatNobodyCanRead(Path file) throws IOException {
        if (Files.isRegularFile(file) && header(file).isEmpty() && isOver(file)) {
            Files.deleteIfExists(file);
        }
    }

    /** Listed once: what comes later belongs to a run that overlaps. */
    private List<Path> found(Path folder) throws IOException {
        List<Path> known = inFolder.get(folder);
        if (known != null) {
            return known;
        }
        List<Path> listed = List.of();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                listed = files.toList();
            }
        }
        inFolder.put(folder, listed);
        return listed;
    }

    private static boolean isOf(TestName test, Header header) {
        Origin origin = header.origin();
        return header.suite().equals(test.suite())
                && (origin == null
                        ? header.test().equals(test.test())
                        : origin.test().equals(test.unique()));
    }

    /** Whether the run that made a file was over when this one began. */
    private boolean isOver(Path file) throws IOException {
        Optional<Origin> origin = header(file).map(Header::origin);
        boolean isEarlier = origin.filter(Origin::isHere).isPresent()
                || origin.filter(processes::include).isEmpty()
                        && startedAt(file).isBefore(begin);
        return isEarlier && !RecordingWriter.isWriting(file);
    }

    private Instant startedAt(Path file) throws IOException {
        try {
            return Instant.parse(header(file).map(Header::startedAt).orElse(""));
        } catch (DateTimeParseException unknown) {
            return Files.getLastModifiedTime(file).toInstant().plus(COARSE);
        }
    }

    private Optional<Header> header(Path file) {
        return headers.computeIfAbsent(file, EarlierRecordings::readHeader);
    }

    private static Optional<Header> readHeader(Path file) {
        try {
            return Optional.of(RecordingReader.header(file));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
