package io.github.gradientharness.baseline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * Reads and writes baselines as JSON for version control: sorted, a line for each layer and finding, and nothing in it that
 * changes when the trainings have not: no time, no version, no path.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BaselineFile {

    private BaselineFile() {}

    /**
     * Writes a baseline, making its folder if need be and replacing an older one. A link is followed: modules may share a
     * baseline.
     *
     * @return number of bytes
     * @throws IOException if it can't be written
     */
    public static long write(Path file, GradientBaseline baseline) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] bytes = BaselineText.of(baseline).getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "there is a folder, a pipe or a device of this name");
        }
        Files.write(file, bytes);
        return bytes.length;
    }

    /**
     * Reads a baseline.
     *
     * @throws UnreadableBaselineException if it is none, of a newer version, too large for this JVM's memory, or says what no
     *     training can be like
     * @throws IOException if the file can't be read at all
     */
    public static GradientBaseline read(Path file) throws IOException {
        return new BaselineReader(file, Runtime.getRuntime().maxMemory()).read();
    }
}
