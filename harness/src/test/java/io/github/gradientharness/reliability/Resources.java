package io.github.gradientharness.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What this JVM holds of the system: open files in a folder, and threads. */
public final class Resources {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private Resources() {}

    /** The files below a folder that this JVM has open; of systems without /proc none. */
    public static List<Path> openIn(Path folder) throws IOException {
        if (!Files.isDirectory(OPEN_FILES)) {
            return List.of();
        }
        Path real = folder.toRealPath();
        try (Stream<Path> handles = Files.list(OPEN_FILES)) {
            return handles.map(Resources::target)
                    .filter(file -> file.startsWith(real))
                    .toList();
        }
    }

    /** A handle may be gone by the time it is looked at, as that of the listing itself. */
    private static Path target(Path handle) {
        try {
            return Files.readSymbolicLink(handle);
        } catch (IOException gone) {
            return handle;
        }
    }

    /** The names of all live threads. */
    static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .sorted()
                .toList();
    }
}
