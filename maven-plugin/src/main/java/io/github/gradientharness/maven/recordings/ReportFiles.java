package io.github.gradientharness.maven.recordings;

import io.github.gradientharness.gate.BaselineResult;
import io.github.gradientharness.gate.Gate;
import io.github.gradientharness.gate.GateResult;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.formats.ReportContent;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportPlaces;
import io.github.gradientharness.report.html.HtmlReport;
import io.github.gradientharness.report.markdown.MarkdownReport;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The reports of a project.
 *
 * @param formats which there are to be
 * @param places where they go
 * @param context what they say of how they were made
 * @param baseline with which recordings are compared, if there is one
 * @param gate says what the build objects to
 */
public record ReportFiles(
        Set<ReportFormat> formats, ReportPlaces places, ReportContext context, ProjectBaseline baseline, Gate gate) {

    /** Take recordings one by one. */
    private static final Set<ReportFormat> ONE_BY_ONE = Set.of(ReportFormat.HTML, ReportFormat.MARKDOWN);

    /** Are written from the measurements of all recordings together, which then have to fit into memory. */
    private static final Set<ReportFormat> ALL_AT_ONCE =
            Set.of(ReportFormat.CSV, ReportFormat.TENSORBOARD, ReportFormat.JUNIT);

    /** Where a reader is sent: to the page, or to the first of the formats there are. */
    public Path first() {
        return formats.contains(ReportFormat.HTML)
                ? places.page()
                : places.of(formats.iterator().next());
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
        try {
            Optional<HtmlReport> pages = formats.contains(ReportFormat.HTML)
                    ? Optional.of(HtmlReport.open(places.pageFolder(), context))
                    : Optional.empty();
            MarkdownReport markdown = new MarkdownReport();
            List<Recording> whole = new ArrayList<>();
            boolean isKept = needsAllAtOnce() || formats.contains(ReportFormat.MARKDOWN);
            JudgedFolder folder = judge.judge(files, recording -> LookedAt.of(recording, pages, isKept), looked -> {
                looked.addTo(pages);
                if (looked.whole() != null && formats.contains(ReportFormat.MARKDOWN)) {
                    markdown.add(looked.whole());
                }
                if (looked.whole() != null && needsAllAtOnce()) {
                    whole.add(looked.whole().diagnosis().recording());
                }
            });
            ReportContext compared = context.judged(
                    judged(folder, compared(folder, announcements).orElse(null)));
            ReportContent content = content(
                    compared, needsAllAtOnce() ? withMeasurements(folder.recordings(), whole) : folder.recordings());
            if (pages.isPresent()) {
                announcements.accept(
                        content.announcement(ReportFormat.HTML, pages.get().finish(compared)));
            }
            if (formats.contains(ReportFormat.MARKDOWN)) {
                Path file = places.of(ReportFormat.MARKDOWN);
                markdown.write(file, compared);
                announcements.accept(content.announcement(ReportFormat.MARKDOWN, file));
            }
            for (ReportFormat format : formats) {
                if (!ONE_BY_ONE.contains(format)) {
                    announcements.accept(content.announcement(format, content.write(format, places)));
                }
            }
            return folder;
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't write the gradient report: " + exception, exception);
        }
    }

    private boolean needsAllAtOnce() {
        return formats.stream().anyMatch(ALL_AT_ONCE::contains);
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

    private static List<JudgedRecording> withMeasurements(List<JudgedRecording> judged, List<Recording> whole) {
        List<JudgedRecording> recordings = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
            JudgedRecording recording = judged.get(i);
            recordings.add(recording.judged(recording.diagnosis().withRecording(whole.get(i))));
        }
        return recordings;
    }
}
