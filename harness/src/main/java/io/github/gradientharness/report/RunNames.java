package io.github.gradientharness.report;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.file.SafeFileName;
import java.util.List;
import org.apiguardian.api.API;

/** What recordings are called in files for other tools: suite and test as two path elements, harmless and unique. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RunNames {

    private RunNames() {}

    /** A name such as {@code com.example.FraudModelTest/learnsInTime} for each recording, in the same order. */
    public static List<String> of(List<JudgedRecording> recordings) {
        UniqueNames names = new UniqueNames();
        return recordings.stream()
                .map(recording -> recording.diagnosis().recording().header())
                .map(header -> names.of(name(header)))
                .toList();
    }

    private static String name(Header header) {
        return SafeFileName.of(header.suite()) + "/" + SafeFileName.of(header.test());
    }
}
