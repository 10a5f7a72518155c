package io.github.gradientharness.maven;

import io.github.gradientharness.recording.RecordingReader;
import io.github.gradientharness.recording.UnreadableRecordingException;
import io.github.gradientharness.report.JudgedRecording;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.rules.UnknownRuleException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and judges recordings, the same way for the report and for the gate.
 *
 * <p>Recordings are read on several threads, and each is forgotten as soon as a visitor has seen it: what is kept of it
 * holds no windows. So memory does not grow with the number of recordings by more than their findings.
 */
final class RecordingsJudge {

    private final RuleSet rules;
    private final Judgement judgement;

    RecordingsJudge(RuleSet rules, Judgement judgement) {
        this.rules = rules;
        this.judgement = judgement;
    }

    /** Judges every file that can be read, and says what is wrong with the others. */
    JudgedFolder judge(List<Path> files) {
        try {
            return judge(files, recording -> {});
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
        List<JudgedRecording> recordings = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        new InOrder(ReadingThreads.forFiles(files)).forEach(files, this::read, read -> {
            if (read.recording == null) {
                problems.add(read.problem);
            } else {
                visitor.visit(read.recording);
                recordings.add(read.recording.withoutMeasurements());
            }
        });
        return new JudgedFolder(JudgedRecording.withSharesConsidered(recordings), problems);
    }

    /** A recording, or what is wrong with its file. */
    private record Read(@Nullable JudgedRecording recording, String problem) {}

    private Read read(Path file) {
        try {
            return new Read(new JudgedRecording(file, rules.evaluate(RecordingReader.read(file), judgement)), "");
        } catch (UnreadableRecordingException exception) {
            return new Read(null, String.valueOf(exception.getMessage()));
        } catch (IOException exception) {
            return new Read(null, "Can't read the recording " + file + ": " + exception);
        } catch (UnknownRuleException exception) {
            return new Read(
                    null,
                    "Can't judge the recording " + file + ": " + exception.getMessage()
                            + " Use the same version of gradient-maven-plugin and gradient-harness.");
        }
    }
}
