package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.RulePages;
import io.github.gradientharness.report.Demo;
import io.github.gradientharness.report.PredictedTraining;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.RuleId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the pages of the rules, {@code docs/rules/<id>.md}, and their charts equal to the code. */
class RuleDocumentsTest {

    private static final Path PAGES = Path.of("../docs/rules");
    private static final Path CHARTS = Path.of("../docs/images/rules");
    private static final Pattern REMEDY = Pattern.compile("(?m)^\\d\\. (.*(?:\\n   .*)*)");

    private static String written(Path file, String part, String text) throws IOException {
        String page = Files.readString(file);
        String begin = "<!-- " + part + " -->\n";
        int from = page.indexOf(begin) + begin.length();
        String now = page.substring(0, from) + text + page.substring(page.indexOf("<!-- end -->", from));
        write(file, now);
        return now;
    }

    private static void write(Path file, String text) throws IOException {
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }

    /** Run with {@code -Ddocs.write=true} to write them anew after a rule or the calibration has changed. */
    @Test
    void everyRuleHasAPageWithItsLimitAndHowOftenItIsRight() throws IOException {
        StringBuilder index = new StringBuilder("| rule | what it finds |\n|---|---|\n");
        for (Rule rule : RuleSet.defaults().rules()) {
            RuleDocument document = new RuleDocument(rule);
            Path page = PAGES.resolve(rule.id() + ".md");
            assertThat(page).content().startsWith("# " + RuleId.title(rule.id()) + "\n");
            assertThat(page).hasContent(written(page, "facts", document.facts()));
            assertThat(page).hasContent(written(page, "share", document.share()));
            String svg = document.svg();
            if (!svg.isEmpty()) {
                write(CHARTS.resolve(rule.id() + ".svg"), svg);
                assertThat(CHARTS.resolve(rule.id() + ".svg")).hasContent(svg);
            }
            index.append("| [`" + rule.id() + "`](" + rule.id() + ".md) | " + rule.description() + " |\n");
        }
        assertThat(PAGES.resolve("index.md")).hasContent(written(PAGES.resolve("index.md"), "index", index.toString()));
    }

    @Test
    void linksOfReportsLeadToPagesThatAreThere() throws IOException {
        List<String> linked = RuleId.ALL.stream()
                .map(rule -> RulePages.of(rule).orElseThrow())
                .map(page -> page.substring(page.lastIndexOf('/') + 1))
                .toList();
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString()).filter(name -> !name.equals("index.md")))
                    .containsExactlyInAnyOrderElementsOf(linked);
        }
        assertThat(RulePages.of("autotrainer.exploding")).isEmpty();
    }

    @Test
    void whatThePagesAdviseIsWhatTheRulesAdvise() throws IOException {
        String code;
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/io/github/gradientharness/rules"))) {
            code = sources.filter(Files::isRegularFile)
                    .map(RuleDocumentsTest::text)
                    .collect(Collectors.joining("\n"))
                    .replaceAll("\"\\s*\\+\\s*\"", "");
        }
        for (String rule : RuleId.ALL) {
            assertThat(advice(rule))
                    .as(rule)
                    .isNotEmpty()
                    .allSatisfy(advice -> assertThat(code).as(advice).containsIgnoringCase("\"" + advice + "\""));
        }
    }

    @Test
    void whatFindingsAdviseStandsOnThePageOfTheirRule() throws IOException {
        List<Finding> findings = Stream.concat(Demo.everyKindAndSeeds().stream(), Stream.of(PredictedTraining.doomed()))
                .flatMap(judged -> judged.diagnosis().findings().stream())
                .toList();
        assertThat(findings).extracting(Finding::rule).contains("vanishing-gradient", "non-finite", "stalled-layer");
        for (Finding finding : findings) {
            assertThat(finding.remedies())
                    .as(finding.rule())
                    .first()
                    .satisfies(remedy -> assertThat(advice(finding.rule())).anyMatch(remedy::equalsIgnoreCase));
        }
    }

    private static List<String> advice(String rule) throws IOException {
        List<String> advice = new ArrayList<>();
        Matcher items = REMEDY.matcher(text(PAGES.resolve(rule + ".md")));
        while (items.find()) {
            advice.add(items.group(1).replaceAll("\\s+", " ").replaceFirst("\\.$", ""));
        }
        return advice;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException exception) {
            throw new java.io.UncheckedIOException(exception);
        }
    }
}
