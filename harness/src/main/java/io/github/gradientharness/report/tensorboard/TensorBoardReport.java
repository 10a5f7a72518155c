package io.github.gradientharness.report.tensorboard;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.RunNames;
import io.github.gradientharness.report.formats.ReportContent;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportPlaces;
import io.github.gradientharness.report.formats.ReportWriter;
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
public final class TensorBoardReport implements ReportFormat {

    private static final String PREFIX = "events.out.tfevents.";
    private static final String SUFFIX = ".gradient-harness";

    /** For {@link java.util.ServiceLoader}. */
    public TensorBoardReport() {}

    @Override
    public String id() {
        return "tensorboard";
    }

    @Override
    public Path target(ReportPlaces places) {
        return places.file("tensorboard");
    }

    @Override
    public ReportWriter open(ReportPlaces places, ReportContext context) throws IOException {
        return open(target(places));
    }

    private static ReportWriter open(Path folder) throws IOException {
        deleteOld(folder);
        Files.createDirectories(folder);
        RunNames names = new RunNames();
        return new ReportWriter() {
            @Override
            public void add(JudgedRecording judged) throws IOException {
                Recording recording = judged.diagnosis().recording();
                Path run = Files.createDirectories(folder.resolve(names.of(recording.header())));
                new RunEvents(recording).write(run.resolve(fileName(recording)));
            }

            @Override
            public void finish(ReportContent content) {}
        };
    }

    @Override
    public void remove(ReportPlaces places) throws IOException {
        deleteOld(target(places));
    }

    /**
     * Writes an event file for each recording, making the folder if need be and deleting the event files of an older
     * report, which TensorBoard would show beside the new ones.
     *
     * @throws IOException if one can't be written or deleted
     */
    public static void write(Path folder, List<JudgedRecording> recordings) throws IOException {
        try (ReportWriter writer = open(folder)) {
            for (JudgedRecording recording : recordings) {
                writer.add(recording);
            }
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
