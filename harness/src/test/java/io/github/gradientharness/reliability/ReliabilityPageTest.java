package io.github.gradientharness.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that says what is survived names tests that exist, and names all tests of this package. */
class ReliabilityPageTest {

    private static final Path PAGE = Path.of("../docs/reliability.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Path TESTS_OF_THE_PLUGIN = Path.of("../maven-plugin/src/test/java");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*Test)`");

    private static Set<String> testsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void everyTestThatIsNamedExistsAndNoneIsForgotten() throws IOException {
        Set<String> named = TEST.matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .map(name -> name.substring(1, name.length() - 1))
                .collect(Collectors.toSet());

        Set<String> existing = testsIn(TESTS);
        existing.addAll(testsIn(TESTS_OF_THE_PLUGIN));
        assertThat(existing).containsAll(named);
        assertThat(named).containsAll(testsIn(TESTS.resolve("io/github/gradientharness/reliability")));
    }

    @Test
    void everyLineOfATableNamesItsProof() throws IOException {
        assertThat(Files.readAllLines(PAGE))
                .filteredOn(line -> line.startsWith("|") && !line.startsWith("|---") && !line.contains("proven by"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.substring(line.lastIndexOf('|', line.length() - 2)))
                        .contains("`"));
    }
}
