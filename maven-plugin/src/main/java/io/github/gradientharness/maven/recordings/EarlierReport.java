package io.github.gradientharness.maven.recordings;

import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportPlaces;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * A report that an earlier build may have left.
 *
 * @param formats in which this build is to write its own
 * @param places where it is
 */
public record EarlierReport(List<ReportFormat> formats, ReportPlaces places) {

    /**
     * Removes it, so that nobody takes it for a report of this build.
     *
     * @throws MojoExecutionException if something can't be removed
     */
    public void remove() throws MojoExecutionException {
        for (ReportFormat format : formats) {
            try {
                format.remove(places);
            } catch (IOException exception) {
                throw new MojoExecutionException(
                        "Can't remove the gradient report of an earlier build at " + format.target(places) + ": "
                                + exception + ". Close the program that uses it, or run 'mvn clean'.",
                        exception);
            }
        }
    }
}
