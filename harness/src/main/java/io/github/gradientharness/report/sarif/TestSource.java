package io.github.gradientharness.report.sarif;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of a source file, searched without a parser: enough to find the line on which a method is declared. */
final class TestSource {

    /** No source of a test that people write is larger. */
    private static final int MOST_BYTES = 4_000_000;

    private final Path file;
    private final List<String> lines;

    private TestSource(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** The file's text; empty if it is not there or can't be read. */
    static Optional<TestSource> read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return Optional.of(new TestSource(file, text.lines().toList()));
        } catch (IOException exception) {
            return Optional.empty(); // the finding is then reported without a line, which is better than no report
        }
    }

    Path file() {
        return file;
    }

    /**
     * The line of a test's method, or of the innermost class that was found, from 1.
     *
     * @param suite name of the class, nested ones behind a dollar sign
     * @param test name of the method, perhaps followed by its invocation in brackets
     */
    int line(String suite, String test) {
        int at = 0;
        for (String name : suite.substring(suite.lastIndexOf('.') + 1).split("\\$")) {
            at = Math.max(at, find(at, declarationOfClass(name)));
        }
        int bracket = test.indexOf('[');
        String method = bracket < 0 ? test : test.substring(0, bracket);
        int line = method.isBlank() ? -1 : find(at, declarationOfMethod(method));
        return Math.max(line, at) + 1;
    }

    private int find(int from, Pattern declaration) {
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean isComment = line.startsWith("//") || line.startsWith("*") || line.startsWith("/*");
            if (!isComment && declaration.matcher(line).find()) {
                return i;
            }
        }
        return -1;
    }

    private static Pattern declarationOfClass(String name) {
        return Pattern.compile("\\b(class|interface|record|object)\\s+" + Pattern.quote(name) + "\\b");
    }

    /** A type, or a word that begins a function, in front of the name; {@code return name(...)} is a call. */
    private static Pattern declarationOfMethod(String name) {
        return Pattern.compile(
                "(?<!\\b(return|new|throw|else|yield|assert))(?<=[\\w>\\]])\\s+`?" + Pattern.quote(name) + "`?\\s*\\(");
    }
}
