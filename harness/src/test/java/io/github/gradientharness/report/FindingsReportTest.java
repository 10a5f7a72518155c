package io.github.gradientharness.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.formats.ReportContent;
import io.github.gradientharness.report.formats.ReportFormats;
import io.github.gradientharness.report.formats.ReportPlaces;
import io.github.gradientharness.report.summary.SummarySchema;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs get of a report: findings.md, and where summary.json sends them. */
class FindingsReportTest {

    private static final ReportContext TYPED =
            new ReportContext("fraud-model", "gradient:check 0.1.0-SNAPSHOT", false, "mvn clean verify");

    @TempDir
    Path folder;

    private String write(List<JudgedRecording> recordings, ReportContext context) throws IOException {
        return write("html,json", recordings, context, "");
    }

    private String write(String formats, List<JudgedRecording> recordings, ReportContext context, String prefix)
            throws IOException {
        Path target = folder.resolve("target");
        ReportPlaces places = new ReportPlaces(
                target.resolve("site/gradient"),
                target.resolve("gradient/" + prefix + "summary.json"),
                target.resolve("gradient"),
                folder,
                List.of(),
                prefix);
        ReportContent content = new ReportContent(recordings, RuleSet.defaults().descriptions(), context);
        for (var format : ReportFormats.parse(formats)) {
            content.write(format, places);
        }
        return Files.readString(target.resolve("gradient/" + prefix + "findings.md"));
    }

    private JsonNode summary() throws IOException {
        Path file = folder.resolve("target/gradient/summary.json");
        SummarySchema.requireValid(file);
        return new ObjectMapper().readTree(file.toFile());
    }

