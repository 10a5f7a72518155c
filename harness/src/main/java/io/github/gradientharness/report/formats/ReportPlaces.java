package io.github.gradientharness.report.formats;

import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Where a report is written, and where the tests' sources are.
 *
 * @param pageFolder folder of the HTML report
 * @param summaryFile the JSON file for pipelines
 * @param formatsFolder folder of all other formats
 * @param module folder of the module that was tested
 * @param sourceFolders folders with tests' sources that the build names; may be empty
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ReportPlaces(
        Path pageFolder, Path summaryFile, Path formatsFolder, Path module, List<Path> sourceFolders) {

    /** Copies the list. */
    public ReportPlaces {
        sourceFolders = List.copyOf(sourceFolders);
    }

    /** The HTML report. */
    public Path page() {
        return pageFolder.resolve("index.html");
    }

    /** The file of a format, or its folder where it has several files. */
    public Path of(ReportFormat format) {
        return switch (format) {
            case HTML -> page();
            case JSON -> summaryFile;
            case MARKDOWN -> formatsFolder.resolve("summary.md");
            case CSV -> formatsFolder.resolve("measurements.csv");
            case TENSORBOARD -> formatsFolder.resolve("tensorboard");
            case SARIF -> formatsFolder.resolve("findings.sarif");
            case JUNIT -> formatsFolder.resolve("junit");
        };
    }
}
