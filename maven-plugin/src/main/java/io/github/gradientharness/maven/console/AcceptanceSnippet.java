package io.github.gradientharness.maven.console;

import io.github.gradientharness.gate.PlacedFinding;
import io.github.gradientharness.maven.console.ConsoleLine.Level;
import io.github.gradientharness.maven.settings.AcceptedFindingConfiguration;
import io.github.gradientharness.maven.settings.PomElement;
import io.github.gradientharness.report.text.FindingFormatter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What to paste into the POM to let findings through for a while. */
final class AcceptanceSnippet {

    /** How long an acceptance holds unless someone writes another day. */
    static final int DAYS = 90;

    /** Of more than these, one is shown as an example. */
    private static final int MOST = 10;

    private final List<PlacedFinding> findings;
    private final LocalDate today;
    private final boolean isOneMore;

    /** One for each module that has a finding, because each has its own POM; none if there is no finding. */
    static List<AcceptanceSnippet> ofEachModule(List<PlacedFinding> failing, LocalDate today, boolean isOneMore) {
        Map<String, List<PlacedFinding>> byModule = failing.stream()
                .collect(Collectors.groupingBy(PlacedFinding::module, LinkedHashMap::new, Collectors.toList()));
        return byModule.values().stream()
                .map(findings -> new AcceptanceSnippet(findings, today, isOneMore))
                .toList();
    }

    /**
     * A snippet for findings of one module; what follows from another finding is accepted with its cause.
     *
     * @param today the day from which on they are let through
     * @param isOneMore whether the POM accepts something already, itself or by its parent
     */
    AcceptanceSnippet(List<PlacedFinding> failing, LocalDate today, boolean isOneMore) {
        List<PlacedFinding> causes = failing.stream()
                .filter(placed -> !placed.finding().isConsequence())
                .toList();
        this.findings = causes.isEmpty() ? failing : causes;
        this.today = today;
        this.isOneMore = isOneMore;
    }

    /** How to accept them, ready to copy. */
    ConsoleLine console() {
        List<String> lines = new ArrayList<>();
        lines.add("To let this through for " + DAYS + " days, " + where() + " and fill in the reasons:");
        if (!isOneMore) {
            lines.add("  <acceptedFindings>");
        }
        elements().forEach(element -> lines.add("    " + element));
        if (!isOneMore) {
            lines.add("  </acceptedFindings>");
        }
        if (findings.size() > MOST) {
            lines.add("(" + (findings.size() - 1) + " more: wildcards as in <test>*</test> cover several at once)");
        }
        if (findings.get(0).header().declaration().asked()) {
            lines.add("If a network is sick on purpose, say so at its test instead: "
                    + FindingFormatter.acceptance(findings.get(0).finding()));
        }
        return new ConsoleLine(Level.INFO, lines);
    }

    private String where() {
        String module = findings.get(0).module();
        String pom = module.isEmpty() ? "" : " in the POM of module " + module;
        if (!isOneMore) {
            return "paste it into the <configuration> of gradient-maven-plugin" + pom;
        }
        return "add " + (findings.size() == 1 ? "this line" : "these lines")
                + " to your <acceptedFindings> of gradient-maven-plugin" + pom
                + " (if those are in a parent POM, to <acceptedFindings combine.children=\"append\"> in this one)";
    }

    private List<String> elements() {
        return findings.stream()
                .limit(findings.size() > MOST ? 1 : MOST)
                .map(placed -> element(placed, today.plusDays(DAYS)))
                .distinct()
                .toList();
    }

    /** The element of the plugin's configuration that lets a finding through until a day, its reason to be filled in. */
    private static String element(PlacedFinding placed, LocalDate until) {
        return new AcceptedFindingConfiguration(
                        PomElement.pattern(placed.header().suite()),
                        PomElement.pattern(placed.header().namedTest()),
                        placed.finding().rule(),
                        PomElement.pattern(placed.finding().layer()),
                        "",
                        until.toString())
                .toString();
    }
}
