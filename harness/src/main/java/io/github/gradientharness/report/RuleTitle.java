package io.github.gradientharness.report;

import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.RuleId;
import java.util.Locale;

/** A rule's id as words that lead on to a layer's name. */
final class RuleTitle {

    private RuleTitle() {}

    /** What a finding is, without the layer's name. */
    static String of(Finding finding, boolean inLayer) {
        String what = of(finding.rule());
        if (what.endsWith("layer")) {
            return what;
        }
        return what + (inLayer ? " in layer" : " in");
    }

    private static String of(String rule) {
        if (rule.equals(RuleId.NON_FINITE)) {
            return "NaN or infinity";
        }
        String words = Shown.name(rule).replace('-', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
