package io.github.gradientharness.junit;

import io.github.gradientharness.recording.RecordingReader;
import io.github.gradientharness.report.JudgedRecording;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.formats.ReportContent;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportPlaces;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.settings.SettingNames;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Writes the report of a test run when the run ends. JUnit closes it with its root store, after all classes. What goes wrong
 * is logged and never thrown: it must not hide how the tests went.
 */
@SuppressWarnings("deprecation") // JUnit before 5.13 closes nothing but a CloseableResource
final class ReportAtEnd implements AutoCloseable, ExtensionContext.Store.CloseableResource {

    private static final System.Logger LOG = System.getLogger(ReportAtEnd.class.getName());

    private final TestRun run;
    private final Set<ReportFormat> formats;
    private final ReportPlaces places;

    ReportAtEnd(TestRun run, Set<ReportFormat> formats, Path outputFolder) {
        this.run = run;
        this.formats = formats;
        this.places = places(outputFolder);
    }

    /** Where a report is written: where the Maven plugin would write it, if the output folder is where that one has it. */
    static ReportPlaces places(Path outputFolder) {
        Path beside =
                outputFolder.endsWith("gradient") ? outputFolder.resolveSibling("site") : outputFolder.resolve("site");
        return new ReportPlaces(
                beside.resolve("gradient"), outputFolder.resolve("summary.json"), outputFolder, Path.of(""), List.of());
    }

    /** The page that will be there when the run has ended; empty if HTML is not among the formats. */
    Optional<Path> page() {
        return formats.contains(ReportFormat.HTML) ? Optional.of(places.page()) : Optional.empty();
    }

    @Override
    public void close() {
        List<JudgedRecording> recordings = read();
        ReportContent content = new ReportContent(recordings, RuleSet.defaults().descriptions(), context());
        for (ReportFormat format : formats) {
            try {
                Path written = content.write(format, places);
                LOG.log(
                        Level.INFO,
                        content.announcement(format, written.toAbsolutePath().normalize()));
            } catch (IOException | RuntimeException | LinkageError problem) {
                LOG.log(
                        Level.ERROR,
                        "The gradient report could not be written to "
                                + places.of(format).toAbsolutePath()
                                + ": " + problem + ". The tests' results stand. Set " + SettingNames.OUTPUT_DIRECTORY
                                + " to a folder that can be written, or " + SettingNames.FORMATS + " to other formats.",
                        problem);
            }
        }
    }

    private List<JudgedRecording> read() {
        List<JudgedRecording> recordings = new ArrayList<>();
        for (Path file : run.files()) {
            try {
                if (Files.exists(file)) { // a recording that could not be written failed its test already
                    recordings.add(new JudgedRecording(file, RuleSet.defaults().evaluate(RecordingReader.read(file))));
                }
            } catch (IOException | RuntimeException problem) {
                LOG.log(Level.ERROR, "The gradient report lacks the recording " + file + ": " + problem, problem);
            }
        }
        return JudgedRecording.withSharesConsidered(recordings);
    }

    private static ReportContext context() {
        Path folder = Path.of("").toAbsolutePath().getFileName();
        return new ReportContext(
                folder == null ? "" : folder.toString(), "the tests (" + SettingNames.REPORT + "=true)", false);
    }
}
