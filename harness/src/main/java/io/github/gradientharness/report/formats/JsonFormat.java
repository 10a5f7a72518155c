package io.github.gradientharness.report.formats;

import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.summary.SummaryReport;
import java.nio.file.Path;
import org.apiguardian.api.API;

/** {@code summary.json}, the contract for pipelines. */
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

    @Override
    public ReportWriter open(ReportPlaces places, ReportContext context) {
        return content -> SummaryReport.write(target(places), places.module(), content.recordings(), content.context());
    }

    @Override
    public boolean isOverModules() {
        return true;
    }
}