    private void source(String file, int line) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "\n".repeat(line - 1) + "  void gradientReachesTheFirstLayer() {}\n");
    }

    @Test
    void aFindingHasItsEvidenceAndTheNextExperiment() throws IOException {
        source("src/test/java/com/example/CirclesTest.java", 7);
        String text = write(List.of(Demo.sigmoid().judged()), TYPED);

        assertThat(text)
                .startsWith("# Gradient findings in fraud-model: UNHEALTHY\n")
                .containsSubsequence(
                        "Written: 20",
                        "gradient\\:check 0.1.0-SNAPSHOT, after `mvn clean verify`",
                        "All data: `target/gradient/summary.json`",
                        "Page: `target/site/gradient/index.html`",
                        "Nothing is cut",
                        "## com.example.CirclesTest > gradientReachesTheFirstLayer",
                        "Test: `src/test/java/com/example/CirclesTest.java:7`",
                        "Page: `target/site/gradient/recordings/CirclesTest-gradientReachesTheFirstLayer-",
                        "### ERROR vanishing-gradient in hidden1",
                        "**Evidence**: ",
                        "below the limit of 0.01",
                        "**Meaning**: ",
                        "docs/rules/vanishing-gradient.md`",
                        "**Next experiment**: ",
                        "ReLU",
                        "Then run `mvn clean verify '-Dtest=com.example.CirclesTest#gradientReachesTheFirstLayer'"
                                + " -Dsurefire.failIfNoSpecifiedTests=false`. It helped if this finding is gone.",
                        "### What was measured",
                        "8000 iterations in 500 epochs of 6 layers\\: gradient",
                        "ruled out non-finite",
                        "### What was not measured");
    }

    @Test
    void theCommandThatTriesRemediesIsNamedWhereTheyCanBeTried() throws IOException {
        assertThat(write(List.of(Demo.sigmoid().judged()), TYPED))
                .contains("failIfNoSpecifiedTests=false -Dgradient.remedies=try`");
        assertThat(write(List.of(Demo.sigmoid().judged()), Demo.CONTEXT))
                .contains("Then run the test `com.example.CirclesTest.gradientReachesTheFirstLayer`.")
                .doesNotContain("gradient.remedies", "mvn ");
    }

    @Test
    void testsOfModulesAndIntegrationTestsAreChosenAsMavenWantsIt() throws IOException {
        JudgedRecording judged =
                Demo.sigmoid().suite("com.example.CirclesIT").test("learns[2]").judged();
        String typed = "mvn gradient:check";
        ReportContext check = new ReportContext("all", "gradient:check 0.1.0-SNAPSHOT", false, typed);

        assertThat(write("json", List.of(judged.ofModule("fraud-model")), check, "aggregate-"))
                .contains("`mvn verify -pl :fraud-model -am '-Dit.test=com.example.CirclesIT#learns'"
                        + " -Dfailsafe.failIfNoSpecifiedTests=false`");
        ReportContext chosen = new ReportContext("all", "gradient:check", false, "mvn verify -Dtest=CirclesTest");
        assertThat(write(List.of(judged), chosen)).contains("`mvn verify -Dtest=CirclesTest`");
    }

    @Test
    void whatElseIsWrongWithTheBuildComesFirst() throws IOException {
        List<JudgedRecording> all = new ArrayList<>(Demo.everyKind());
        all.add(Demo.sigmoid().test("before").judged().ofEarlierRun());
        String text = write(all, Demo.failing());

        assertThat(text)
                .containsSubsequence(
                        "1 expected finding, ",
                        "1 recording of an earlier run is left out",
                        "## What else is wrong with the build",
                        "inconclusive-recording",
                        "fails the build, baseline-drift: com.example.CirclesTest > drifts: ",
                        "**Next**: If this is meant, freeze it",
                        "## com.example")
                .doesNotContain("> before");
    }

    @Test
    void aNetworkThatIsHealthyOrSickAsExpectedHasNoFindings() throws IOException {
        JudgedRecording expected = Demo.sigmoid()
                .expecting("vanishing-gradient", "hidden1", "kept")
                .judged();
        assertThat(write(List.of(expected), TYPED))
                .startsWith("# Gradient findings in fraud-model: HEALTHY\n")
                .contains("2 expected findings, not repeated here")
                .doesNotContain("###");
    }

    @Test
    void itHasAtMost64KbAndSaysWhatIsCut() throws IOException {
        List<JudgedRecording> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add(Demo.sigmoid().test("learns\u00FC" + i).judged());
        }
        many.addAll(HostileNames.everywhere());
        String text = write("json", many, TYPED, "");

        assertThat(Files.size(folder.resolve("target/gradient/findings.md"))).isBetween(64_000L, 65_536L);
        assertThat(text)
                .containsPattern("\\*\\*Cut\\*\\*: [1-9][0-9]+ entries are left out.*`target/gradient/summary.json`")
                .contains("## Further findings, in a line each\n\n- ", "- ERROR vanishing-gradient in hidden1, com.")
                .endsWith("\n");
    }

    @Test
    void namesOfOthersAreNeitherMarkdownNorCommands() throws IOException {
        List<JudgedRecording> hostile = new ArrayList<>();
        for (String name : List.of(
                "a'; rm -rf ~ #", "$(id)", "`id`", "``x``", "![i](https://example.org)", "<b>", "x\n## y", "*")) {
            hostile.add(Demo.sigmoid().test(name).suite(name).layersNamed(name).judged());
        }
        String text = write("json", hostile, TYPED, "");

        MarkdownReportTest.Seen seen = MarkdownReportTest.Seen.of(text);
        seen.hasNothingOfOthers();
        assertThat(seen.headings).doesNotContain("y").filteredOn("## y"::equals).isEmpty();
        assertThat(text).doesNotContain("-Dtest=");
    }

    @Test
    void theSummarySaysWhereToReadOn() throws IOException {
        source("src/test/java/com/example/CirclesTest.java", 9);
        List<JudgedRecording> apart = new ArrayList<>();
        for (JudgedRecording one : Demo.everyKind()) {
            apart.add(new JudgedRecording(folder.resolve(apart.size() + ".jsonl"), one.diagnosis()));
        }
        write(apart, TYPED);
        JsonNode summary = summary();

        assertThat(summary.path("page").asText()).isEqualTo("target/site/gradient/index.html");
        assertThat(summary.path("written").asText()).endsWith("Z");
        JsonNode recording = summary.at("/recordings/0");
        assertThat(folder.resolve(recording.path("page").asText())).isRegularFile();
        assertThat(recording.path("page").asText())
                .contains(recording.path("test").asText());
        for (JsonNode node : List.of(recording, recording.at("/findings/0"))) {
            assertThat(node.path("source").asText()).isEqualTo("src/test/java/com/example/CirclesTest.java");
            assertThat(node.path("line").asInt()).isEqualTo(9);
        }
        assertThat(recording.at("/findings/0/help").asText()).endsWith("/docs/rules/vanishing-gradient.md");
    }

    @Test
    void whereThereAreNoPagesAndNoSourcesTheSummarySaysNull() throws IOException {
        write("json", List.of(Demo.sigmoid().judged()), TYPED, "");
        JsonNode summary = summary();

        assertThat(summary.path("page").isNull()).isTrue();
        assertThat(summary.at("/recordings/0/page").isNull()).isTrue();
        assertThat(summary.at("/recordings/0/findings/0/source").isNull()).isTrue();
        assertThat(summary.at("/recordings/0/findings/0/line").isNull()).isTrue();
    }

    @Test
    void aSourceIsLookedForInTheModuleOfItsRecording() throws IOException {
        source("models/src/test/java/com/example/CirclesTest.java", 5);
        Files.writeString(folder.resolve("models/pom.xml"), "<project/>");
        JudgedRecording judged = Demo.sigmoid().judged();
        Path file = folder.resolve("models/target/gradient/recordings/a.jsonl");
        write("json", List.of(new JudgedRecording(file, judged.diagnosis(), "models")), TYPED, "");

        assertThat(summary().at("/recordings/0/source").asText())
                .isEqualTo("models/src/test/java/com/example/CirclesTest.java");
    }
}
