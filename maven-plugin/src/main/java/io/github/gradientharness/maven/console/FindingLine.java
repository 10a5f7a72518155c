package io.github.gradientharness.maven.console;

import io.github.gradientharness.gate.PlacedFinding;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.text.ShownText;
import io.github.gradientharness.verdict.Finding;

/**
 * A finding in one line of the console: what, where, how much, since when. What it means and what to try is on the page. Names
 * that make the line too long lose their middle.
 */
final class FindingLine {

    /** With "[WARNING] " in front, which Maven adds, that makes 160 characters. */
    static final int LONGEST = 150;

    /** What is left of names however long the rest is. */
    private static final int SHORTEST_NAMES = 40;

    private static final int SHORTEST_REASON = 30;

    private FindingLine() {}

    /**
     * The line. One that is expected, or that no setting holds against the build, does not begin with its severity, because a search
     * for ERROR should not find it.
     */
    static String of(PlacedFinding placed, boolean isReportedOnly) {
        Finding finding = placed.finding();
        String before = kind(finding, isReportedOnly) + finding.rule() + ": ";
        String place = place(placed);
        String after = ": "
                + (finding.expectedBecause() == null
                        ? FindingFormatter.briefly(finding)
                        : expected(finding, finding.expectedBecause(), LONGEST - before.length() - place.length()));
        int room = Math.max(SHORTEST_NAMES, LONGEST - before.length() - after.length());
        return ShownText.line(before + ShownText.name(place, room) + after, LONGEST);
    }

    private static String kind(Finding finding, boolean isReportedOnly) {
        if (finding.isExpected()) {
            return "expected: ";
        }
        return isReportedOnly ? "reported only: " : finding.severity() + " ";
    }

    /** The reason may take what the names leave. */
    private static String expected(Finding finding, String reason, int room) {
        String value = finding.limit().print(finding.actual());
        return value + " ("
                + ShownText.line(reason, Math.max(SHORTEST_REASON, room - value.length() - ":  ()".length())) + ")";
    }

    /** Module, where there are several, suite, test and layer. */
    static String place(PlacedFinding placed) {
        return place(placed.module(), placed.header()) + " > "
                + placed.finding().layer();
    }

    private static String place(String module, Header header) {
        return (module.isEmpty() ? "" : module + ": ") + FindingFormatter.place(header);
    }
}
