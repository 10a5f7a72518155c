package io.github.gradientharness.maven;

import io.github.gradientharness.recording.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a test stands in the sources.
 *
 * @param file its file
 * @param line the line that declares its method, from 1; that of the class where the method is inherited
 */
record SourcePlace(Path file, int line) {

    private static final List<String> EXTENSIONS = List.of(".java", ".kt", ".groovy");

    /** The place of a recording's test; empty if its file is below none of the folders. */
    static Optional<SourcePlace> of(Header header, List<Path> folders) {
        String outermost = header.suite().replaceFirst("\\$.*", "");
        for (Path folder : folders) {
            for (String extension : EXTENSIONS) {
                Path file = folder.resolve(outermost.replace('.', '/') + extension);
                if (file.normalize().startsWith(folder.normalize()) && Files.isRegularFile(file)) {
                    return Optional.of(new SourcePlace(file, line(file, header)));
                }
            }
        }
        return Optional.empty();
    }

    private static int line(Path file, Header header) {
        String method = header.test().replaceFirst("\\[.*", "");
        String type = header.suite().replaceFirst(".*[.$]", "");
        List<String> lines = lines(file);
        int declared = first(lines, "[\\w>\\])]\\s+`?" + Pattern.quote(method) + "`?\\s*\\(");
        return declared > 0
                ? declared
                : Math.max(1, first(lines, "\\b(class|record|interface)\\s+" + Pattern.quote(type) + "\\b"));
    }

    /** The number of the first line in which it is found, from 1; 0 if there is none. */
    private static int first(List<String> lines, String regex) {
        Pattern pattern = Pattern.compile(regex);
        for (int i = 0; i < lines.size(); i++) {
            if (pattern.matcher(lines.get(i)).find()) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Nothing where the file can't be read as UTF-8: an annotation without its line is better than none. */
    private static List<String> lines(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException exception) {
            return List.of();
        }
    }
}
