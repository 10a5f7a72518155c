package io.github.gradientharness.report.text;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.text.ShownText;
import io.github.gradientharness.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A finding in full: what it means, the gradient over depth, what was measured, when it began, the evidence, what to try.
 *
 * @param recording in which it was found
 * @param finding what was found
 * @param marked the findings whose layers are marked in the chart
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record FindingDetails(Recording recording, Finding finding, List<Finding> marked) {

    /** What a finding has instead of a layer where it is in the loss. */
    private static final String LOSS = "loss";

    /** A fact that says no more than the table of windows does. */
    private static final String LAST_FINITE = "last finite window";

    private static final int LONGEST_LAYER = 60;
    private static final int LONGEST_FACT = 300;
    private static final int MOST_FACTS = 6;
    private static final int MOST_REMEDIES = 3;

    /** Copies the list. */
    public FindingDetails {
        marked = List.copyOf(marked);
    }

    /** Findings of one recording: the first in full, the others in a line each. */
    public static String of(Recording recording, List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        FindingDetails first = new FindingDetails(recording, findings.get(0), findings);
        lines.add(heading(first.finding()));
        lines.addAll(first.whatIsWrong());
        lines.addAll(first.whatToTry());
        lines.addAll(first.whyBelieved());
        lines.addAll(section(
                "Found as well",
                findings.stream().skip(1).map(FindingDetails::summary).toList(),
                "- "));
        return String.join("\n", lines);
    }

    private static String heading(Finding finding) {
        return finding.severity() + expected(finding) + " " + finding.rule() + " in " + place(finding) + " "
                + FindingFormatter.since(finding);
    }

    private static String expected(Finding finding) {
        return finding.isExpected() ? " (expected: " + finding.expectedBecause() + ")" : "";
    }

    /** A finding in one line. */
    static String summary(Finding finding) {
        return heading(finding) + ": " + finding.measure() + " is " + FindingFormatter.breach(finding);
    }

    static String place(Finding finding) {
        if (finding.layer().equals(LOSS)) {
            return "the loss";
        }
        String unit = finding.unit() == null ? "" : ", unit " + finding.unit();
        return "layer '" + ShownText.name(finding.layer(), LONGEST_LAYER) + "'" + unit;
    }

    /** What it means, where it is, what was measured. */
    List<String> whatIsWrong() {
        List<String> lines = new ArrayList<>(ShownText.wrapped(finding.meaning()));
        lines.add("");
        List<String> chart = profile().map(GradientProfile::lines).orElse(List.of());
        lines.addAll(chart);
        if (!chart.isEmpty()) {
            lines.add("");
        }
        lines.addAll(ShownText.wrapped(
                "Measured in " + finding.period().text() + ": ",
                "  ",
                finding.measure() + " is " + FindingFormatter.breach(finding)));
        return lines;
    }

    /** When it began and what supports it. */
    List<String> whyBelieved() {
        List<String> lines = new ArrayList<>();
        if (finding.onset() != null) {
            lines.add("");
            lines.addAll(new WindowHistory(finding.onset()).lines());
        }
        lines.addAll(section("Evidence", facts(), "- "));
        return lines;
    }

    private Optional<GradientProfile> profile() {
        return Optional.ofNullable(finding.profile()).map(judged -> new GradientProfile(recording, judged, marked));
    }

    private List<String> facts() {
        return finding.evidence().stream()
                .filter(fact -> profile().filter(shown -> shown.says(fact)).isEmpty())
                .filter(fact -> finding.onset() == null || !fact.name().equals(LAST_FINITE))
                .limit(MOST_FACTS)
                .map(fact -> fact.name() + ": " + ShownText.name(fact.value(), LONGEST_FACT))
                .toList();
    }

    List<String> whatToTry() {
        List<String> lines = new ArrayList<>(List.of("", "What to try, most likely first"));
        int number = 1;
        for (String remedy : finding.remedies().stream().limit(MOST_REMEDIES).toList()) {
            lines.addAll(ShownText.wrapped("  " + number++ + ". ", "     ", remedy));
        }
        return lines;
    }

    /** A heading and what stands below it, with an empty line before it; nothing if nothing does. */
    static List<String> section(String heading, List<String> facts, String bullet) {
        List<String> lines = new ArrayList<>();
        if (!facts.isEmpty()) {
            lines.add("");
            lines.add(heading);
            facts.forEach(fact ->
                    lines.addAll(ShownText.wrapped("  " + bullet, "  " + " ".repeat(bullet.length()), fact)));
        }
        return lines;
    }
}
