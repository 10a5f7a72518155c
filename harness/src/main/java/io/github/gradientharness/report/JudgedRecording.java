package io.github.gradientharness.report;

import io.github.gradientharness.verdict.Diagnosis;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * A recording's file and what the rules said of it.
 *
 * @param file where it was read from
 * @param diagnosis what the rules said
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record JudgedRecording(Path file, Diagnosis diagnosis) {

    /** The same without what was measured: header, ending and everything the rules said, and no windows. */
    public JudgedRecording withoutMeasurements() {
        return new JudgedRecording(
                file, diagnosis.withRecording(diagnosis.recording().withoutMeasurements()));
    }
}
