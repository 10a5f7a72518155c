package io.github.gradientharness.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.sarif.SarifReport;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SarifReportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path repository;

    private Path module;

    @BeforeEach
    void makeModule() throws IOException {
        Files.createDirectories(repository.resolve(".git"));
        module = Files.createDirectories(repository.resolve("models"));
    }

    private JsonNode run(JudgedRecording... recordings) throws IOException {
        return run(Demo.CONTEXT, recordings);
    }

    private JsonNode run(ReportContext context, JudgedRecording... recordings) throws IOException {
        Path file = module.resolve("target/gradient/findings.sarif");
        SarifReport.write(file, module, List.of(), RuleSet.defaults().descriptions(), List.of(recordings), context);
        JsonNode log = JSON.readTree(file.toFile());
        assertThat(schema().validate(log)).isEmpty();
        return log.at("/runs/0");
    }

    /** OASIS' schema, from an artifact that brings it along. */
    static JsonSchema schema() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(stream);
        }
    }

    private void source(String path, String... lines) throws IOException {
        Path file = module.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines));
    }

    private static JudgedRecording sick(String suite, String test) {
        return Demo.sigmoid().test(test).suite(suite).judged();
    }

    @Test
    void everyKindOfRecordingIsValidByTheSchema() throws IOException {
        JsonNode run = run(Demo.everyKind().toArray(JudgedRecording[]::new));

        assertThat(run.at("/tool/driver/name").asText()).isEqualTo("Gradient Harness");
        assertThat(run.path("results").findValuesAsText("ruleId"))
                .contains("vanishing-gradient", "non-finite", "inconclusive-recording", "absent-expected-finding");
    }

    @Test
    void theSchemaWouldFindAMistake() throws IOException {
        JsonNode wrong = JSON.readTree("{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{}}]}");
        assertThat(schema().validate(wrong)).isNotEmpty();
    }

    @Test
    void noRecordingIsAnErrorAtThePom() throws IOException {
        Files.writeString(module.resolve("pom.xml"), "<project/>");
        JsonNode results = run().path("results");

        assertThat(results).hasSize(1);
        assertThat(results.at("/0/ruleId").asText()).isEqualTo("inconclusive-recording");
        assertThat(results.at("/0/level").asText()).isEqualTo("error");
        assertThat(results.at("/0/message/text").asText())
                .startsWith("No readable recording exists")
                .contains("@HealthyGradients", "gradient.recordingsDirectory", "gradient.onMissingRecordings");
        assertThat(results.at("/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("models/pom.xml");
    }

    @Test
    void noRecordingIsAnErrorWithoutMavenToo() throws IOException {
        assertThat(run().at("/results/0/ruleId").asText()).isEqualTo("inconclusive-recording");
        assertThat(run().at("/results/0/locations").isMissingNode()).isTrue();
    }

    @Test
    void aModuleThatNeedsNoRecordingHasNoResult() throws IOException {
        assertThat(run(Demo.allowedToBeEmpty()).path("results")).isEmpty();
    }

    @Test
    void whatFailsTheBuildBesideTheFindingsIsAResultEach() throws IOException {
        source("src/test/java/com/example/CirclesTest.java", "class CirclesTest {", "    void drifts() {");
        Files.writeString(module.resolve("pom.xml"), "<project/>");
        JsonNode run = run(Demo.failing(), relu());

        assertThat(run.path("results").findValuesAsText("ruleId"))
                .containsExactly("baseline-drift", "stale-recording", "unmatched-pattern");
        assertThat(run.path("results").findValuesAsText("level")).containsOnly("error");
        assertThat(run.path("results").findValuesAsText("uri"))
                .containsExactly(
                        "models/src/test/java/com/example/CirclesTest.java", "models/pom.xml", "models/pom.xml");
        assertThat(run.at("/results/0/locations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(2);
        assertThat(run.at("/results/0/message/text").asText()).contains("fell from 0.5 to 0.013", "gradient:freeze");
        JsonNode rule =
                run.at("/tool/driver/rules").get(run.at("/results/0/ruleIndex").asInt());
        assertThat(rule.path("id").asText()).isEqualTo("baseline-drift");
        assertThat(rule.at("/fullDescription/text").asText()).contains("worse than the baseline");
    }

    private static JudgedRecording relu() {
        return SyntheticTraining.of("drifts", SyntheticTraining.RELU).judged();
    }

    @Test
    void aResultPointsToTheMethodOfTheTestRelativeToTheRepository() throws IOException {
        source(
                "src/test/java/com/example/FraudModelTest.java",
                "package com.example;",
                "// void learns() is called below",
                "class FraudModelTest {",
                "    void other() { return learns(3); }",
                "    @Test",
                "    void learns(GradientRecorder recorder) {");
        JsonNode location = run(sick("com.example.FraudModelTest", "learns")).at("/results/0/locations/0");

        assertThat(location.at("/physicalLocation/artifactLocation/uri").asText())
                .isEqualTo("models/src/test/java/com/example/FraudModelTest.java");
        assertThat(location.at("/physicalLocation/artifactLocation/uriBaseId").asText())
                .isEqualTo("%SRCROOT%");
        assertThat(location.at("/physicalLocation/region/startLine").asInt()).isEqualTo(6);
        assertThat(location.at("/logicalLocations/0/fullyQualifiedName").asText())
                .isEqualTo("com.example.FraudModelTest.learns");
    }

    @Test
    void aMethodOfANestedClassIsLookedForInItAndAnInvocationIsThatOfItsMethod() throws IOException {
        source(
                "src/integrationTest/java/com/example/FraudModelTest.java",
                "class FraudModelTest {",
                "  void learns() {}",
                "  @Nested class Deep {",
                "    @ParameterizedTest",
                "    void learns() {}");
        assertThat(run(sick("com.example.FraudModelTest$Deep", "learns[2]"))
                        .at("/results/0/locations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void kotlinSourcesAreFoundWithoutTheBeginningOfTheirPackageAndWithSpacesInNames() throws IOException {
        source(
                "src/test/kotlin/models/FraudModelTest.kt",
                "package com.example.models",
                "class FraudModelTest {",
                "  @Test fun `learns in time`(recorder: GradientRecorder) {");
        JsonNode location = run(sick("com.example.models.FraudModelTest", "learns in time"))
                .at("/results/0/locations/0/physicalLocation");

        assertThat(location.at("/artifactLocation/uri").asText())
                .isEqualTo("models/src/test/kotlin/models/FraudModelTest.kt");
        assertThat(location.at("/region/startLine").asInt()).isEqualTo(3);
    }

    @Test
    void anInheritedTestPointsToItsClass() throws IOException {
        source("src/test/java/com/example/FraudModelTest.java", "", "class FraudModelTest extends Base {}");
        assertThat(run(sick("com.example.FraudModelTest", "learns"))
                        .at("/results/0/locations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void withoutASourceAResultPointsToTheRecording() throws IOException {
        JudgedRecording judged = sick("com.example.Lost", "learns");
        Path file = module.resolve("target/gradient/recordings/com.example.Lost/a b.jsonl");
        JsonNode location =
                run(new JudgedRecording(file, judged.diagnosis())).at("/results/0/locations/0/physicalLocation");

        assertThat(location.at("/artifactLocation/uri").asText())
                .isEqualTo("models/target/gradient/recordings/com.example.Lost/a%20b.jsonl");
    }

    @Test
    void nothingOutsideTheSourceFoldersIsLookedAt() throws IOException {
        source("secret/Passwords.java", "class Passwords { void learns() {} }");
        Files.createDirectories(module.resolve("src/test/java"));
        for (String suite :
                List.of("../../../secret/Passwords", "..secret.Passwords", "/etc/passwd", "C:\\Passwords")) {
            assertThat(run(sick(suite, "learns"))
                            .at("/results/0/locations/0/physicalLocation")
                            .isMissingNode())
                    .isTrue();
        }
    }

    @Test
    void anExpectedFindingIsSuppressedWithTheReason() throws IOException {
        JsonNode result = run(Demo.sigmoid()
                        .expecting("vanishing-gradient", "", "kept to show its plateau")
                        .judged())
                .at("/results/0");

        assertThat(result.at("/suppressions/0/justification").asText()).isEqualTo("kept to show its plateau");
        assertThat(result.at("/suppressions/0/status").asText()).isEqualTo("accepted");
        assertThat(run(sick("com.example.A", "b")).at("/results/0").has("suppressions"))
                .isFalse();
    }

    @Test
    void aResultKnowsItsRuleAndSaysWhatToTry() throws IOException {
        JsonNode run = run(sick("com.example.A", "b"));
        JsonNode result = run.at("/results/0");
        JsonNode rule =
                run.at("/tool/driver/rules").get(result.path("ruleIndex").asInt());

        assertThat(result.path("level").asText()).isEqualTo("error");
        assertThat(result.at("/message/text").asText())
                .startsWith("Layer 'hidden1' in com.example.A > b: ")
                .contains("below the limit of 0.01", "Try: ");
        assertThat(rule.path("id").asText()).isEqualTo(result.path("ruleId").asText());
        assertThat(rule.at("/shortDescription/text").asText()).contains("too small a fraction");
        assertThat(rule.at("/help/text").asText())
                .contains("gradient.limit.vanishing-gradient", "@ExpectFinding(rule = \"vanishing-gradient\"");
    }

    @Test
    void aFingerprintDependsOnNamesAlone() throws IOException {
        String first = fingerprint(sick("com.example.A", "b"));
        source("src/test/java/com/example/A.java", "", "", "class A { void b() {} }");
        String moved = fingerprint(
                Demo.sigmoid().test("b").suite("com.example.A").epochs(300).judged());

        assertThat(moved).isEqualTo(first).matches("[0-9a-f]{64}");
        assertThat(fingerprint(sick("com.example.A", "c"))).isNotEqualTo(first);
    }

    private String fingerprint(JudgedRecording recording) throws IOException {
        return run(recording)
                .at("/results/0/partialFingerprints/gradientFinding~1v1")
                .asText();
    }

    @Test
    void aRuleLinksToItsPageAndOneWithoutAPageToNone() throws IOException {
        JsonNode rules = run(sick("com.example.CirclesTest", "learns")).at("/tool/driver/rules");

        assertThat(rules.findValuesAsText("helpUri"))
                .hasSameSizeAs(RuleSet.defaults().rules())
                .allMatch(page -> page.startsWith("https://"))
                .anyMatch(page -> page.endsWith("/docs/rules/vanishing-gradient.md"));
    }
}
