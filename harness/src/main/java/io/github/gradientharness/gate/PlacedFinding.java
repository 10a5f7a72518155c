package io.github.gradientharness.gate;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.verdict.Finding;
import org.apiguardian.api.API;

/**
 * A finding and the test it is in.
 *
 * @param header of the recording it was found in
 * @param finding what was found
 * @param module the module of the build it is in; empty where all are from the same
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PlacedFinding(Header header, Finding finding, String module) {

    /** A finding of a recording. */
    public static PlacedFinding in(JudgedRecording recording, Finding finding) {
        return new PlacedFinding(recording.diagnosis().recording().header(), finding, recording.module());
    }
}
