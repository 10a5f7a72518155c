package io.github.gradientharness.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the documentation to a small part of Google's style guide for developers: short sentences, lines of 100 columns, and no
 * phrase of {@code style/plain-english.txt}. Code, tables and headings are left out.
 */
class PlainEnglishTest {

    private static final Path ROOT = Path.of("..");
    private static final int MOST_COLUMNS = 100;
    private static final int MOST_WORDS = 40;

    /** Pages that are not rewritten yet; take one out when it is. A new page is checked. */
    private static final Set<String> NOT_YET = Set.of("docs/maven-parameters.md", "docs/messages.md");

    /** Written once, when something was decided. */
    private static final String DECISIONS = "docs/decisions";

    /** Taken from the rules' own texts. */
    private static final String RULES = "docs/rules/";

    private static final Pattern PHRASE = Pattern.compile("(.+?) -> (.+)");

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
                    .filter(page -> page.toString().endsWith(".md"))
                    .filter(page -> !NOT_YET.contains(name(page))
                            && !name(page).startsWith(DECISIONS)
                            && !name(page).startsWith(RULES))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path page) {
        return ROOT.relativize(page).toString().replace('\\', '/');
    }

    /** What is left of a page without code, tables and headings; a paragraph is followed by an empty line. */
    private static String prose(Path page) throws IOException {
        return Files.readString(page)
                .replaceAll("(?s)```.*?```", "")
                .lines()
                .filter(line -> !line.startsWith("|") && !line.startsWith("#"))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> sentences(Path page) throws IOException {
        String text = prose(page)
                .replaceAll("(?m)^\\s*([-*]|\\d+\\.) ", "\n\n")
                .replaceAll("`[^`]*`", "code")
                .replaceAll("\\]\\([^)]*\\)", "]");
        return Stream.of(text.split("\n\\s*\n|(?<=[.!?:])\\s+"))
                .map(sentence -> sentence.replaceAll("\\s+", " ").strip())
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private static List<String> phrases(Path page) throws IOException {
        List<String> found = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/style/plain-english.txt"))) {
            Matcher phrase = PHRASE.matcher(line);
            if (line.startsWith("#") || !phrase.matches()) {
                continue;
            }
            for (String sentence : sentences(page)) {
                if (Pattern.compile(phrase.group(1)).matcher(sentence).find()) {
                    found.add(name(page) + ": \"" + sentence + "\". Write: " + phrase.group(2));
                }
            }
        }
        return found;
    }

    @Test
    void noPhraseOfTheListIsUsed() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path page : pages()) {
            found.addAll(phrases(page));
        }

        assertThat(pages()).hasSizeGreaterThan(15);
        assertThat(found).isEmpty();
    }

    @Test
    void sentencesAreShort() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path page : pages()) {
            sentences(page).stream()
                    .filter(sentence -> sentence.split(" ").length > MOST_WORDS)
                    .forEach(sentence -> found.add(name(page) + ": " + sentence));
        }

        assertThat(found).as("sentences of more than %d words", MOST_WORDS).isEmpty();
    }

    @Test
    void linesFit() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path page : pages()) {
            prose(page)
                    .lines()
                    .filter(line -> line.length() > MOST_COLUMNS)
                    .forEach(line -> found.add(name(page) + ": " + line));
        }

        assertThat(found).as("lines of more than %d columns", MOST_COLUMNS).isEmpty();
    }

    /** A name that is misspelt, or a page that is gone, would leave the list longer than it is. */
    @Test
    void pagesThatAreNotRewrittenAreThere() {
        assertThat(NOT_YET).allSatisfy(page -> assertThat(ROOT.resolve(page)).exists());
    }
}
