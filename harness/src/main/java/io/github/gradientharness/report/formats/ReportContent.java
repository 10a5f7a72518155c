package io.github.gradientharness.report.formats;

import io.github.gradientharness.gate.Counts;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.ReportContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
     * Writes one format of recordings that are all in memory, making folders if need be and replacing an older report.
     *
     * @return the file, or the folder where the format has several files
     * @throws IOException if it can't be written
     */
    public Path write(ReportFormat format, ReportPlaces places) throws IOException {
        try (ReportWriter writer = format.open(places, context)) {
            List<ReportWriter.Addition> additions = JudgedRecording.withSharesConsidered(recordings).parallelStream()
                    .map(writer::prepare)
                    .toList();
            for (ReportWriter.Addition addition : additions) {
                addition.add();
            }
            writer.finish(this);
        }
        return format.target(places);
    }

    /** Says where a format was written, for a console. */
    public String announcement(ReportFormat format, Path written) {
        int ofThisBuild = JudgedRecording.ofThisBuild(recordings).size();
        int earlier = recordings.size() - ofThisBuild;
        String number =
                Counts.of(ofThisBuild, "recording") + (earlier == 0 ? "" : " and " + earlier + " of an earlier run");
        String as = format.id().equals(ReportFormats.HTML) ? "" : " as " + format.id();
        return "Gradient report of " + number + as + ": " + written;
    }
}
