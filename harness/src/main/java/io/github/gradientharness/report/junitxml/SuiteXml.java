package io.github.gradientharness.report.junitxml;

import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.JudgedRecording;
import io.github.gradientharness.report.UniqueNames;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.FailureMessage;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.FindingFormatter;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.ShownText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** One suite with its recordings as test cases. Element and attribute names are those of Surefire's schema. */
final class SuiteXml {

    /** Sets them apart from the test's own results, which build servers identify by class and name. */
    private static final String NAME_SUFFIX = " (gradients)";

    private static final int LONGEST_NAME = 300;

    private final String suite;
    private final Path page;
    private final List<JudgedRecording> recordings;

    SuiteXml(String suite, Path page, List<JudgedRecording> recordings) {
        this.suite = ShownText.name(suite, LONGEST_NAME);
        this.page = page;
        this.recordings = recordings;
    }

    void write(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        start(xml, "testsuite");
        attribute(xml, "name", suite);
        attribute(
                xml,
                "time",
                seconds(recordings.stream().mapToDouble(SuiteXml::duration).sum()));
        attribute(xml, "tests", Integer.toString(recordings.size()));
        attribute(xml, "errors", number(Outcome.INCONCLUSIVE));
        attribute(xml, "skipped", "0");
        attribute(xml, "failures", number(Outcome.UNHEALTHY));
        UniqueNames names = new UniqueNames();
        for (JudgedRecording recording : recordings) {
            Header header = recording.diagnosis().recording().header();
            testCase(xml, names.of(ShownText.name(header.test(), LONGEST_NAME) + NAME_SUFFIX), recording);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
        xml.close();
    }

    private void testCase(XMLStreamWriter xml, String name, JudgedRecording judged) throws XMLStreamException {
        start(xml, "testcase");
        attribute(xml, "name", name);
        attribute(xml, "classname", suite);
        attribute(xml, "time", seconds(duration(judged)));
        if (judged.diagnosis().gateOutcome() != Outcome.HEALTHY) {
            problem(xml, judged);
        }
        String findings = findings(judged.diagnosis());
        if (!findings.isEmpty()) {
            start(xml, "system-out");
            xml.writeCharacters(XmlText.lines(findings));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** One element with everything: readers show the first of several. */
    private void problem(XMLStreamWriter xml, JudgedRecording judged) throws XMLStreamException {
        Diagnosis diagnosis = judged.diagnosis();
        String message = new FailureMessage(diagnosis, judged.file(), page).text();
        start(xml, diagnosis.gateOutcome() == Outcome.UNHEALTHY ? "failure" : "error");
        attribute(xml, "message", message.lines().findFirst().orElse(""));
        attribute(xml, "type", type(diagnosis));
        xml.writeCharacters(XmlText.lines(message));
        xml.writeEndElement();
    }

    /** The worst rule, or what is amiss. */
    private static String type(Diagnosis diagnosis) {
        if (diagnosis.gateOutcome() == Outcome.INCONCLUSIVE) {
            return "inconclusive";
        }
        return diagnosis.findings().stream()
                .filter(Finding::isUnexpectedError)
                .map(Finding::rule)
                .findFirst()
                .orElse("absent-expected-finding");
    }

    /** All findings, the milder and the expected ones too, a line each. */
    private static String findings(Diagnosis diagnosis) {
        Header header = diagnosis.recording().header();
        return diagnosis.findings().stream()
                .map(finding -> ShownText.name(FindingFormatter.line(header, finding), 2000))
                .collect(Collectors.joining("\n"));
    }

    private String number(Outcome outcome) {
        return Long.toString(recordings.stream()
                .filter(recording -> recording.diagnosis().gateOutcome() == outcome)
                .count());
    }

    private static double duration(JudgedRecording judged) {
        Recording recording = judged.diagnosis().recording();
        Ending ending = recording.ending();
        return ending == null ? 0 : ending.trainingNanos() / 1e9;
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    private static void start(XMLStreamWriter xml, String element) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, XmlText.line(value));
    }
}
