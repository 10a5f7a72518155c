package io.github.gradientharness.report.formats;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.csv.CsvReport;
import io.github.gradientharness.report.html.HtmlReport;
import io.github.gradientharness.report.junitxml.JUnitXmlReport;
import io.github.gradientharness.report.markdown.MarkdownReport;
import io.github.gradientharness.report.sarif.SarifReport;
import io.github.gradientharness.report.summary.SummaryReport;
import io.github.gradientharness.report.tensorboard.TensorBoardReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What all formats tell: the same evaluation, so that they can't disagree.
 *
 * @param recordings the judged recordings, in the order in which they are to stand
 * @param ruleDescriptions what each rule looks at and when it complains, by the rule's id, in the rules' order
 * @param context how the report was made
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ReportContent(
        List<JudgedRecording> recordings, Map<String, String> ruleDescriptions, ReportContext context) {

    /** Copies the collections, keeping their order. */
    public ReportContent {
        recordings = List.copyOf(recordings);
        ruleDescriptions = Collections.unmodifiableMap(new LinkedHashMap<>(ruleDescriptions));
    }

    /**
     * Writes one format, making folders if need be and replacing an older report.
     *
     * @return the file, or the folder where the format has several files
     * @throws IOException if it can't be written
     */
    public Path write(ReportFormat format, ReportPlaces places) throws IOException {
        Path target = places.of(format);
        switch (format) {
            case HTML -> HtmlReport.write(places.pageFolder(), recordings, context);
            case JSON -> SummaryReport.write(target, places.module(), recordings, context);
            case MARKDOWN -> MarkdownReport.write(target, recordings, context);
            case CSV -> CsvReport.write(target, recordings);
            case TENSORBOARD -> TensorBoardReport.write(target, recordings);
            case SARIF ->
                SarifReport.write(
                        target, places.module(), places.sourceFolders(), ruleDescriptions, recordings, context);
            case JUNIT -> JUnitXmlReport.write(target, places.page(), recordings, context);
        }
        return target;
    }

    /** Says where a format was written, for a console. */
    public String announcement(ReportFormat format, Path written) {
        String number = recordings.size() + (recordings.size() == 1 ? " recording" : " recordings");
        String as = format == ReportFormat.HTML ? "" : " as " + format.name().toLowerCase(Locale.ROOT);
        return "Gradient report of " + number + as + ": " + written;
    }
}
