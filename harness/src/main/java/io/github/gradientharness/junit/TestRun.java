package io.github.gradientharness.junit;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** What all tests of one run share: its id, and which recording files are taken. Thread-safe. */
final class TestRun {

    private static final int LONGEST_NAME = 100;

    private final String id = UUID.randomUUID().toString();
    private final Set<Path> taken = new HashSet<>();

    String id() {
        return id;
    }

    /** The first file of the form folder/suite/test[-n].jsonl that no other training of this run has. */
    synchronized Path nextFile(Path folder, String suite, String test) {
        Path suiteFolder = folder.resolve(fileName(suite));
        String name = fileName(test);
        Path file = suiteFolder.resolve(name + ".jsonl");
        for (int n = 2; !taken.add(file); n++) {
            file = suiteFolder.resolve(name + "-" + n + ".jsonl");
        }
        return file;
    }

    /** A name that is a single, harmless path element everywhere; what had to be changed is told apart by a hash. */
    static String fileName(String name) {
        String clean = name.replaceAll("[^A-Za-z0-9._$-]", "_").replaceAll("^\\.+", "_");
        if (clean.equals(name) && clean.length() <= LONGEST_NAME) {
            return clean;
        }
        String start = clean.substring(0, Math.min(clean.length(), LONGEST_NAME));
        return start + "-" + Integer.toHexString(name.hashCode());
    }
}
