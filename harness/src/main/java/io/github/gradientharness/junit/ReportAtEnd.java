package io.github.gradientharness.junit;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.formats.ReportContent;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportFormats;
import io.github.gradientharness.report.formats.ReportPlaces;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.settings.PlainLine;
import io.github.gradientharness.settings.SettingNames;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.SeedGroupDiagnosis;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the report of a test run when the run ends. What goes wrong is logged and never thrown: it must not hide how the tests
 * went.
 */
final class ReportAtEnd implements AutoCloseable {

    /** When a report is written. */
    enum When {
        /** In any case. */
        ALWAYS,
        /** If a recording is not healthy or its test failed, or if a report of an earlier run is there. */
        SOMETHING_IS_WRONG,
        /** Not at all. */
        NEVER
    }

    private static final System.Logger LOG = System.getLogger(ReportAtEnd.class.getName());

    /** By this a report at the end of a run is told from one that the Maven plugin wrote. */
    private static final String MADE_BY = "the tests when their run ended";

    private final When when;
    private final List<ReportFormat> formats;
    private final ReportPlaces places;
    private final RunRecordings recordings;
    private volatile boolean promised;

    ReportAtEnd(TestRun run, When when, List<ReportFormat> formats, Path outputFolder, Judgement judgement) {
        this(
                when,
                formats,
                outputFolder,
                new RunRecordings(run, outputFolder.resolve("recordings"), ForkedBuild.began(), judgement));
    }

    ReportAtEnd(When when, List<ReportFormat> formats, Path outputFolder, RunRecordings recordings) {
        this.when = when;
        this.formats = formats;
        this.places = places(outputFolder);
        this.recordings = recordings;
    }

    /** One as the settings say. */
    static ReportAtEnd of(TestRun run, Settings settings) {
        return new ReportAtEnd(
                run, settings.report(), settings.formats(), settings.outputFolder(), settings.judgement());
    }

    /** Where a report is written: where the Maven plugin would write it, if the output folder is where that one has it. */
    static ReportPlaces places(Path outputFolder) {
        Path beside =
                outputFolder.endsWith("gradient") ? outputFolder.resolveSibling("site") : outputFolder.resolve("site");
        return new ReportPlaces(
                beside.resolve("gradient"), outputFolder.resolve("summary.json"), outputFolder, Path.of(""), List.of());
    }

    /**
     * The page, for a message that names it. Once it was named, it will be there when the run has ended. Empty if HTML is
     * not among the formats.
     */
    Optional<Path> page() {
        if (formats.stream().noneMatch(ReportAtEnd::isPage)) {
            return Optional.empty();
        }
        promised = true;
        return Optional.of(places.page());
    }

    private static boolean isPage(ReportFormat format) {
        return format.id().equals(ReportFormats.HTML);
    }

    @Override
    public void close() {
        if (when == When.ALWAYS || promised || replacesAnother() || isSomethingWrong()) {
            write(new ReportContent(recordings.read(), RuleSet.defaults().descriptions(), context()));
        }
    }

    private boolean isSomethingWrong() {
        return recordings
                .skim()
                .map(judged -> isSomethingWrong(
                        judged.stream().map(JudgedRecording::diagnosis).toList()))
                .orElse(true);
    }

    private static boolean isSomethingWrong(List<Diagnosis> diagnoses) {
        List<Diagnosis> ofAcceptedSeeds = SeedGroupDiagnosis.of(diagnoses).stream()
                .filter(SeedGroupDiagnosis::isAccepted)
                .flatMap(group -> group.members().stream())
                .toList();
        return diagnoses.stream()
                .anyMatch(diagnosis -> diagnosis.gateOutcome() != Outcome.HEALTHY
                        || diagnosis.testFailed() && !ofAcceptedSeeds.contains(diagnosis));
    }

    /** Whether an earlier run of tests left a report, which would be taken for this run's. */
    private boolean replacesAnother() {
        return Stream.of(places.page(), places.summaryFile()).anyMatch(ReportAtEnd::isOfTests);
    }

    private static boolean isOfTests(Path file) {
        try {
            return Files.isRegularFile(file)
                    && Files.readString(file, StandardCharsets.ISO_8859_1).contains(MADE_BY);
        } catch (IOException unreadable) {
            return false; // it may well be unwritable too, and writing says so
        }
    }

    private void write(ReportContent content) {
        for (ReportFormat format : formats) {
            try {
                Path written = content.write(format, places);
                PlainLine.log(
                        LOG,
                        announced(format),
                        content.announcement(format, written.toAbsolutePath().normalize()));
            } catch (IOException | RuntimeException | LinkageError problem) {
                LOG.log(
                        Level.ERROR,
                        "The gradient report could not be written to "
                                + format.target(places).toAbsolutePath()
                                + ": " + problem + ". The tests' results stand. Set " + SettingNames.OUTPUT_DIRECTORY
                                + " to a folder that can be written, or " + SettingNames.FORMATS + " to other formats.",
                        problem);
            }
        }
    }

    /** A page that nobody asked for is announced, unless a failed test has named it already. */
    private Level announced(ReportFormat format) {
        return when == When.ALWAYS || isPage(format) && !promised ? Level.INFO : Level.DEBUG;
    }

    private static ReportContext context() {
        Path folder = Path.of("").toAbsolutePath().getFileName();
        return new ReportContext(folder == null ? "" : folder.toString(), MADE_BY, false);
    }
}
