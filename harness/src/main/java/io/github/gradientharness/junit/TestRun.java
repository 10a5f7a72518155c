package io.github.gradientharness.junit;

import io.github.gradientharness.recording.SafeFileName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What all tests of one run share: its id, and which recording files are taken. Thread-safe. */
final class TestRun {

    private final String id = UUID.randomUUID().toString();
    private final Set<Path> taken = new HashSet<>();

    String id() {
        return id;
    }

    /** The first file of the form folder/suite/test[-n].jsonl that no other training of this run has. */
    synchronized Path nextFile(Path folder, String suite, String test) {
        int n = 1;
        while (!taken.add(file(folder, suite, test, n))) {
            n++;
        }
        return file(folder, suite, test, n);
    }

    /** Deletes the files of a test that an earlier run left. */
    synchronized void deleteOld(Path folder, String suite, String test) {
        try {
            int n = 1;
            while (taken.contains(file(folder, suite, test, n)) || Files.deleteIfExists(file(folder, suite, test, n))) {
                n++;
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(
                    "Can't delete the recording that an earlier run left. Check the permissions of " + folder,
                    exception);
        }
    }

    /** The files of this run, sorted. Some may not be there: a recording that could not be written is reported by its test. */
    synchronized List<Path> files() {
        return taken.stream().sorted().toList();
    }

    private static Path file(Path folder, String suite, String test, int n) {
        return folder.resolve(SafeFileName.of(suite))
                .resolve(SafeFileName.of(test) + (n == 1 ? "" : "-" + n) + ".jsonl");
    }
}
