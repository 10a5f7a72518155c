package io.github.gradientharness.report.formats;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.markdown.MarkdownReport;
import java.io.IOException;
import java.nio.file.Path;
import org.apiguardian.api.API;

/** Verdict, findings and profiles for a pull request. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MarkdownFormat implements ReportFormat {

    /** For {@link java.util.ServiceLoader}. */
    public MarkdownFormat() {}

    @Override
    public String id() {
        return "markdown";
    }

    @Override
    public Path target(ReportPlaces places) {
        return places.file("summary.md");
    }

    @Override
    public ReportWriter open(ReportPlaces places, ReportContext context) {
        MarkdownReport report = new MarkdownReport();
        return new ReportWriter() {
            @Override
            public void add(JudgedRecording recording) {
                report.add(recording);
            }

            @Override
            public void finish(ReportContent content) throws IOException {
                report.write(target(places), content.context());
            }
        };
    }

    @Override
    public boolean isOverModules() {
        return true;
    }
}
