package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.RuleId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RulesPageTest {

    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| at (most|least) (\\S+) \\|");

    @Test
    void documentedLimitsAreTheCodes() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/rules.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::lookingAt)
                .map(Matcher::group)
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(RuleSet.defaults().rules().stream()
                        .map(RulesPageTest::row)
                        .toList());
        assertThat(rows).hasSameSizeAs(RuleId.ALL);
    }

    private static String row(Rule rule) {
        Limit limit = rule.defaultLimit();
        String value = limit.value() == Math.rint(limit.value())
                ? Long.toString((long) limit.value())
                : Double.toString(limit.value());
        return "| `" + rule.id() + "` | at " + (limit.kind() == Limit.Kind.MAXIMUM ? "most " : "least ") + value + " |";
    }
}
