package io.github.gradientharness.report.summary;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.FurtherReading;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.formats.ReportContent;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportPlaces;
import io.github.gradientharness.report.formats.ReportWriter;
import io.github.gradientharness.report.html.HtmlReport;
import io.github.gradientharness.report.markdown.FindingsReport;
import io.github.gradientharness.report.sources.TestSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/** {@code summary.json}, the contract for pipelines, and {@code findings.md} beside it. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JsonFormat implements ReportFormat {

    /** For {@link java.util.ServiceLoader}. */
    public JsonFormat() {}

    @Override
    public String id() {
        return "json";
    }

    @Override
    public Path target(ReportPlaces places) {
        return places.summaryFile();
    }

    /** The file beside it for programs and agents. */
    public static Path findings(ReportPlaces places) {
        return places.summaryFile().resolveSibling(places.prefix() + "findings.md");
    }

    @Override
    public ReportWriter open(ReportPlaces places, ReportContext context) {
        FindingsReport findings = new FindingsReport();
        return new ReportWriter() {
            @Override
            public void add(JudgedRecording recording) {
                findings.add(recording);
            }

            @Override
            public void finish(ReportContent content) throws IOException {
                List<JudgedRecording> recordings = content.recordings();
                FurtherReading reading = reading(places, recordings);
                SummaryReport.write(target(places), recordings, content.context(), reading);
                findings.write(findings(places), recordings, content.context(), reading, target(places));
            }
        };
    }

    /** HTML is written before, where it is written. */
    private static FurtherReading reading(ReportPlaces places, List<JudgedRecording> recordings) {
        List<String> hrefs = HtmlReport.hrefs(recordings);
        Map<Path, Path> pages = new HashMap<>();
        for (int i = 0; i < hrefs.size(); i++) {
            Path page = places.pageFolder().resolve(hrefs.get(i));
            if (Files.exists(page)) {
                pages.put(recordings.get(i).file(), page);
            }
        }
        return new FurtherReading(
                places.module(),
                Optional.of(places.page()).filter(Files::exists),
                pages,
                new TestSources(places.module(), places.sourceFolders()));
    }

    @Override
    public void remove(ReportPlaces places) throws IOException {
        Files.deleteIfExists(target(places));
        Files.deleteIfExists(findings(places));
    }

    @Override
    public boolean isOverModules() {
        return true;
    }
}
