package io.github.gradientharness.report;

import io.github.gradientharness.text.Shown;
import io.github.gradientharness.verdict.Finding;

/** A rule's id as words that lead on to a layer's name. */
final class RuleTitle {

    private RuleTitle() {}

    /** What a finding is, without the layer's name. */
    static String of(Finding finding, boolean inLayer) {
        String what = Shown.name(finding.title());
        if (what.endsWith("layer")) {
            return what;
        }
        return what + (inLayer ? " in layer" : " in");
    }
}
