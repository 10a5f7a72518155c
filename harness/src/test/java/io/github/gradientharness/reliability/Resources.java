package io.github.gradientharness.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What this JVM holds of the system: open files in a folder, and threads. */
public final class Resources {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private static final long TIME_TO_END = 10_000;

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

    /** All live threads. */
    static List<Thread> liveThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .toList();
    }

    /** The threads that are new, and still there after those that were about to end had time to. */
    static List<Thread> startedSince(List<Thread> before) throws InterruptedException {
        List<Thread> started = liveThreads().stream()
                .filter(thread -> !before.contains(thread))
                .toList();
        for (Thread thread : started) {
            thread.join(TIME_TO_END);
        }
        return started.stream().filter(Thread::isAlive).toList();
    }
}
