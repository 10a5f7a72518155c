package io.github.gradientharness.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.verdict.RuleId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is known of a rule stands in its class. The compiler copies constants, so the sources are read. */
class OneHomeForRulesTest {

    private static final Path MAIN = Path.of("src/main/java/io/github/gradientharness");

    private static List<Path> sources(String... folders) throws IOException {
        try (Stream<Path> all = Files.walk(MAIN)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> Stream.of(folders).noneMatch(file::startsWith))
                    .toList();
        }
    }

    private static String code(Path file) throws IOException {
        return Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
    }

    @Test
    void noClassOutsideRulesComparesTheIdsOfRules() throws IOException {
        String rules = MAIN.resolve("rules").toString();
        for (Path file : sources(rules, MAIN.resolve("verdict/RuleId.java").toString())) {
            String code = code(file);
            assertThat(RuleId.ALL).as(file.toString()).noneMatch(id -> code.contains('"' + id + '"'));
            assertThat(code).as(file.toString()).doesNotContainPattern("RuleId\\.[A-Z_]+\\b");
        }
    }

    @Test
    void noPrinterTakesAMedian() throws IOException {
        for (Path file : sources()) {
            boolean isPrinter = file.startsWith(MAIN.resolve("report")) || file.startsWith(MAIN.resolve("verdict"));
            if (isPrinter) {
                assertThat(code(file)).as(file.toString()).doesNotContain("stats.Median");
            }
        }
    }

    @Test
    void onlyTheBuilderMakesAFinding() throws IOException {
        for (Path file : sources(MAIN.resolve("verdict/FindingBuilder.java").toString())) {
            assertThat(code(file)).as(file.toString()).doesNotContain("new Finding(");
        }
    }
}
