package io.github.gradientharness.maven.github;

import io.github.gradientharness.report.sources.SourceLocation;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A remark that GitHub shows beside a line of a pull request.
 *
 * @param command {@code error} or {@code warning}
 * @param place where it belongs, if that is known
 * @param title its heading
 * @param message what it says
 */
public record Annotation(String command, Optional<SourceLocation> place, String title, String message) {

    /**
     * The workflow command that makes GitHub show it, escaped as GitHub's own toolkit does: percent signs and line ends
     * everywhere, colons and commas in properties.
     *
     * @param root files are named relative to this folder
     */
    String command(Path root) {
        String where = place.map(it -> "file=" + property(relative(root, it.file())) + ",line=" + it.line() + ",")
                .orElse("");
        return "::" + command + " " + where + "title=" + property(title) + "::" + data(message);
    }

    private static String relative(Path root, Path file) {
        Path top = root.toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(top) ? top.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
