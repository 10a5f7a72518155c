package io.github.gradientharness.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LicenceTest {

    @Test
    void theJarHoldsTheLicence() throws Exception {
        assertThat(classes(Recording.class).resolve("META-INF/LICENSE"))
                .hasSameTextualContentAs(Path.of("../LICENSE"))
                .content()
                .contains("Apache License");
    }

    @Test
    void theNoticeRepeatsThatOfJacksonWhichTheJarContains() throws Exception {
        try (FileSystem jackson = FileSystems.newFileSystem(classes(JsonFactory.class))) {
            assertThat(classes(Recording.class).resolve("META-INF/NOTICE"))
                    .content()
                    .contains(
                            Files.readString(jackson.getPath("META-INF/NOTICE")).strip());
        }
    }

    /** Where a class comes from: a folder or a jar. */
    private static Path classes(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
