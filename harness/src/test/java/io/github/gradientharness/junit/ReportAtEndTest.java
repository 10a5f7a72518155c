package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.report.formats.ReportFormats;
import io.github.gradientharness.rules.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The report that tests write themselves, without Maven. */
@Isolated("listens to a logger that all tests share")
class ReportAtEndTest {

    private static final Map<String, String> ON = Map.of("gradient.report", "true");

    @TempDir
    Path project;

    private Path output;

    private final Logger logger = Logger.getLogger(ReportAtEnd.class.getName());
    private final List<String> log = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @HealthyGradients
    static class HealthyCase {
        @Test
        void trains(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainHealthily();
        }
    }

    @HealthyGradients
    static class SickCase {
        @Test
        void trains(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).train(20, 1e-6, 1e-3, 0.7);
        }
    }

    @BeforeEach
    void listen() {
        output = project.resolve("build/gradient");
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    private JsonNode summary() throws IOException {
        return new ObjectMapper().readTree(output.resolve("summary.json").toFile());
    }

    @Test
    void severalClassesOfARunGiveOnePage() throws IOException {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(HealthyCase.class), selectClass(SickCase.class))
                .configurationParameter("gradient.outputDirectory", output.toString())
                .configurationParameter("gradient.report", "true")
                .execute();

        Path page = project.resolve("build/site/gradient/index.html");
        assertThat(Files.readString(page)).contains("HealthyCase", "SickCase");
        assertThat(summary().path("recordings").findValuesAsText("gate"))
                .containsExactlyInAnyOrder("HEALTHY", "UNHEALTHY");
        assertThat(log)
                .containsExactly(
                        "INFO Gradient report of 2 recordings: " + page,
                        "INFO Gradient report of 2 recordings as json: " + output.resolve("summary.json"));
    }

    @Test
    void ofAHealthyRunNothingIsWrittenUnlessAskedFor() {
        ExtensionRun.of(output, HealthyCase.class);
        ExtensionRun.of(output, HealthyCase.class, Map.of("gradient.report", "false"));

        assertThat(project.resolve("build/site")).doesNotExist();
        assertThat(output.resolve("summary.json")).doesNotExist();
        assertThat(log).isEmpty();
    }

    @Test
    void aSickRunLeavesThePageThatItsFailureNamesWithoutASetting() throws IOException {
        Throwable failure = ExtensionRun.of(output, SickCase.class).failure();

        Path page = project.resolve("build/site/gradient/index.html");
        assertThat(failure).hasMessageEndingWith(". Page: " + page);
        assertThat(failure.toString()).containsOnlyOnce("Page:");
        assertThat(Files.readString(page)).contains("SickCase", "the tests when their run ended");
        assertThat(log).isEmpty();
        assertThat(summary().path("verdict").asText()).isEqualTo("UNHEALTHY");
    }

    @Test
    void aSickRunLeavesNothingIfThatIsForbidden() {
        Throwable failure = ExtensionRun.of(output, SickCase.class, Map.of("gradient.report", "false"))
                .failure();

        assertThat(failure).hasMessageEndingWith("index.html");
        assertThat(failure.toString()).endsWith("Page:      mvn gradient:report writes it");
        assertThat(project.resolve("build/site")).doesNotExist();
        assertThat(output.resolve("summary.json")).doesNotExist();
    }

    @RecordGradients
    static class SickAndRecordedCase {
        @Test
        void passes(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainBadly();
        }
    }

    @Test
    void aSickTrainingThatIsOnlyRecordedLeavesThePageToo() throws IOException {
        assertThat(ExtensionRun.of(output, SickAndRecordedCase.class).failures())
                .isEmpty();

        Path page = project.resolve("build/site/gradient/index.html");
        assertThat(page).exists();
        assertThat(log).containsExactly("INFO Gradient report of 1 recording: " + page);
        assertThat(summary().path("verdict").asText()).isEqualTo("UNHEALTHY");
    }

    @HealthyGradients
    static class ThrowsCase {
        @Test
        void throwsAfterTraining(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainHealthily();
            throw new IllegalStateException("accuracy too low");
        }

        @Test
        void learns(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainHealthily();
        }
    }

    @Test
    void aTestThatFailedByItselfLeavesThePageAndSaysSo() throws IOException {
        ExtensionRun.of(output, ThrowsCase.class);

        assertThat(project.resolve("build/site/gradient/index.html")).exists();
        assertThat(summary().path("recordings").findValuesAsText("test"))
                .containsExactly("learns", "throwsAfterTraining");
        assertThat(summary().path("recordings").findValuesAsText("testFailed")).containsExactly("false", "true");
        assertThat(summary().path("recordings").findValuesAsText("failure"))
                .containsExactly("", "IllegalStateException: accuracy too low");
        assertThat(summary().path("recordings").findValuesAsText("gate")).containsExactly("HEALTHY", "HEALTHY");
    }

    @Test
    void aTestThatFailsByTheVerdictAloneDidNotFailByItself() throws IOException {
        ExtensionRun.of(output, SickCase.class);

        assertThat(summary().path("recordings").findValuesAsText("testFailed")).containsExactly("false");
    }

    @RecordGradients
    static class FactoryThrowsCase {
        @TestFactory
        Stream<DynamicNode> trainings(GradientRecorder recorder) {
            return Stream.of(dynamicContainer(
                    "container",
                    Stream.of(
                            dynamicTest(
                                    "learns",
                                    () -> recorder.attach(new ScriptedModel()).trainHealthily()),
                            dynamicTest("throws", () -> {
                                throw new IllegalStateException("accuracy too low");
                            }))));
        }
    }

    @Test
    void aFactoryFailedIfOneOfItsTestsDid() throws IOException {
        ExtensionRun.of(output, FactoryThrowsCase.class);

        assertThat(summary().path("recordings").findValuesAsText("testFailed")).containsExactly("true");
    }

    @HealthyGradients
    static class RarelyLearnsCase {
        @OverSeeds(atMost = 0.9)
        void learns(long seed, GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).train(3, 0.5 + seed / 1e4, 0.6, 0.7);
            throw new AssertionError("accuracy too low");
        }
    }

    @Test
    void seedsThatFailAsDeclaredAreNothingWrong() {
        ExtensionRun run = ExtensionRun.of(output, RarelyLearnsCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.failedSeeds()).isNotEmpty();
        assertThat(project.resolve("build/site")).doesNotExist();
    }

    @HealthyGradients
    static class ForgottenCase {
        @Test
        void forgets(GradientRecorder recorder) {}
    }

    @Test
    void everyFormatTellsOfATestThatRecordedNothing() throws IOException {
        ExtensionRun.of(
                output,
                ForgottenCase.class,
                Map.of("gradient.formats", "html,json,markdown,csv,tensorboard,sarif,junit"));

        assertThat(log).isEmpty();
        for (String file : List.of("summary.json", "summary.md", "findings.sarif")) {
            assertThat(output.resolve(file)).content().contains("forgets", "attached no model to it");
        }
        assertThat(project.resolve("build/site/gradient/index.html"))
                .content()
                .contains("forgets", "attached no model to it");
        assertThat(output.resolve("junit")).isDirectoryContaining("glob:**/TEST-gradients-*ForgottenCase.xml");
        assertThat(output.resolve("measurements.csv")).exists();
    }

    private static final AtomicBoolean CURED = new AtomicBoolean();

    @HealthyGradients
    static class CuredCase {
        @Test
        void trains(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).train(3, CURED.get() ? 0.5 : 1e-6, 0.6, 0.7);
        }
    }

    @Test
    void thePageOfASickRunIsReplacedByTheHealthyRunAfterIt() throws IOException {
        CURED.set(false);
        ExtensionRun.of(output, CuredCase.class);
        assertThat(summary().path("verdict").asText()).isEqualTo("UNHEALTHY");

        CURED.set(true);
        ExtensionRun.of(output, CuredCase.class);

        assertThat(summary().path("verdict").asText()).isEqualTo("HEALTHY");
        assertThat(project.resolve("build/site/gradient/index.html")).content().doesNotContain("UNHEALTHY");
    }

    @Test
    void aPageThatSomebodyElseWroteStaysWhereNothingIsWrong() throws IOException {
        Path page = project.resolve("build/site/gradient/index.html");
        Files.createDirectories(page.getParent());
        Files.writeString(page, "written by gradient:report");

        ExtensionRun.of(output, HealthyCase.class);

        assertThat(page).hasContent("written by gradient:report");
    }

    @Test
    void anotherJvmOfTheSameRunLosesNothing() throws IOException {
        Instant began = Instant.now();
        ExtensionRun.of(output, SickCase.class);
        Path open = output.resolve("recordings/other/stillRuns.jsonl");
        Files.createDirectories(open.getParent());
        List<String> lines =
                Files.readAllLines(output.resolve("recordings/" + SickCase.class.getName() + "/trains.jsonl"));
        Files.write(open, lines.subList(0, lines.size() - 1));

        reportOfNothingElseSince(began).close();
        assertThat(summary().path("recordings").findValuesAsText("gate")).containsExactly("UNHEALTHY");

        reportOfNothingElseSince(Instant.now().plusSeconds(1)).close();
        assertThat(summary().path("recordings")).isEmpty();
    }

    @Test
    void whatAnotherJvmHasJustBegunIsNoReasonForAReport() throws IOException {
        Path begun = output.resolve("recordings/other/begins.jsonl");
        Files.createDirectories(begun.getParent());
        Files.createFile(begun);

        reportOfNothingElseSince(Instant.now().minusSeconds(5)).close();

        assertThat(project.resolve("build/site/gradient/index.html")).doesNotExist();
    }

    private ReportAtEnd reportOfNothingElseSince(Instant began) {
        return new ReportAtEnd(
                ReportAtEnd.When.SOMETHING_IS_WRONG,
                ReportFormats.parse("html,json"),
                output,
                new RunRecordings(new TestRun(), output.resolve("recordings"), began, Judgement.AS_DECLARED));
    }

    @Test
    void aBuildBeganBeforeTheJvmThatItStarted() {
        assumeThat(System.getProperty("surefire.test.class.path")).isNotNull();

        assertThat(ForkedBuild.began())
                .isBefore(ProcessHandle.current().info().startInstant().orElseThrow());
    }

    @Test
    void aFailedTestNamesThePageThatTheRunLeaves() {
        Throwable failure = ExtensionRun.of(output, SickCase.class, ON).failure();

        Path page = project.resolve("build/site/gradient/index.html");
        assertThat(failure).hasMessageEndingWith(". Page: " + page);
        assertThat(failure.toString()).containsOnlyOnce("Page:");
        assertThat(page).exists();
    }

    @Test
    void theFormatsAreThoseThatAreSet() throws IOException {
        ExtensionRun.of(
                output, SickCase.class, Map.of("gradient.report", "true", "gradient.formats", "csv,junit,markdown"));

        assertThat(Files.readString(output.resolve("measurements.csv")))
                .contains("SickCase,trains,hidden 1,1,GRADIENT");
        assertThat(output.resolve("junit")).isDirectoryContaining("glob:**/TEST-gradients-*SickCase.xml");
        assertThat(Files.readString(output.resolve("summary.md"))).contains("UNHEALTHY");
        assertThat(project.resolve("build/site")).doesNotExist();
    }

    @Test
    void settingsThatMakeNoSenseAreNamedWithWhatDoes() {
        assertThat(ExtensionRun.of(output, HealthyCase.class, Map.of("gradient.report", "yes"))
                        .failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("The setting gradient.report is 'yes'; it can be true or false.");
        assertThat(ExtensionRun.of(
                                output, HealthyCase.class, Map.of("gradient.report", "true", "gradient.formats", "pdf"))
                        .failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("The setting gradient.formats is 'pdf'. There is no format 'pdf'. The formats"
                        + " are: html, json, markdown,");
    }

    @Test
    void aReportThatCantBeWrittenHidesNoResultAndSaysWhatToDo() throws IOException {
        Files.createDirectories(project.resolve("build"));
        Files.writeString(project.resolve("build/site"), "in the way");

        ExtensionRun run = ExtensionRun.of(output, HealthyCase.class, ON);

        assertThat(run.passed()).isEqualTo(1);
        assertThat(run.failures()).isEmpty();
        assertThat(summary().path("recordings")).hasSize(1);
        assertThat(log.get(0))
                .startsWith("SEVERE The gradient report could not be written to "
                        + project.resolve("build/site/gradient/index.html"))
                .contains("The tests' results stand.", "gradient.outputDirectory");
    }

    @Test
    void aRecordingThatCantBeReadIsNamedAndTheOthersAreReported() throws IOException {
        TestRun run = new TestRun();
        Path other = project.resolve("other");
        ExtensionRun.of(other, HealthyCase.class);
        Path good = Files.list(other.resolve("recordings/" + HealthyCase.class.getName()))
                .findFirst()
                .orElseThrow();
        Path there = run.nextFile(output, test("good"));
        Path broken = run.nextFile(output, test("broken"));
        Files.delete(run.nextFile(output, test("never-written")));
        Files.copy(good, there, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(broken, "no recording");

        new ReportAtEnd(
                        run,
                        ReportAtEnd.When.SOMETHING_IS_WRONG,
                        ReportFormats.parse("json"),
                        output,
                        Judgement.AS_DECLARED)
                .close();

        assertThat(summary().path("recordings")).hasSize(1);
        assertThat(log.get(0)).startsWith("SEVERE The gradient report lacks the recording " + broken);
        assertThat(log).hasSize(1);
    }

    private static TestName test(String method) {
        return new TestName("suite", method, "", "", Optional.empty());
    }

    @Test
    void aRunThatRecordedNothingIsAnErrorInTheFormatsForPipelines() throws Exception {
        new ReportAtEnd(
                        new TestRun(),
                        ReportAtEnd.When.ALWAYS,
                        ReportFormats.parse("json,junit,sarif"),
                        output,
                        Judgement.AS_DECLARED)
                .close();

        assertThat(summary().path("verdict").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(Files.readString(output.resolve("junit/TEST-gradients-gradient-build.xml")))
                .contains("errors=\"1\"", "type=\"inconclusive\"", "No readable recording exists");
        assertThat(Files.readString(output.resolve("findings.sarif")))
                .contains("\"ruleId\" : \"inconclusive-recording\"", "No readable recording exists");
    }
}
