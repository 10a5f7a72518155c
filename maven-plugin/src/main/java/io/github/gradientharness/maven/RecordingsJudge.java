package io.github.gradientharness.maven;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.RecordingReader;
import io.github.gradientharness.recording.UnreadableRecordingException;
import io.github.gradientharness.report.JudgedRecording;
import io.github.gradientharness.rules.GradientShares;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.rules.UnknownRuleException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads and judges recordings, the same way for the report and for the gate.
 *
 * <p>Recordings are read on several threads, and each is forgotten as soon as a visitor has seen it: what is kept of it
 * holds no windows. So memory does not grow with the number of recordings by more than their findings.
 */
final class RecordingsJudge {

    /** How many results without measurements wait for their turn, for each thread. */
    private static final int FORGOTTEN_AHEAD = 16;

    private final RuleSet rules;
    private final Judgement judgement;
    private final boolean profiles;

    /**
     * A judge.
     *
     * @param profiles whether each layer's share is calculated too, which takes time and only baselines need
     */
    RecordingsJudge(RuleSet rules, Judgement judgement, boolean profiles) {
        this.rules = rules;
        this.judgement = judgement;
        this.profiles = profiles;
    }

    /** Judges every file that can be read, and says what is wrong with the others. */
    JudgedFolder judge(List<Path> files) {
        int threads = ReadingThreads.forFiles(files);
        try {
            return judge(files, new InOrder(threads, threads * FORGOTTEN_AHEAD), this::readAndForget, recording -> {});
        } catch (IOException exception) {
            throw new IllegalStateException("Judging the recordings was interrupted.", exception);
        }
    }

    /**
     * The same, with a visitor who sees every whole recording once, in the files' order, on the caller's thread.
     *
     * @throws IOException from the visitor
     */
    JudgedFolder judge(List<Path> files, RecordingVisitor visitor) throws IOException {
        int threads = ReadingThreads.forFiles(files);
        return judge(files, new InOrder(threads, threads), this::read, visitor);
    }

    private JudgedFolder judge(
            List<Path> files, InOrder inOrder, Function<Path, Read> reading, RecordingVisitor visitor)
            throws IOException {
        List<JudgedRecording> recordings = new ArrayList<>();
        List<Map<String, Double>> shares = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        inOrder.forEach(files, reading, read -> {
            if (read.recording == null) {
                problems.add(read.problem);
            } else {
                visitor.visit(read.recording);
                shares.add(read.shares);
                recordings.add(read.recording.withoutMeasurements());
            }
        });
        return new JudgedFolder(
                JudgedRecording.withSharesConsidered(recordings), profiles ? shares : List.of(), problems);
    }

    /** A recording, or what is wrong with its file. */
    private record Read(@Nullable JudgedRecording recording, Map<String, Double> shares, String problem) {

        static Read problem(String problem) {
            return new Read(null, Map.of(), problem);
        }

        /** The same without what was measured. */
        Read forgotten() {
            return recording == null ? this : new Read(recording.withoutMeasurements(), shares, problem);
        }
    }

    /** What was measured is dropped at once, so that many may wait for a slow one before them. */
    private Read readAndForget(Path file) {
        return read(file).forgotten();
    }

    private Read read(Path file) {
        try {
            Recording recording = RecordingReader.read(file);
            JudgedRecording judged = new JudgedRecording(file, rules.evaluate(recording, judgement));
            return new Read(judged, profiles ? GradientShares.of(recording) : Map.of(), "");
        } catch (UnreadableRecordingException exception) {
            return Read.problem(String.valueOf(exception.getMessage()));
        } catch (IOException exception) {
            return Read.problem("Can't read the recording " + file + ": " + exception);
        } catch (UnknownRuleException exception) {
            return Read.problem("Can't judge the recording " + file + ": " + exception.getMessage()
                    + " Use the same version of gradient-maven-plugin and gradient-harness.");
        }
    }
}
