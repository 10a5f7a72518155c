package io.github.gradientharness.baseline;

import java.io.IOException;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A file that is no baseline, or none that this version reads. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class UnreadableBaselineException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableBaselineException(Path file, String problem, @Nullable Exception cause) {
        super("The baseline " + file + " can't be read: " + problem, cause);
    }
}
