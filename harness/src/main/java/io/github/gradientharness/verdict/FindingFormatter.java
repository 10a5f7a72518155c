package io.github.gradientharness.verdict;

import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Header;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** Turns findings into text: the one place, so that test, gate and report use the same words. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FindingFormatter {

    private FindingFormatter() {}

    /** Suite, test and, where the recording has one, the model's name. */
    public static String place(Header header) {
        return header.suite() + " > " + header.test();
    }

    /** What was measured, the limit, the epochs and since when, without place and remedy. */
    public static String message(Finding finding) {
        String comparison = finding.limit().kind() == Limit.Kind.MINIMUM ? "below" : "above";
        return finding.measure() + " is " + Numbers.print(finding.actual(), finding.limit()) + ", " + comparison
                + " the limit of " + Numbers.print(finding.limit().value()) + ", in epochs " + finding.fromEpoch()
                + " to " + finding.toEpoch() + ", since epoch " + finding.sinceEpoch() + " (iteration "
                + finding.sinceIteration() + ")";
    }

    /** What to try, most likely first, as one text. */
    public static String remedy(Finding finding) {
        return String.join("; or ", finding.remedies());
    }

    /** Everything needed to act on a finding, in one line. */
    public static String line(Header header, Finding finding) {
        String expected = finding.isExpected() ? " (expected: " + finding.expectedBecause() + ")" : "";
        return finding.severity() + expected + " " + finding.rule() + ": " + place(header) + " > " + finding.layer()
                + ": " + message(finding) + ". Try: " + remedy(finding) + ".";
    }

    /** A finding that was declared and is not there, in one line. */
    public static String line(Header header, Expectation unmet) {
        return "ERROR expected finding is absent: " + place(header) + ": " + message(unmet);
    }

    /** What was declared and not found, and what to do, without the place. */
    public static String message(Expectation unmet) {
        String where = unmet.layer().isEmpty() ? "" : " in layer '" + unmet.layer() + "'";
        return unmet.rule() + where + " was declared (\"" + unmet.reason() + "\") and was not found."
                + " If the network is healthy now, remove its @ExpectFinding.";
    }

    /** A finding in full, over several lines: what, why it is believed, what it means, what to try. */
    public static String details(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add(finding.severity() + " " + finding.rule() + " in layer '" + finding.layer() + "'"
                + (finding.isExpected() ? " (expected: " + finding.expectedBecause() + ")" : ""));
        lines.add("  " + message(finding) + ".");
        lines.add("  " + finding.meaning());
        lines.add("  Evidence:");
        finding.evidence().forEach(fact -> lines.add("    " + fact.name() + ": " + fact.value()));
        lines.add("  What to try, most likely first:");
        finding.remedies().forEach(remedy -> lines.add("    - " + remedy));
        return String.join("\n", lines);
    }
}
