package io.github.gradientharness.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A name in the POM's list that no project below src/it has would be left out in silence. */
class ProjectsOfEveryBuildTest {

    private static final Pattern LIST =
            Pattern.compile("<projects\\.of\\.every\\.build>(.*?)</projects\\.of\\.every\\.build>", Pattern.DOTALL);

    @Test
    void eachIsThere() throws IOException {
        Matcher list = LIST.matcher(Files.readString(Path.of("pom.xml")));
        assertThat(list.find()).isTrue();
        List<Path> projects = Stream.of(list.group(1).split(","))
                .map(name -> Path.of("src/it", name.strip()))
                .toList();

        assertThat(projects)
                .hasSizeGreaterThan(10)
                .doesNotHaveDuplicates()
                .allSatisfy(project -> assertThat(project).exists());
    }
}
