package io.github.gradientharness.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the committed recordings below {@code src/it} against what the writer writes today. */
class FixtureFilesTest {

    private static final Path PROJECTS = Path.of("src/it");

    /** Run with {@code -Dfixtures.write=true} to replace them after the format has changed on purpose. */
    @Test
    void theProjectsHoldWhatTheWriterWrites(@TempDir Path scratch) throws IOException {
        for (Map.Entry<String, String> fixture : new FixtureFiles(scratch).all().entrySet()) {
            Path file = PROJECTS.resolve(fixture.getKey());
            if (Boolean.getBoolean("fixtures.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, fixture.getValue());
            }
            assertThat(file).hasContent(fixture.getValue());
        }
    }
}
