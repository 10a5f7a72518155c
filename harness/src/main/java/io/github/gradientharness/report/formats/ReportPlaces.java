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
 * @param prefix of the names in the folder of all other formats, which tells the report over all modules apart; may be empty
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ReportPlaces(
        Path pageFolder, Path summaryFile, Path formatsFolder, Path module, List<Path> sourceFolders, String prefix) {

    /** Copies the list. */
    public ReportPlaces {
        sourceFolders = List.copyOf(sourceFolders);
    }

    /** Those of one module. */
    public ReportPlaces(Path pageFolder, Path summaryFile, Path formatsFolder, Path module, List<Path> sourceFolders) {
        this(pageFolder, summaryFile, formatsFolder, module, sourceFolders, "");
    }

    /** The HTML report. */
    public Path page() {
        return pageFolder.resolve("index.html");
    }

    /** A file, or a folder of files, of one of the other formats. */
    public Path file(String name) {
        return formatsFolder.resolve(prefix + name);
    }
}
