package io.github.gradientharness.maven;

import io.github.gradientharness.recording.RecordingReader;
import io.github.gradientharness.recording.UnreadableRecordingException;
import io.github.gradientharness.report.JudgedRecording;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.rules.UnknownRuleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads and judges the recordings of a folder, the same way for the report and for the gate. */
final class RecordingsJudge {

    private final RuleSet rules;
    private final Judgement judgement;

    RecordingsJudge(RuleSet rules, Judgement judgement) {
        this.rules = rules;
        this.judgement = judgement;
    }

    /**
     * Judges every recording below the folder that can be read, and says what is wrong with the others.
     *
     * @throws IOException if the folder can't be listed
     */
    JudgedFolder judge(Path folder) throws IOException {
        List<JudgedRecording> recordings = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : filesIn(folder)) {
            try {
                recordings.add(new JudgedRecording(file, rules.evaluate(RecordingReader.read(file), judgement)));
            } catch (UnreadableRecordingException exception) {
                problems.add(String.valueOf(exception.getMessage()));
            } catch (IOException exception) {
                problems.add("Can't read the recording " + file + ": " + exception);
            } catch (UnknownRuleException exception) {
                problems.add("Can't judge the recording " + file + ": " + exception.getMessage()
                        + " Use the same version of gradient-maven-plugin and gradient-harness.");
            }
        }
        return new JudgedFolder(JudgedRecording.withSharesConsidered(recordings), problems);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try {
            return RecordingReader.filesIn(folder);
        } catch (UncheckedIOException exception) {
            throw exception.getCause();
        }
    }
}
