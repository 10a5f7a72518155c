package io.github.gradientharness.junit;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The recordings of which a report at the end of a run tells: this JVM's, and those that other JVMs of the same run have
 * ended in the same folder.
 *
 * @param run this JVM's run
 * @param folder the folder of all recordings
 * @param since when the run began
 * @param judgement what the build says about how they are judged
 */
record RunRecordings(TestRun run, Path folder, Instant since, Judgement judgement) {

    private static final System.Logger LOG = System.getLogger(ReportAtEnd.class.getName());

    /** All of them, judged. One that can't be read is logged and left out. */
    List<JudgedRecording> read() {
        Set<Path> own = Set.copyOf(run.files());
        List<JudgedRecording> recordings = new ArrayList<>();
        for (Path file : files()) {
            try {
                judged(file, own).ifPresent(recordings::add);
            } catch (IOException | RuntimeException problem) {
                LOG.log(Level.ERROR, "The gradient report lacks the recording " + file + ": " + problem, problem);
            }
        }
        return JudgedRecording.withSharesConsidered(recordings);
    }

    /** The same without what was measured, which takes little memory; empty if one can't be read. */
    Optional<List<JudgedRecording>> skim() {
        Set<Path> own = Set.copyOf(run.files());
        List<JudgedRecording> recordings = new ArrayList<>();
        try {
            for (Path file : files()) {
                judged(file, own).map(JudgedRecording::withoutMeasurements).ifPresent(recordings::add);
            }
            return Optional.of(JudgedRecording.withSharesConsidered(recordings));
        } catch (IOException | RuntimeException saidWhenTheReportIsWritten) {
            return Optional.empty();
        }
    }

    private Optional<JudgedRecording> judged(Path file, Set<Path> own) throws IOException {
        if (!own.contains(file) && Files.size(file) == 0) {
            return Optional.empty(); // another JVM has just begun it
        }
        Recording recording = RecordingReader.read(file);
        return own.contains(file) || isOfThisRun(recording)
                ? Optional.of(new JudgedRecording(file, RuleSet.defaults().evaluate(recording, judgement)))
                : Optional.empty();
    }

    /** A recording that could not be written failed its test already, so it may be absent. */
    private Set<Path> files() {
        Set<Path> files = new TreeSet<>();
        run.files().stream().filter(Files::exists).forEach(files::add);
        try {
            for (Path file : RecordingReader.filesIn(folder)) {
                if (!Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
                    files.add(file);
                }
            }
        } catch (IOException | RuntimeException problem) {
            LOG.log(Level.ERROR, "The gradient report lacks the recordings of other JVMs: " + problem, problem);
        }
        return files;
    }

    /** A recording without an end may still grow. */
    private boolean isOfThisRun(Recording recording) {
        try {
            return recording.ending() != null
                    && !Instant.parse(recording.header().startedAt()).isBefore(since);
        } catch (DateTimeParseException exception) {
            return false;
        }
    }
}
