package io.github.gradientharness.maven.recordings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recordings that a goal of this build has read and judged, so that the next one need not read them again.
 *
 * @param folder what came of them
 * @param versions of their files
 */
record ReadRecordings(JudgedFolder folder, Map<Path, List<Object>> versions) {

    /** Copies the map. */
    ReadRecordings {
        versions = Map.copyOf(versions);
    }

    /** Of files as they are now. */
    static ReadRecordings of(JudgedFolder folder, List<Path> files) {
        return new ReadRecordings(folder, versions(files));
    }

    /** What came of these files; empty if they are others, or were written since. */
    Optional<JudgedFolder> of(List<Path> files) {
        return versions.equals(versions(files)) ? Optional.of(folder) : Optional.empty();
    }

    private static Map<Path, List<Object>> versions(List<Path> files) {
        Map<Path, List<Object>> versions = new LinkedHashMap<>();
        files.forEach(file -> versions.put(file, version(file)));
        return versions;
    }

    /** A file that can't be asked equals no other. */
    private static List<Object> version(Path file) {
        try {
            return List.of(Files.getLastModifiedTime(file), Files.size(file));
        } catch (IOException exception) {
            return List.of(new Object());
        }
    }
}
