package io.github.gradientharness.report.text;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.text.ShownText;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.UnmetExpectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/** Turns findings into text: the one place, so that test, gate and report use the same words. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FindingFormatter {

    /** Longer than names are that people read, short enough for a line. */
    private static final int LONGEST_NAME = 200;

    private FindingFormatter() {}

    private static String shown(String name) {
        return ShownText.name(name, LONGEST_NAME);
    }

    /** Suite, test and, where the recording has one, the model's name. */
    public static String place(Header header) {
        return shown(header.suite()) + " > " + shown(header.trainingName());
    }

    /** What was measured, the limit, the epochs and since when, without place and remedy. */
    public static String message(Finding finding) {
        return finding.measure() + " is " + breach(finding) + ", in "
                + finding.period().text() + ", " + since(finding);
    }

    /** Rule, layer and what was measured, for a line that names the test already. */
    public static String summary(Finding finding) {
        return finding.rule() + " in layer '" + finding.layer() + "': " + message(finding);
    }

    /** The measured value, the limit, and since when: what a line has room for. */
    public static String briefly(Finding finding) {
        return breach(finding) + ", " + since(finding);
    }

    /** The measured value and the limit it broke. */
    public static String breach(Finding finding) {
        String limit = "the limit of " + finding.limit().text();
        if (Double.isNaN(finding.actual())) {
            return "NaN, which breaks " + limit;
        }
        String comparison = finding.limit().kind() == Limit.Kind.MINIMUM ? "below " : "above ";
        return finding.limit().print(finding.actual()) + ", " + comparison + limit;
    }

    /** Since when it is so. */
    static String since(Finding finding) {
        return "since epoch " + finding.sinceEpoch() + " (iteration " + finding.sinceIteration() + ")";
    }

    /** The annotation that accepts a finding, as Java source. */
    public static String acceptance(Finding finding) {
        return "@ExpectFinding(rule = \"" + inSource(finding.rule()) + "\", layer = \"" + inSource(finding.layer())
                + "\", reason = \"...\")";
    }

    private static String inSource(String text) {
        StringBuilder source = new StringBuilder();
        for (char character : text.toCharArray()) {
            if (character == '\\' || character == '"') {
                source.append('\\').append(character);
            } else if (Character.isISOControl(character)) {
                source.append(String.format(Locale.ROOT, "\\%03o", (int) character));
            } else {
                source.append(character);
            }
        }
        return source.toString();
    }

    /** What to try, most likely first, as one text. */
    public static String remedy(Finding finding) {
        return String.join("; or ", finding.remedies());
    }

    /** Everything needed to act on a finding, in one line. */
    public static String line(Header header, Finding finding) {
        String expected = finding.isExpected() ? " (expected: " + finding.expectedBecause() + ")" : "";
        return finding.severity() + expected + " " + finding.rule() + ": " + place(header) + " > "
                + shown(finding.layer())
                + ": " + message(finding) + ". Try: " + remedy(finding) + ".";
    }

    /** A finding that was declared and is not there, in one line. */
    public static String line(Header header, UnmetExpectation unmet) {
        return "ERROR expected finding is absent: " + place(header) + ": " + unmet.message();
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
