package io.github.gradientharness.report.junitxml;

import io.github.gradientharness.report.UniqueNames;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * One suite with its test cases. Element and attribute names are those of Surefire's schema.
 *
 * @param name as it is shown
 * @param cases its test cases; names that come twice are told apart
 */
record SuiteXml(String name, List<CaseXml> cases) {

    /** Copies the list. */
    SuiteXml {
        cases = List.copyOf(cases);
    }

    void write(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        start(xml, "testsuite");
        attribute(xml, "name", name);
        attribute(
                xml,
                "time",
                seconds(cases.stream().mapToDouble(CaseXml::seconds).sum()));
        attribute(xml, "tests", Integer.toString(cases.size()));
        attribute(xml, "errors", number(CaseXml.Problem.ERROR));
        attribute(xml, "skipped", "0");
        attribute(xml, "failures", number(CaseXml.Problem.FAILURE));
        UniqueNames names = new UniqueNames();
        for (CaseXml testCase : cases) {
            testCase.write(xml, names.of(testCase.name()));
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
        xml.close();
    }

    private String number(String element) {
        return Long.toString(
                cases.stream().filter(testCase -> testCase.has(element)).count());
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    static void start(XMLStreamWriter xml, String element) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
    }

    static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, XmlText.line(value));
    }
}
