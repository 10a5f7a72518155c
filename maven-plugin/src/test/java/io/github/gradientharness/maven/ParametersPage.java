package io.github.gradientharness.maven;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The plugin's goals and parameters as Markdown, made from the plugin's descriptor. */
final class ParametersPage {

    private static final String HEAD = """
            # Goals and parameters of gradient-maven-plugin

            Made from the plugin's own descriptor by `mvn -B test -pl maven-plugin -am -Dtest=ParametersPageTest -Ddocs.write=true
            -Dsurefire.failIfNoSpecifiedTests=false`; the build fails when it is out of date. `mvn gradient:help -Ddetail` prints
            the same. A parameter is an element of the plugin's `<configuration>`; its property is set in `<properties>` or by
            `-D` on the command line.
            """;

    private final Document descriptor;

    ParametersPage(Document descriptor) {
        this.descriptor = descriptor;
    }

    String text() {
        StringBuilder page = new StringBuilder(HEAD);
        List<Element> goals = new ArrayList<>(elements(descriptor.getElementsByTagName("mojo")));
        goals.removeIf(goal -> text(goal, "goal").equals("help"));
        goals.sort(Comparator.comparing(goal -> text(goal, "goal")));
        page.append("\n| goal | bound to | what it does |\n|---|---|---|\n");
        for (Element goal : goals) {
            String phase = text(goal, "phase");
            page.append(row(
                    "`gradient:" + text(goal, "goal") + "`",
                    phase.isEmpty() ? "no phase" : "`" + phase + "`",
                    escaped(text(goal, "description"))));
        }
        page.append("\n| parameter | property | default | of | what it is |\n|---|---|---|---|---|\n");
        parameters(goals).values().forEach(page::append);
        return page.toString();
    }

    private static Map<String, String> parameters(List<Element> goals) {
        Map<String, List<String>> goalsByParameter = new TreeMap<>();
        Map<String, Element[]> definitions = new LinkedHashMap<>();
        for (Element goal : goals) {
            for (Element parameter : elements(goal.getElementsByTagName("parameter"))) {
                if (text(parameter, "editable").equals("true")) {
                    String name = text(parameter, "name");
                    goalsByParameter
                            .computeIfAbsent(name, any -> new ArrayList<>())
                            .add(text(goal, "goal"));
                    definitions.put(name, new Element[] {parameter, setting(goal, name)});
                }
            }
        }
        Map<String, String> rows = new TreeMap<>();
        goalsByParameter.forEach((name, of) -> {
            boolean ofAll = of.size() == goals.size();
            rows.put(name, row(name, definitions.get(name), ofAll ? "all" : String.join(", ", of)));
        });
        return rows;
    }

    private static String row(String name, Element[] definition, String goals) {
        String property = definition[1] == null ? "" : definition[1].getTextContent();
        String usual = definition[1] == null ? "" : definition[1].getAttribute("default-value");
        return row(
                "`" + name + "`",
                property.isEmpty() ? "" : "`" + property.substring(2, property.length() - 1) + "`",
                usual.isEmpty() ? "" : "`" + usual + "`",
                goals,
                escaped(text(definition[0], "description")));
    }

    /** The element with a parameter's default and property; null if it has neither. */
    private static Element setting(Element goal, String name) {
        return elements(((Element) goal.getElementsByTagName("configuration").item(0)).getElementsByTagName(name))
                .stream()
                .findFirst()
                .orElse(null);
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("|", "\\|")
                .replace("*", "\\*");
    }

    private static String text(Element parent, String child) {
        return elements(parent.getElementsByTagName(child)).stream()
                .filter(element -> element.getParentNode().equals(parent))
                .findFirst()
                .map(element -> element.getTextContent().strip())
                .orElse("");
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }
}
