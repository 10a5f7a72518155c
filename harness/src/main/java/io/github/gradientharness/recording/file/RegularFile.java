package io.github.gradientharness.recording.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * A file that the harness is about to write. It must be an ordinary file or not exist yet: writing through a link changes a
 * file elsewhere, and writing into a pipe waits until somebody reads. Links among the folders above it are followed.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RegularFile {

    private RegularFile() {}

    /**
     * The same path.
     *
     * @throws IOException if there is a link, a pipe, a folder or a device of this name
     */
    public static Path orAbsent(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(
                    file.toString(), null, "there is a link, a pipe, a folder or a device of this name; remove it");
        }
        return file;
    }
}
