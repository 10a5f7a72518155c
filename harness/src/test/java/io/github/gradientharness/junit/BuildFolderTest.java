package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildFolderTest {

    @Test
    void isTargetWhereTheTestsOfThisModuleLie() {
        assertThat(BuildFolder.of(BuildFolderTest.class)).isEqualTo(Path.of("target"));
    }

    @Test
    void isTheFolderAboveTheTestClassesWhereverTheyLie(@TempDir Path elsewhere) {
        assertThat(BuildFolder.above(Path.of("out", "maven", "test-classes").toAbsolutePath()))
                .isEqualTo(Path.of("out", "maven"));
        assertThat(BuildFolder.above(elsewhere.resolve("test-classes"))).isEqualTo(elsewhere);
    }

    @Test
    void isTargetForClassesOfTheJdkAndOfOtherBuildTools() {
        assertThat(BuildFolder.of(String.class)).isEqualTo(Path.of("target"));
        assertThat(BuildFolder.above(Path.of("build/classes/java/test"))).isEqualTo(Path.of("target"));
        assertThat(BuildFolder.of(Test.class)).isEqualTo(Path.of("target"));
    }
}
