package io.github.gradientharness.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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
}
