package io.github.gradientharness.maven.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.baseline.BaselineFile;
import io.github.gradientharness.baseline.GradientBaseline;
import io.github.gradientharness.gate.BuildFacts;
import io.github.gradientharness.gate.Gate;
import io.github.gradientharness.gate.GateSettings;
import io.github.gradientharness.gate.Reaction;
import io.github.gradientharness.gate.Reactions;
import io.github.gradientharness.gate.StaleRecordings;
import io.github.gradientharness.gate.UnrecordedClass;
import io.github.gradientharness.maven.FixtureFiles;
import io.github.gradientharness.maven.Recordings;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportFormats;
import io.github.gradientharness.report.formats.ReportPlaces;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Diagnosis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page is written recording by recording; the formats that need all of them at once still get them. */
class ReportFilesTest {

    private static final Reactions WARNS = new Reactions(Reaction.WARN, Reaction.WARN, Reaction.WARN, Reaction.WARN);

    @TempDir
    private Path folder;

    private final List<String> announcements = new ArrayList<>();

    @BeforeEach
    void record() throws IOException {
        FixtureFiles.write(folder.resolve("in/sick.jsonl"), Recordings.vanishing(Declaration.NONE));
        FixtureFiles.write(folder.resolve("in/fine.jsonl"), Recordings.healthy("fine", Declaration.NONE));
    }

    private JudgedFolder write(List<ReportFormat> formats) throws MojoExecutionException, IOException {
        return write(formats, WARNS, List.of(new UnrecordedClass("Old<one>", "it is old", "")));
    }

    private JudgedFolder write(List<ReportFormat> formats, Reactions reactions, List<UnrecordedClass> unrecorded)
            throws MojoExecutionException, IOException {
        Path out = folder.resolve("out");
        ReportPlaces places = new ReportPlaces(
                out, out.resolve("summary.json"), out.resolve("formats"), folder, List.of(folder.resolve("src")));
        ReportContext context = new ReportContext("shop", "gradient:report 1", false, "mvn verify");
        ProjectBaseline baseline = ProjectBaseline.of(folder.resolve("baseline.json"), folder, 3);
        StaleRecordings times = new StaleRecordings(Instant.EPOCH, Instant.EPOCH, folder.resolve("no-test-classes"));
        Gate gate = new Gate(
                GateSettings.DEFAULTS.with(reactions),
                Judgement.AS_DECLARED,
                new BuildFacts(times, unrecorded, false, false));
        return new ReportFiles(formats, places, context, baseline, gate)
                .write(
                        new RecordingsJudge(
                                RuleSet.defaults(), Judgement.AS_DECLARED, recording -> false, baseline.exists()),
                        RecordingReader.filesIn(folder.resolve("in")),
                        announcements::add);
    }

    @Test
    void pageAndSummaryHoldEveryRecordingAndNoneIsKept() throws Exception {
        JudgedFolder judged = write(ReportFormats.parse("html,json"));

        assertThat(judged.recordings())
                .hasSize(2)
                .allSatisfy(recording ->
                        assertThat(recording.diagnosis().recording().windows()).isEmpty());
        assertThat(announcements)
                .containsExactly(
                        "Gradient report of 2 recordings: " + folder.resolve("out/index.html"),
                        "Gradient report of 2 recordings as json: " + folder.resolve("out/summary.json"));
        assertThat(folder.resolve("out/recordings")).isDirectoryContaining("glob:**.html");
        assertThat(folder.resolve("out/recordings").toFile().list()).hasSize(2);
        assertThat(Files.readString(folder.resolve("out/index.html"))).contains("fine", Recordings.SICK_TEST);
        assertThat(Files.readString(folder.resolve("out/summary.json"))).contains("vanishing-gradient");
    }

    @Test
    void thePageSaysWhatTheBuildObjectsTo() throws Exception {
        write(ReportFormats.parse("html"));

        assertThat(Files.readString(folder.resolve("out/index.html")))
                .contains("What the build warns of", "NOT RECORDED Old&lt;one");
    }

    /** The middle layer gets a sixteenth of what it had, and another training is no longer there. */
    private void drift(Reactions reactions) throws Exception {
        List<Diagnosis> before = Stream.of("fine", "gone")
                .map(test -> Recordings.healthy(test, Declaration.NONE))
                .map(RuleSet.defaults()::evaluate)
                .toList();
        BaselineFile.write(folder.resolve("baseline.json"), GradientBaseline.of(before));
        Files.delete(folder.resolve("in/sick.jsonl"));
        FixtureFiles.write(folder.resolve("in/fine.jsonl"), Recordings.uneven("fine"));
        write(ReportFormats.parse("html,json,markdown,sarif,junit"), reactions, List.of());
    }

    private String written(String file) throws IOException {
        return Files.readString(folder.resolve("out").resolve(file));
    }

    @Test
    void driftFromTheBaselineThatFailsTheBuildIsInEveryFormat() throws Exception {
        drift(Reactions.DEFAULTS);

        assertThat(written("index.html"))
                .contains(
                        "<title>UNHEALTHY: ",
                        "1 drift from the baseline; every network is healthy: 1 training in 1 test.",
                        "1 worse, 0 better, 1 not compared.",
                        "<caption>Not compared</caption>");
        assertThat(written("summary.json"))
                .contains("\"verdict\" : \"UNHEALTHY\",", "\"objections\" : [ \"com.example.FraudModelTest > fine > ");
        assertThat(written("formats/summary.md"))
                .startsWith("## \u274C Gradients in shop: UNHEALTHY")
                .contains("1 drift from the baseline");
        assertThat(written("formats/findings.sarif")).contains("\"ruleId\" : \"baseline-drift\"");
        assertThat(written("formats/junit/TEST-gradients-gradient-build.xml"))
                .contains("failures=\"1\"", "name=\"fine (baseline-drift)\"", "fell from 0.5 to 0.031");
    }

    @Test
    void driftThatOnlyWarnsFailsNoFormat() throws Exception {
        drift(new Reactions(Reaction.FAIL, Reaction.FAIL, Reaction.FAIL, Reaction.WARN));

        assertThat(written("index.html")).contains("<title>HEALTHY: ", "1 worse, 0 better, 1 not compared.");
        assertThat(written("summary.json")).contains("\"verdict\" : \"HEALTHY\",", "\"objections\" : [ ]");
        assertThat(written("formats/findings.sarif")).contains("\"results\" : [ ]");
        assertThat(folder.resolve("out/formats/junit").toFile().list())
                .containsExactly("TEST-gradients-com.example.FraudModelTest.xml");
    }

    @Test
    void markdownShowsWhatWasMeasuredAndKeepsNoRecording() throws Exception {
        JudgedFolder judged = write(ReportFormats.parse("markdown"));

        assertThat(judged.recordings())
                .allSatisfy(recording ->
                        assertThat(recording.diagnosis().recording().windows()).isEmpty());
        assertThat(announcements)
                .containsExactly(
                        "Gradient report of 2 recordings as markdown: " + folder.resolve("out/formats/summary.md"));
        assertThat(Files.readString(folder.resolve("out/formats/summary.md")))
                .contains("vanishing-gradient", "Gradient over depth in epochs 1 to 5");
    }

    @Test
    void formatsOfMeasurementsGetThem() throws Exception {
        write(ReportFormats.parse("html,csv"));

        assertThat(Files.readAllLines(folder.resolve("out/formats/measurements.csv")))
                .filteredOn(line -> line.contains("GRADIENT"))
                .hasSizeGreaterThan(2 * 5);
    }
}
