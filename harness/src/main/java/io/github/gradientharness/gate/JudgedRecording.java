package io.github.gradientharness.gate;

import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.SeedGroupDiagnosis;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * A recording's file and what the rules said of it.
 *
 * @param file where it was read from
 * @param diagnosis what the rules said
 * @param module the module of the build it is from; empty where all are from the same
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record JudgedRecording(Path file, Diagnosis diagnosis, String module) {

    /** One of a build with a single module, or of one module by itself. */
    public JudgedRecording(Path file, Diagnosis diagnosis) {
        this(file, diagnosis, "");
    }

    /** The same as one of a module among others. */
    public JudgedRecording ofModule(String name) {
        return new JudgedRecording(file, diagnosis, name);
    }

    /** The same file, judged otherwise. */
    public JudgedRecording judged(Diagnosis other) {
        return new JudgedRecording(file, other, module);
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
        List<Diagnosis> diagnoses = SeedGroupDiagnosis.withSharesConsidered(
                recordings.stream().map(JudgedRecording::diagnosis).toList());
        return IntStream.range(0, recordings.size())
                .mapToObj(i -> recordings.get(i).judged(diagnoses.get(i)))
                .toList();
    }
}
