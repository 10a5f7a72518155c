package io.github.gradientharness.junit;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * The folder to which a build writes: the one that holds the compiled tests, so that recordings arrive where the Maven
 * plugin looks for them, also in a build that writes to another folder than {@code target} or starts its tests in another
 * one than the project's.
 */
final class BuildFolder {

    /** Maven's, unless told otherwise. */
    static final Path USUAL = Path.of("target");

    private static final String TEST_CLASSES = "test-classes";

    private BuildFolder() {}

    /** The folder in which a test's classes lie in {@code test-classes}; {@code target} if they lie elsewhere. */
    static Path of(Class<?> test) {
        return location(test).map(BuildFolder::above).orElse(USUAL);
    }

    private static Optional<Path> location(Class<?> test) {
        CodeSource source = test.getProtectionDomain().getCodeSource();
        try {
            return source == null || source.getLocation() == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException exception) {
            return Optional.empty(); // no folder: the classes come from a jar or a loader of their own
        }
    }

    /** Relative to where the tests run, if it is below. */
    static Path above(Path classes) {
        Path here = Path.of("").toAbsolutePath();
        Path build = classes.toAbsolutePath().normalize().getParent();
        if (!classes.endsWith(TEST_CLASSES) || build == null) {
            return USUAL;
        }
        return build.startsWith(here) ? here.relativize(build) : build;
    }
}
