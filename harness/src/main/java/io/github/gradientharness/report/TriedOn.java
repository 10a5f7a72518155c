package io.github.gradientharness.report;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.remedies.RemedyFile;
import io.github.gradientharness.remedies.RemedyTable;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Outcome;
import java.nio.file.Path;
import java.util.Optional;
import org.apiguardian.api.API;

/** Which remedies were tried on the test of a recording, for all writers. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TriedOn {

    private TriedOn() {}

    /** What came of them; empty where none were tried, or the network is healthy by now. */
    public static Optional<RemedyTable> recording(Path file, Diagnosis diagnosis) {
        Header header = diagnosis.recording().header();
        return diagnosis.outcome() == Outcome.UNHEALTHY
                ? RemedyFile.beside(file, header).map(RemedyTable::of)
                : Optional.empty();
    }
}
