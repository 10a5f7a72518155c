package io.github.gradientharness.maven.recordings;

import java.nio.file.Path;
import java.util.List;

/** On how many threads recordings are read: as there are processors, and fewer where recordings are large. */
final class ReadingThreads {

    /** A recording in memory takes up to as much as its file; one more than there are threads waits to be visited. */
    private static final long SHARE_OF_MEMORY = 4;

    private ReadingThreads() {}

    /** At least one. */
    static int forFiles(List<Path> files) {
        long largest =
                files.stream().mapToLong(file -> file.toFile().length()).max().orElse(0);
        long fitting = Runtime.getRuntime().maxMemory() / (SHARE_OF_MEMORY * Math.max(1, largest));
        int useful = Math.min(Runtime.getRuntime().availableProcessors(), files.size());
        return (int) Math.max(1, Math.min(fitting, useful));
    }
}
