package io.github.gradientharness.maven.recordings;

import io.github.gradientharness.gate.BaselineResult;
import io.github.gradientharness.gate.Gate;
import io.github.gradientharness.gate.GateResult;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.formats.ReportContent;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportPlaces;
import io.github.gradientharness.report.formats.ReportWriter;
import io.github.gradientharness.report.summary.JsonFormat;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The reports of a project.
 *
 * @param formats which there are to be, at least one
 * @param places where they go
 * @param context what they say about how they were made
 * @param baseline with which recordings are compared, if there is one
 * @param gate says what the build objects to
 */
public record ReportFiles(
        List<ReportFormat> formats, ReportPlaces places, ReportContext context, ProjectBaseline baseline, Gate gate) {

    /** Where a reader is sent: to the page, or to the first of the formats there are. */
    public Path first() {
        return formats.get(0).target(places);
    }

    /** The files for programs, in a sentence; empty if the formats do not include them. */
    public String forPrograms() {
        return formats.stream().anyMatch(JsonFormat.class::isInstance)
                ? "For programs: " + JsonFormat.findings(places) + " and "
                        + places.summaryFile().getFileName()
                : "";
    }

    /**
     * Judges recordings and writes all reports of them, replacing older ones.
     *
     * @param files the recordings
     * @param announcements takes a line for each report that was written
     * @throws MojoExecutionException if one can't be written
     */
    JudgedFolder write(RecordingsJudge judge, List<Path> files, Consumer<String> announcements)
            throws MojoExecutionException {
        try (OpenReports reports = new OpenReports(formats, places, context)) {
            JudgedFolder folder = judge.judge(files, reports::prepare, ReportWriter.Addition::add);
            ReportContent content = content(
                    context.judged(
                            judged(folder, compared(folder, announcements).orElse(null))),
                    folder.recordings());
            reports.finish(content)
                    .forEach((format, target) -> announcements.accept(content.announcement(format, target)));
            return folder;
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't write the gradient report: " + exception, exception);
        }
    }

    /**
     * What the build objects to.
     *
     * @param result how the recordings differ from the baseline; null where there is none
     */
    public GateResult judged(JudgedFolder folder, @Nullable BaselineResult result) throws MojoExecutionException {
        try {
            return gate.judge(folder.recordings(), result);
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't list the compiled tests: " + exception, exception);
        }
    }

    /** A baseline that can't be read is for the gate to refuse: there is to be a report in any case. */
    private Optional<BaselineResult> compared(JudgedFolder folder, Consumer<String> announcements) {
        try {
            return baseline.compare(folder);
        } catch (MojoExecutionException exception) {
            announcements.accept("Gradient report without comparison. " + exception.getMessage());
            return Optional.empty();
        }
    }

    private static ReportContent content(ReportContext compared, List<JudgedRecording> recordings) {
        return new ReportContent(recordings, RuleSet.defaults().descriptions(), compared);
    }
}
