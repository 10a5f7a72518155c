package io.github.gradientharness.recording.file;

import java.io.IOException;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A file that can't be read as a recording. The message names the file, what is wrong with it and what to do. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class UnreadableRecordingException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableRecordingException(Path file, String problem, @Nullable Throwable cause) {
        super("Can't read the recording " + file + ": " + problem, cause);
    }
}
