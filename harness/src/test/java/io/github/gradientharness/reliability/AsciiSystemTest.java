package io.github.gradientharness.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With {@code LC_ALL=C}, as in many containers, no file can be named after a class outside ASCII. */
class AsciiSystemTest {

    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void aClassNameOutsideAsciiIsReportedWithoutItsSource() throws Exception {
        Files.createDirectories(folder.resolve("src/test/java"));
        Path output = folder.resolve("findings.sarif");
        ProcessBuilder builder =
                ChildJvm.builder(List.of(), ForeignNameInSarif.class, folder.toString(), output.toString());
        builder.environment().remove("LANG");
        builder.environment().put("LC_ALL", "C");

        Process child = builder.start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(child.waitFor()).as(said).isZero();
        assertThat(said.strip()).as("the encoding of file names").isEqualTo("ANSI_X3.4-1968");
        assertThat(new ObjectMapper().readTree(output.toFile()).findValuesAsText("fullyQualifiedName"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("com.example.Gr\u00f6\u00dfeTest."));
    }
}
