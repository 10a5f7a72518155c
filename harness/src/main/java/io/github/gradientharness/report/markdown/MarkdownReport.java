package io.github.gradientharness.report.markdown;

import io.github.gradientharness.report.JudgedRecording;
import io.github.gradientharness.report.ReportContext;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Writes the verdict, the findings and the gradient over depth as GitHub Flavored Markdown: for a pull request's comment or
 * {@code GITHUB_STEP_SUMMARY}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MarkdownReport {

    private MarkdownReport() {}

    /**
     * Writes the file, making its folder if need be and replacing an older one.
     *
     * @throws IOException if it can't be written
     */
    public static void write(Path file, List<JudgedRecording> recordings, ReportContext context) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        MarkdownPage page = new MarkdownPage(
                recordings.stream().map(JudgedRecording::diagnosis).toList(), context);
        try (Writer output = Files.newBufferedWriter(file)) {
            output.append(page.text());
        }
    }
}
