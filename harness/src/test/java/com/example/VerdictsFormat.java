package com.example;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.formats.ReportContent;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportPlaces;
import io.github.gradientharness.report.formats.ReportWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A line for each recording: how many windows it holds, and what the gate says of it. */
public final class VerdictsFormat implements ReportFormat {

    @Override
    public String id() {
        return "verdicts";
    }

    @Override
    public Path target(ReportPlaces places) {
        return places.file("verdicts.txt");
    }

    @Override
    public ReportWriter open(ReportPlaces places, ReportContext context) {
        List<Integer> windows = new ArrayList<>();
        return new ReportWriter() {
            @Override
            public void add(JudgedRecording recording) {
                windows.add(recording.diagnosis().recording().windows().size());
            }

            @Override
            public void finish(ReportContent content) throws IOException {
                List<String> lines = new ArrayList<>();
                for (JudgedRecording recording : content.recordings()) {
                    String test = recording.diagnosis().recording().header().test();
                    lines.add(test + ": " + recording.diagnosis().gateOutcome() + ", windows: "
                            + windows.get(lines.size()));
                }
                lines.add("build: " + content.context().outcome());
                Path file = target(places);
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.write(file, lines);
            }
        };
    }
}
