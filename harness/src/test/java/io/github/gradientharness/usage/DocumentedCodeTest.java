package io.github.gradientharness.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md and the pages in docs/ways-in tell users to write compiles as it stands. */
class DocumentedCodeTest {

    /** Pages about builds and languages that this build has no compiler for. */
    private static final Set<String> WITHOUT_JAVA = Set.of("gradle.md", "ide.md", "kotlin.md");

    @Test
    void compiles(@TempDir Path folder) throws IOException {
        assertThat(DocumentedCode.compileTo(folder)).isEmpty();
        assertThat(DocumentedCode.testClasses())
                .hasSizeGreaterThan(9)
                .allSatisfy(name -> assertThat(folder.resolve(name.replace('.', '/') + ".class"))
                        .exists());
    }

    /** A landing page is read in a minute. */
    @Test
    void theReadmeIsShortAndHoldsTheTwoCommands() throws IOException {
        assertThat(Files.readAllLines(Path.of("../README.md")))
                .hasSizeLessThanOrEqualTo(130)
                .contains("mvn -B -ntp verify -pl sample-project -am -Preference", "mvn -B verify");
    }

    @Test
    void linesFitIntoAHundredColumns() throws IOException {
        for (Path page : DocumentedCode.pages()) {
            assertThat(Files.readAllLines(page))
                    .filteredOn(line -> !line.startsWith("|"))
                    .allSatisfy(line -> assertThat(line).as(page.toString()).hasSizeLessThanOrEqualTo(100));
        }
    }

    @Test
    void everyPageHasATest() throws IOException {
        assertThat(DocumentedCode.pages())
                .hasSizeGreaterThan(12)
                .filteredOn(page -> !WITHOUT_JAVA.contains(page.getFileName().toString()))
                .allSatisfy(page -> assertThat(DocumentedCode.blocks(page)).isNotEmpty());
    }
}
