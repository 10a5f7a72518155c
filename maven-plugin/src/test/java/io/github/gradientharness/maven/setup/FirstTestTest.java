package io.github.gradientharness.maven.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first test is the documentation's, in the project's own package, and overwrites nothing. */
class FirstTestTest {

    private static final Path README = Path.of("../README.md");

    @TempDir
    private Path folder;

    private Path tests;
    private Path main;

    @BeforeEach
    void folders() {
        tests = folder.resolve("src/test/java");
        main = folder.resolve("src/main/java");
    }

    private FirstTest first(String group) throws IOException {
        return FirstTest.of(Framework.DL4J, tests, List.of(main), group);
    }

    private static void write(Path folder, String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private String place(FirstTest test) {
        return folder.relativize(test.file()).toString().replace('\\', '/');
    }

    /** Where the harness compiles and runs them. */
    @ParameterizedTest
    @CsvSource({"DL4J,../README.md", "SAMEDIFF,../docs/ways-in/samediff.md", "DJL,../docs/ways-in/djl.md"})
    void isTheOneThatTheDocumentationShows(Framework framework, Path page) throws IOException {
        assertThat(Files.readString(page)).contains("```java\n" + FirstTest.template(framework) + "```");
    }

    @Test
    void theSnippetsAreTheOnesThatTheReadmeShows() throws IOException {
        String readme = Files.readString(README);
        Matcher version = Pattern.compile("<version>(.*?)</version>").matcher(readme);
        assertThat(version.find()).isTrue();

        assertThat(readme)
                .contains("```xml\n" + String.join("\n", Snippets.plugin(version.group(1))) + "\n```")
                .contains("```xml\n" + String.join("\n", Snippets.dependency(version.group(1))) + "\n```");
    }

    @Test
    void goesIntoThePackageOfTheTestsNearestToTheRoot() throws IOException {
        write(tests, "org/acme/deep/ATest.java", "package org.acme.deep;\nclass ATest {}");
        write(tests, "org/acme/BTest.java", "// A licence.\npackage org.acme ;\nclass BTest {}");
        write(main, "org/A.java", "package org;\nclass A {}");

        FirstTest test = first("com.group");

        assertThat(place(test)).isEqualTo("src/test/java/org/acme/FirstGradientTest.java");
        assertThat(test.lines()).first().isEqualTo("package org.acme;");
    }

    @Test
    void goesIntoThePackageOfTheMainCodeWhereThereIsNoTest() throws IOException {
        write(main, "org/acme/A.java", "package org.acme;\nclass A {}");

        assertThat(place(first("com.group"))).isEqualTo("src/test/java/org/acme/FirstGradientTest.java");
    }

    @ParameterizedTest
    @CsvSource({
        "org.acme,org/acme",
        "org.my-company,org/my_company",
        "org.3d,org/_3d",
        "org.new,com/example",
        "Acme Inc,acme_inc"
    })
    void goesIntoAPackageNamedByTheGroupWhereThereIsNoCode(String group, String expected) throws IOException {
        assertThat(place(first(group))).isEqualTo("src/test/java/" + expected + "/FirstGradientTest.java");
    }

    @Test
    void neverTakesThePlaceOfAnotherFile() throws IOException {
        write(tests, "org/acme/FirstGradientTest.java", "package org.acme;");
        write(tests, "org/acme/FirstGradient2Test.java", "package org.acme;");

        FirstTest test = first("org.acme");

        assertThat(place(test)).isEqualTo("src/test/java/org/acme/FirstGradient3Test.java");
        assertThat(test.text()).contains("class FirstGradient3Test {").endsWith("}\n");
    }
}
