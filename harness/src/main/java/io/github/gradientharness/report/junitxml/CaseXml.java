package io.github.gradientharness.report.junitxml;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * One test case. Element and attribute names are those of Surefire's schema.
 *
 * @param suite its class, as it is shown
 * @param name its name, as it is shown
 * @param seconds how long it took
 * @param problem what is wrong; null if it passes
 * @param output what else there is to say; may be empty
 */
record CaseXml(
        String suite, String name, double seconds, @Nullable Problem problem, String output) {

    /**
     * What is wrong: one element with everything, because readers show the first of several.
     *
     * @param element {@code failure}, or {@code error} where nothing can be said
     * @param type what is wrong in a word
     * @param message the whole message, of which the first line stands for itself as well
     */
    record Problem(String element, String type, String message) {

        static final String FAILURE = "failure";
        static final String ERROR = "error";
    }

    /** Whether it has a problem of that element. */
    boolean has(String element) {
        return problem != null && problem.element().equals(element);
    }

    void write(XMLStreamWriter xml, String uniqueName) throws XMLStreamException {
        SuiteXml.start(xml, "testcase");
        SuiteXml.attribute(xml, "name", uniqueName);
        SuiteXml.attribute(xml, "classname", suite);
        SuiteXml.attribute(xml, "time", SuiteXml.seconds(seconds));
        if (problem != null) {
            SuiteXml.start(xml, problem.element());
            SuiteXml.attribute(
                    xml, "message", problem.message().lines().findFirst().orElse(""));
            SuiteXml.attribute(xml, "type", problem.type());
            xml.writeCharacters(XmlText.lines(problem.message()));
            xml.writeEndElement();
        }
        if (!output.isEmpty()) {
            SuiteXml.start(xml, "system-out");
            xml.writeCharacters(XmlText.lines(output));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
