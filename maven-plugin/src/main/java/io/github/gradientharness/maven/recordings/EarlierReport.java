package io.github.gradientharness.maven.recordings;

import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.formats.ReportContent;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportPlaces;
import io.github.gradientharness.report.html.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * A report that an earlier build may have left.
 *
 * @param formats in which this build is to write its own
 * @param places where it is
 */
public record EarlierReport(Set<ReportFormat> formats, ReportPlaces places) {

    /**
     * Removes it, so that nobody takes it for a report of this build.
     *
     * @throws MojoExecutionException if something can't be removed
     */
    public void remove() throws MojoExecutionException {
        for (ReportFormat format : formats) {
            try {
                remove(format, places.of(format));
            } catch (IOException exception) {
                throw new MojoExecutionException(
                        "Can't remove the gradient report of an earlier build at " + places.of(format) + ": "
                                + exception + ". Close the program that uses it, or run 'mvn clean'.",
                        exception);
            }
        }
    }

    private void remove(ReportFormat format, Path place) throws IOException {
        if (format == ReportFormat.HTML) {
            HtmlReport.remove(places.pageFolder());
        } else if (Files.isDirectory(place)) {
            // A format of several files knows which are its own, and replaces them by what it says of no recording.
            new ReportContent(List.of(), Map.of(), new ReportContext("", "gradient:prepare", false))
                    .write(format, places);
        } else {
            Files.deleteIfExists(place);
        }
    }
}
