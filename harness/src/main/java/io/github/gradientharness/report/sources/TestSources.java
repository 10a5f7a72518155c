package io.github.gradientharness.report.sources;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Header;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Finds the sources of the tests that made recordings, in one module or in several. A recording that names its module is from the
 * nearest folder above its file that holds a {@code pom.xml}. Not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TestSources {

    private final Path module;
    private final Collection<Path> named;
    private final Map<Path, SourceFinder> finders = new HashMap<>();

    /**
     * Looks in a module.
     *
     * @param named source folders that the build names; may be none
     */
    public TestSources(Path module, Collection<Path> named) {
        this.module = module;
        this.named = named;
    }

    /**
     * Where the test stands; empty if its source was not found.
     *
     * @throws UncheckedIOException if a module's folders can't be listed
     */
    public Optional<SourceLocation> of(JudgedRecording judged) {
        Header header = judged.diagnosis().recording().header();
        return finders.computeIfAbsent(moduleOf(judged), this::finder).find(header.suite(), header.test());
    }

    private SourceFinder finder(Path folder) {
        try {
            return new SourceFinder(folder, named);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private Path moduleOf(JudgedRecording judged) {
        if (!judged.module().isEmpty()) {
            Path file = judged.file().toAbsolutePath().normalize();
            for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
                if (Files.isRegularFile(folder.resolve("pom.xml"))) {
                    return folder;
                }
            }
        }
        return module;
    }
}
