package io.github.gradientharness.report.formats;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.html.HtmlReport;
import io.github.gradientharness.report.html.RecordingPage;
import java.io.IOException;
import java.nio.file.Path;
import org.apiguardian.api.API;

/** The page that people read. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HtmlFormat implements ReportFormat {

    /** For {@link java.util.ServiceLoader}. */
    public HtmlFormat() {}

    @Override
    public String id() {
        return ReportFormats.HTML;
    }

    @Override
    public Path target(ReportPlaces places) {
        return places.page();
    }

    @Override
    public ReportWriter open(ReportPlaces places, ReportContext context) throws IOException {
        HtmlReport report = HtmlReport.open(places.pageFolder(), context);
        return new ReportWriter() {
            @Override
            public Addition prepare(JudgedRecording recording) {
                RecordingPage page = report.render(recording);
                return () -> report.add(page);
            }

            @Override
            public void finish(ReportContent content) throws IOException {
                report.finish(content.context());
            }
        };
    }

    @Override
    public void remove(ReportPlaces places) throws IOException {
        HtmlReport.remove(places.pageFolder());
    }

    @Override
    public boolean isOverModules() {
        return true;
    }
}
