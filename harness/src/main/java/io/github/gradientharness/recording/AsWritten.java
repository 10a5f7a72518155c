package io.github.gradientharness.recording;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a file for which a checksum vouches, so that they are read without having been checked. Who changes them and the
 * checksum as well is told so when they are read.
 */
record AsWritten(Path file) {

    /**
     * What is read from such a part.
     *
     * @throws UncheckedIOException if it can't be read
     */
    <T extends @Nullable Object> T checked(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UnusualLineException | IllegalArgumentException | IndexOutOfBoundsException exception) {
            String problem =
                    "a line's checksum is right, yet what stands before it is not what a recorder writes. Delete"
                            + " the file and run the test again.";
            throw new UncheckedIOException(new UnreadableRecordingException(file, problem, exception));
        }
    }
}
