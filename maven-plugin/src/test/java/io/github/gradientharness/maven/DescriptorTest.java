package io.github.gradientharness.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.settings.SettingNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Holds the generated plugin descriptor against everything that has to agree with it. */
class DescriptorTest {

    private static final String DESCRIPTOR = "/META-INF/maven/plugin.xml";
    private static final String M2E = "/META-INF/m2e/lifecycle-mapping-metadata.xml";
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(gradient\\.[^}]+)}");

    @Test
    void everySettingOfTheDescriptorIsListedAndTheOtherWayRound() throws Exception {
        assertThat(properties()).isEqualTo(new TreeSet<>(SettingNames.readByPlugin()));
    }

    @Test
    void everyParameterStandsInTheReference() throws Exception {
        String reference = Files.readString(Path.of("../docs/maven.md"));
        NodeList parameters = document(DESCRIPTOR).getElementsByTagName("parameter");
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < parameters.getLength(); i++) {
            Element parameter = (Element) parameters.item(i);
            if (text(parameter, "editable").equals("true")) {
                names.add(text(parameter, "name"));
            }
        }
        names.removeAll(Set.of("detail", "goal", "indentSize", "lineLength")); // of the goal "help"

        assertThat(names)
                .contains("rules", "failOn")
                .allSatisfy(name -> assertThat(reference).contains("`" + name + "`"));
        assertThat(properties()).allSatisfy(property -> assertThat(reference).contains("`" + property + "`"));
    }

    private static String text(Element parameter, String child) {
        return parameter.getElementsByTagName(child).item(0).getTextContent();
    }

    @Test
    void eclipseIsToldToLeaveEveryGoalAlone() throws Exception {
        assertThat(texts(M2E, "goal")).containsExactlyInAnyOrderElementsOf(texts(DESCRIPTOR, "goal"));
    }

    @Test
    void everyGoalIsThreadSafeAndForksNothing() throws Exception {
        assertThat(texts(DESCRIPTOR, "threadSafe")).containsExactly("true");
        assertThat(document(DESCRIPTOR).getElementsByTagName("executePhase").getLength())
                .isZero();
        assertThat(document(DESCRIPTOR).getElementsByTagName("executeGoal").getLength())
                .isZero();
        assertThat(texts(DESCRIPTOR, "goalPrefix")).containsExactly("gradient");
        assertThat(texts(DESCRIPTOR, "phase")).containsExactly("initialize", "verify");
    }

    private static Set<String> properties() throws Exception {
        NodeList configurations = document(DESCRIPTOR).getElementsByTagName("configuration");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < configurations.getLength(); i++) {
            text.append(configurations.item(i).getTextContent());
        }
        return PROPERTY.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> texts(String resource, String element) throws Exception {
        NodeList nodes = document(resource).getElementsByTagName(element);
        Set<String> texts = new TreeSet<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            String text = nodes.item(i).getTextContent();
            if (!text.startsWith("${")) { // the goal "help" has a parameter that is called goal
                texts.add(text);
            }
        }
        return texts;
    }

    private static Document document(String resource) throws IOException, ParserConfigurationException, SAXException {
        try (InputStream stream = Objects.requireNonNull(DescriptorTest.class.getResourceAsStream(resource))) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
        }
    }

    @Test
    void theJarHoldsTheLicence() throws Exception {
        Path classes = Path.of(CheckMojo.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());

        assertThat(classes.resolve("META-INF/LICENSE")).hasSameTextualContentAs(Path.of("../LICENSE"));
    }
}
