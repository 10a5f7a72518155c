package io.github.gradientharness.report.figure;

import io.github.gradientharness.text.Shown;
import io.github.gradientharness.verdict.Finding;
import org.apiguardian.api.API;

/** A rule's id as words that lead on to a layer's name. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RuleTitle {

    private RuleTitle() {}

    /** What a finding is, without the layer's name. */
    public static String of(Finding finding, boolean inLayer) {
        String what = Shown.name(finding.title());
        if (what.endsWith("layer")) {
            return what;
        }
        return what + (inLayer ? " in layer" : " in");
    }
}
