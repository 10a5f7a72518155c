package io.github.gradientharness.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.junitxml.JUnitXmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

/** Holds the files against Surefire's schema and reads them with the parser of Surefire's own report. */
class JUnitXmlReportTest {

    @TempDir
    Path folder;

    private List<ReportTestSuite> suites(List<JudgedRecording> recordings) throws Exception {
        return suites(recordings, Demo.CONTEXT);
    }

    private List<ReportTestSuite> suites(List<JudgedRecording> recordings, ReportContext context) throws Exception {
        JUnitXmlReport.write(folder.resolve("junit"), Path.of("index.html"), recordings, context);
        requireValid(folder.resolve("junit"));
        return new SurefireReportParser(List.of(folder.resolve("junit").toFile()), new NullConsoleLogger())
                .parseXMLReportFiles();
    }

    static void requireValid(Path folder) throws IOException, SAXException {
        for (Path file : files(folder)) {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(Objects.requireNonNull(
                            JUnitXmlReportTest.class.getResource("/schemas/surefire-test-report.xsd")))
                    .newValidator()
                    .validate(new StreamSource(file.toFile()));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private ReportTestCase only(SyntheticTraining training) throws Exception {
        return suites(List.of(training.judged())).get(0).getTestCases().get(0);
    }

    @Test
    void aSuiteIsAFileAndARecordingATestCase() throws Exception {
        List<ReportTestSuite> suites = suites(Demo.everyKind());

        assertThat(files(folder.resolve("junit")))
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "TEST-gradients-com.example.CirclesTest.xml", "TEST-gradients-com.example.FraudModelTest.xml");
        assertThat(suites).extracting(ReportTestSuite::getNumberOfTests).containsExactly(4, 4);
        assertThat(suites).extracting(ReportTestSuite::getNumberOfFailures).containsExactly(1, 2);
        assertThat(suites).extracting(ReportTestSuite::getNumberOfErrors).containsExactly(0, 2);
        assertThat(suites.get(0).getTestCases())
                .extracting(ReportTestCase::getFullName)
                .contains("com.example.CirclesTest.gradientReachesTheFirstLayer (gradients)");
        assertThat(suites.get(0).getTestCases()).allMatch(testCase -> testCase.getTime() == 1.9f);
    }

    @Test
    void anUnexpectedErrorIsAFailureThatSaysWhatTheTestSays() throws Exception {
        ReportTestCase sick = only(Demo.sigmoid());

        assertThat(sick.hasFailure()).isTrue();
        assertThat(sick.getFailureType()).isEqualTo("vanishing-gradient");
        assertThat(sick.getFailureMessage())
                .startsWith("UNHEALTHY: vanishing-gradient in layer 'hidden1' since epoch 1")
                .contains(". Page: index.html");
        assertThat(sick.getFailureDetail())
                .contains("What to try, most likely first", "Page:      mvn gradient:report writes it");
    }

    @Test
    void whatIsInconclusiveIsAnErrorAndNeverSkipped() throws Exception {
        ReportTestCase copy = only(SyntheticTraining.of("copy").epochs(0));

        assertThat(copy.hasError()).isTrue();
        assertThat(copy.hasSkipped()).isFalse();
        assertThat(copy.getFailureType()).isEqualTo("inconclusive");
        assertThat(copy.getFailureMessage()).startsWith("INCONCLUSIVE: ");
    }

    @Test
    void anExpectedFindingPassesAndItsAbsenceFails() throws Exception {
        assertThat(only(Demo.sigmoid().expecting("vanishing-gradient", "", "kept"))
                        .isSuccessful())
                .isTrue();
        ReportTestCase cured = only(SyntheticTraining.of("cured", SyntheticTraining.RELU)
                .expecting("vanishing-gradient", "hidden1", "deep sigmoid"));
        assertThat(cured.getFailureType()).isEqualTo("absent-expected-finding");
        assertThat(cured.getFailureDetail()).contains("deep sigmoid");
    }

    @Test
    void whatFailsTheBuildBesideTheFindingsIsAFailedCaseEach() throws Exception {
        List<ReportTestSuite> suites = suites(
                List.of(SyntheticTraining.of("drifts", SyntheticTraining.RELU).judged()), Demo.failing());

        assertThat(files(folder.resolve("junit")))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("TEST-gradients-com.example.CirclesTest.xml", "TEST-gradients-gradient-build.xml");
        List<ReportTestCase> failed = suites.stream()
                .flatMap(suite -> suite.getTestCases().stream())
                .filter(ReportTestCase::hasFailure)
                .sorted(Comparator.comparing(ReportTestCase::getFailureType))
                .toList();
        assertThat(failed)
                .extracting(ReportTestCase::getFullName)
                .containsExactly(
                        "com.example.CirclesTest.drifts (baseline-drift)",
                        "com.example.OldTest.old (stale-recording)",
                        "gradient-build.configuration (unmatched-pattern)");
        assertThat(failed)
                .extracting(ReportTestCase::getFailureType)
                .containsExactly("baseline-drift", "stale-recording", "unmatched-pattern");
        assertThat(failed.get(0).getFailureMessage()).endsWith("hidden1: its share fell from 0.5 to 0.013");
        assertThat(failed.get(0).getFailureDetail()).contains("mvn gradient:freeze");
    }

    @Test
    void nothingRecordedIsAnErrorThatSaysWhatToDo() throws Exception {
        ReportTestCase nothing = suites(List.of()).get(0).getTestCases().get(0);

        assertThat(nothing.hasError()).isTrue();
        assertThat(nothing.getFailureType()).isEqualTo("inconclusive");
        assertThat(nothing.getFailureMessage()).startsWith("INCONCLUSIVE: No readable recording exists");
        assertThat(nothing.getFailureDetail())
                .contains("@HealthyGradients", "-DskipTests", "gradient.onMissingRecordings");
    }

    @Test
    void recordingsOfOneTestAreToldApart() throws Exception {
        JudgedRecording sick = Demo.sigmoid().judged();

        assertThat(suites(List.of(sick, sick)).get(0).getTestCases())
                .extracting(ReportTestCase::getName)
                .doesNotHaveDuplicates();
    }

    @Test
    void anOlderReportIsReplacedAndForeignFilesAreLeftAlone() throws Exception {
        suites(Demo.everyKind());
        Path foreign = Files.writeString(
                folder.resolve("junit/TEST-other.xml"),
                "<testsuite name='o' tests='0'" + " errors='0' skipped='0' failures='0'/>");
        suites(List.of(), Demo.allowedToBeEmpty());

        assertThat(files(folder.resolve("junit"))).containsExactly(foreign);
    }
}
