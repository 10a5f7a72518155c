package io.github.gradientharness.report;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.file.SafeFileName;
import org.apiguardian.api.API;

/** What recordings are called in files for other tools: suite and test as two path elements, harmless and unique. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RunNames {

    private final UniqueNames names = new UniqueNames();

    /** Nothing has a name yet. */
    public RunNames() {}

    /** A name such as {@code com.example.FraudModelTest/learnsInTime} for the next recording. */
    public String of(Header header) {
        return names.of(name(header));
    }

    private static String name(Header header) {
        return SafeFileName.of(header.suite()) + "/" + SafeFileName.of(header.test());
    }
}
