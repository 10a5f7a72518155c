package io.github.gradientharness.maven.recordings;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.formats.ReportContent;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportPlaces;
import io.github.gradientharness.report.formats.ReportWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several formats that are written at once, so that each recording is read once for all of them. */
public final class OpenReports implements Closeable {

    private final ReportPlaces places;
    private final Map<ReportFormat, ReportWriter> writers = new LinkedHashMap<>();

    /**
     * Begins them.
     *
     * @throws IOException if one can't be written
     */
    public OpenReports(List<ReportFormat> formats, ReportPlaces places, ReportContext context) throws IOException {
        this.places = places;
        try {
            for (ReportFormat format : formats) {
                writers.put(format, format.open(places, context));
            }
        } catch (IOException exception) {
            close();
            throw exception;
        }
    }

    /** Does what needs no order; may be called by several threads at once. */
    public ReportWriter.Addition prepare(JudgedRecording recording) {
        List<ReportWriter.Addition> additions = new ArrayList<>();
        writers.values().forEach(writer -> additions.add(writer.prepare(recording)));
        return () -> {
            for (ReportWriter.Addition addition : additions) {
                addition.add();
            }
        };
    }

    /**
     * Ends all of them.
     *
     * @return where each is
     * @throws IOException if one can't be written
     */
    public Map<ReportFormat, Path> finish(ReportContent content) throws IOException {
        Map<ReportFormat, Path> written = new LinkedHashMap<>();
        for (Map.Entry<ReportFormat, ReportWriter> each : writers.entrySet()) {
            each.getValue().finish(content);
            written.put(each.getKey(), each.getKey().target(places));
        }
        return written;
    }

    @Override
    public void close() throws IOException {
        for (ReportWriter writer : writers.values()) {
            writer.close();
        }
    }
}
