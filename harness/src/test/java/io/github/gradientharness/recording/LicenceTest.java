package io.github.gradientharness.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LicenceTest {

    @Test
    void theJarHoldsTheLicence() throws Exception {
        URI classes = Recording.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();

        assertThat(Path.of(classes).resolve("META-INF/LICENSE"))
                .hasSameTextualContentAs(Path.of("../LICENSE"))
                .content()
                .contains("Apache License");
    }

    @Test
    void theNoticeRepeatsThatOfJacksonWhichTheJarContains() throws Exception {
        Path jackson = Path.of(JsonFactory.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (FileSystem jar = FileSystems.newFileSystem(jackson);
                InputStream ours = Recording.class.getResourceAsStream("/META-INF/NOTICE")) {
            assertThat(new String(ours.readAllBytes(), UTF_8))
                    .contains(Files.readString(jar.getPath("META-INF/NOTICE")).strip());
        }
    }
}
