package io.github.gradientharness.maven.recordings;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.maven.settings.KnownRules;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.recording.file.UnreadableRecordingException;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.rules.UnknownRuleException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads and judges recordings, the same way for the report and for the gate.
 *
 * <p>Recordings are read on several threads, and each is forgotten as soon as it was looked at: what is kept of it holds no
 * windows. So memory does not grow with the number of recordings by more than their findings.
 */
public final class RecordingsJudge {

    /** How many results without measurements wait for their turn, for each thread. */
    private static final int FORGOTTEN_AHEAD = 16;

    private final RuleSet rules;
    private final Judgement judgement;
    private final Predicate<JudgedRecording> isLeftOut;
    private final boolean isCompared;

    /**
     * A judge.
     *
     * @param isLeftOut tells recordings of an earlier run that no verdict is to count
     * @param isCompared whether what it judges is compared with a baseline
     */
    public RecordingsJudge(
            RuleSet rules, Judgement judgement, Predicate<JudgedRecording> isLeftOut, boolean isCompared) {
        this.rules = rules;
        this.judgement = judgement;
        this.isLeftOut = isLeftOut;
        this.isCompared = isCompared;
    }

    /** How it judges. */
    public Judgement judgement() {
        return judgement;
    }

    /** Whether what it judges is compared with a baseline. */
    public boolean isCompared() {
        return isCompared;
    }

    /** Judges every file that can be read, and says what is wrong with the others. */
    public JudgedFolder judge(List<Path> files) {
        try {
            return judge(files, FORGOTTEN_AHEAD, recording -> recording.file(), file -> {});
        } catch (IOException exception) {
            throw new IllegalStateException("Judging the recordings was interrupted.", exception);
        }
    }

    /**
     * The same, making something of every whole recording while it is in memory.
     *
     * @param look sees every recording once, judged by itself, on one of the threads that read; whoever keeps it keeps all
     *     its windows in memory
     * @param take takes what was made of it, in the files' order, on the caller's thread
     * @throws IOException from the latter
     */
    public <T> JudgedFolder judge(List<Path> files, Function<JudgedRecording, T> look, InOrder.Consumer<T> take)
            throws IOException {
        return judge(files, 1, look, take);
    }

    private <T> JudgedFolder judge(
            List<Path> files, int aheadOfEachThread, Function<JudgedRecording, T> look, InOrder.Consumer<T> take)
            throws IOException {
        int threads = ReadingThreads.forFiles(files);
        List<JudgedRecording> recordings = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        new InOrder(threads, threads * aheadOfEachThread).forEach(files, file -> read(file, look), read -> {
            if (read.recording == null || read.made == null) {
                problems.add(read.problem);
            } else {
                take.accept(read.made);
                recordings.add(read.recording);
            }
        });
        return new JudgedFolder(JudgedRecording.withSharesConsidered(recordings), problems);
    }

    /** A recording without its windows and what was made of it, or what is wrong with its file. */
    private record Read<T>(
            @Nullable JudgedRecording recording, @Nullable T made, String problem) {

        static <T> Read<T> problem(String problem) {
            return new Read<>(null, null, problem);
        }
    }

    private <T> Read<T> read(Path file, Function<JudgedRecording, T> look) {
        try {
            Recording recording = RecordingReader.read(file);
            JudgedRecording each = new JudgedRecording(file, rules.evaluate(recording, judgement));
            JudgedRecording judged = isLeftOut.test(each) ? each.ofEarlierRun() : each;
            return new Read<>(judged.withoutMeasurements(), look.apply(judged), "");
        } catch (UnreadableRecordingException exception) {
            return Read.problem(String.valueOf(exception.getMessage()));
        } catch (IOException exception) {
            return Read.problem("Can't read the recording " + file + ": " + exception);
        } catch (UnknownRuleException exception) {
            return Read.problem(
                    "Can't judge the recording " + file + ": " + exception.getMessage()
                            + " If it is one of the harness, use the same version of gradient-maven-plugin and gradient-harness.");
        } catch (ServiceConfigurationError | LinkageError error) {
            return Read.problem("Can't judge the recording " + file + ". " + KnownRules.unloadable(error));
        }
    }
}
