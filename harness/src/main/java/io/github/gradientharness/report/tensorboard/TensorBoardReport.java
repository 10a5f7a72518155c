package io.github.gradientharness.report.tensorboard;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.RunNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Writes a folder that {@code tensorboard --logdir} opens: a run for each recording, with scalars and histograms of each
 * layer. The step is the iteration.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TensorBoardReport {

    private static final String PREFIX = "events.out.tfevents.";
    private static final String SUFFIX = ".gradient-harness";

    private TensorBoardReport() {}

    /**
     * Writes an event file for each recording, making the folder if need be and deleting the event files of an older
     * report, which TensorBoard would show beside the new ones.
     *
     * @throws IOException if one can't be written or deleted
     */
    public static void write(Path folder, List<JudgedRecording> recordings) throws IOException {
        deleteOld(folder);
        List<String> runs = RunNames.of(recordings);
        Files.createDirectories(folder);
        for (int i = 0; i < recordings.size(); i++) {
            Recording recording = recordings.get(i).diagnosis().recording();
            Path run = Files.createDirectories(folder.resolve(runs.get(i)));
            new RunEvents(recording).write(run.resolve(fileName(recording)));
        }
    }

    private static String fileName(Recording recording) {
        long startedAt = (long) RunEvents.seconds(recording.header().startedAt());
        return PREFIX + String.format(Locale.ROOT, "%010d", startedAt) + SUFFIX;
    }

    private static void deleteOld(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder, 3)) {
            for (Path file : files.filter(TensorBoardReport::isOurs).toList()) {
                Files.delete(file);
                deleteIfEmpty(folder, file.getParent());
            }
        } catch (UncheckedIOException exception) {
            throw exception.getCause();
        }
    }

    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX) && Files.isRegularFile(file);
    }

    /** A run's folder without events would still be listed. */
    private static void deleteIfEmpty(Path folder, Path run) throws IOException {
        for (Path empty = run; !empty.equals(folder) && isEmpty(empty); empty = empty.getParent()) {
            Files.delete(empty);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
