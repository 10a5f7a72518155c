package io.github.gradientharness.report.html;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.report.Chromium;
import io.github.gradientharness.report.Demo;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes the pictures of the documentation: {@code mvn -B verify -Pscreenshots -pl harness}, after the sample project's
 * tests. Its arguments are the folder of the sample's recordings, a folder for pages, and the folder of the pictures.
 */
final class Screenshots {

    private static final int WIDTH = 1280;

    private Screenshots() {}

    /** Takes them. */
    public static void main(String[] arguments) throws IOException {
        Path pages = Path.of(arguments[1]);
        Path sample = pages.resolve("sample");
        Path made = pages.resolve("made");
        HtmlReport.write(sample, judged(Path.of(arguments[0])), sampleContext());
        Path sick = pages.resolve("sick");
        HtmlReport.write(sick, notExpected(Path.of(arguments[0])), sickContext());
        HtmlReport.write(made, Demo.everyKindAndSeeds(), Demo.FULL_CONTEXT);
        Path images = Files.createDirectories(Path.of(arguments[2]));
        try (Chromium chromium = Chromium.start(Files.createTempDirectory("profile"), true)) {
            take(chromium, sick.resolve("index.html"), 1040, false, images.resolve("sick.png"));
            take(chromium, sample.resolve("index.html"), 1250, false, images.resolve("report-light.png"));
            take(chromium, made.resolve("index.html"), 1000, true, images.resolve("report-dark.png"));
            take(chromium, recording(sample, "FiveTanh"), 1900, false, images.resolve("recording.png"));
            take(chromium, sample.resolve("compare.html"), 1500, false, images.resolve("compare.png"));
            take(chromium, made.resolve("seeds.html"), 760, false, images.resolve("seeds.png"));
        }
    }

    private static ReportContext sampleContext() {
        return new ReportContext(
                "Gradient Harness: sample project", "gradient:report 0.1.0-SNAPSHOT", false, "mvn verify");
    }

    private static ReportContext sickContext() {
        return new ReportContext(
                "Gradient Harness: sample project",
                "gradient:report 0.1.0-SNAPSHOT",
                true,
                "mvn verify -Dgradient.ignoreExpectations=true");
    }

    /** The five sigmoid layers beside the five ReLU layers, as if nobody had said that one of them is sick on purpose. */
    private static List<JudgedRecording> notExpected(Path recordings) throws IOException {
        Judgement judgement = new Judgement(Map.of(), true);
        List<JudgedRecording> judged = new ArrayList<>();
        for (Path file : RecordingReader.filesIn(recordings)) {
            if (file.toString().matches(".*Five(Sigmoid|Relu)LayersTest.*")) {
                judged.add(
                        new JudgedRecording(file, RuleSet.defaults().evaluate(RecordingReader.read(file), judgement)));
            }
        }
        return judged;
    }

    private static List<JudgedRecording> judged(Path recordings) throws IOException {
        List<JudgedRecording> judged = new ArrayList<>();
        for (Path file : RecordingReader.filesIn(recordings)) {
            judged.add(new JudgedRecording(file, RuleSet.defaults().evaluate(RecordingReader.read(file))));
        }
        return judged;
    }

    private static Path recording(Path report, String test) throws IOException {
        return HtmlReportInChromiumTest.pages(report.resolve("recordings")).stream()
                .filter(page -> page.getFileName().toString().contains(test))
                .findFirst()
                .orElseThrow();
    }

    private static void take(Chromium chromium, Path page, int height, boolean dark, Path image) throws IOException {
        chromium.width(WIDTH, height).dark(dark).open(page);
        Files.write(image, chromium.screenshot());
    }
}
