package io.github.gradientharness.gate;

import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.SeedGroupDiagnosis;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A recording's file and what the rules said about it.
 *
 * @param file where it was read from
 * @param diagnosis what the rules said
 * @param module the module of the build it is from; empty where all are from the same
 * @param isOfEarlierRun whether an earlier run left it and this build did not run its test: it is shown, and no verdict counts it
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record JudgedRecording(Path file, Diagnosis diagnosis, String module, boolean isOfEarlierRun) {

    /** One of a build with a single module, or of one module by itself. */
    public JudgedRecording(Path file, Diagnosis diagnosis) {
        this(file, diagnosis, "");
    }

    /** One of this build. */
    public JudgedRecording(Path file, Diagnosis diagnosis, String module) {
        this(file, diagnosis, module, false);
    }

    /** Those that the build's verdict is about: all but those of an earlier run. */
    public static List<JudgedRecording> ofThisBuild(List<JudgedRecording> recordings) {
        return recordings.stream()
                .filter(recording -> !recording.isOfEarlierRun())
                .toList();
    }

    /** Says how many recordings of an earlier run no verdict counts; empty if there is none. */
    public static Optional<String> leftOut(List<JudgedRecording> recordings) {
        int earlier = recordings.size() - ofThisBuild(recordings).size();
        return earlier == 0
                ? Optional.empty()
                : Optional.of(
                        earlier == 1
                                ? "1 recording of an earlier run is left out: this build recorded nothing of its test."
                                : earlier + " recordings of an earlier run are left out: this build recorded nothing of"
                                        + " their tests.");
    }

    /** The same, left by an earlier run. */
    public JudgedRecording ofEarlierRun() {
        return new JudgedRecording(file, diagnosis, module, true);
    }

    /** The same as one of a module among others. */
    public JudgedRecording ofModule(String name) {
        return new JudgedRecording(file, diagnosis, name, isOfEarlierRun);
    }

    /** The same file, judged otherwise. */
    public JudgedRecording judged(Diagnosis other) {
        return new JudgedRecording(file, other, module, isOfEarlierRun);
    }

    /** The same without what was measured: header, ending and everything the rules said, and no windows. */
    public JudgedRecording withoutMeasurements() {
        return judged(diagnosis.withRecording(diagnosis.recording().withoutMeasurements()));
    }

    /**
     * Where the share over seeds is as required, a single sick seed is no matter for a gate. All others stay as they are.
     *
     * @return as many as were given, in the same order
     */
    public static List<JudgedRecording> withSharesConsidered(List<JudgedRecording> recordings) {
        Iterator<Diagnosis> considered = SeedGroupDiagnosis.withSharesConsidered(ofThisBuild(recordings).stream()
                        .map(JudgedRecording::diagnosis)
                        .toList())
                .iterator();
        return recordings.stream()
                .map(recording -> recording.isOfEarlierRun() ? recording : recording.judged(considered.next()))
                .toList();
    }
}
