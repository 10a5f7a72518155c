package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.ProfiledQuantity;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Completes findings that are made by hand as a rule set does: with their title and mark, a profile, and when they began. */
public final class FindingsByHand {

    /** Rules whose own profile a message shows; the findings of the others are shown by the gradient over depth. */
    private static final Set<String> SHOWN_BY_THEIR_OWN = Set.of(RuleId.NON_FINITE, RuleId.VANISHING_GRADIENT);

    private FindingsByHand() {}

    /** The same answer of one of the default rules. */
    public static RuleResult completed(Recording recording, RuleResult result) {
        Rule rule = RuleSet.defaults().rules().stream()
                .filter(one -> one.id().equals(result.rule()))
                .findFirst()
                .orElseThrow();
        Diagnosis judged = RuleSet.of(rule).evaluate(recording);
        Stream<JudgedProfile> own =
                SHOWN_BY_THEIR_OWN.contains(rule.id()) ? judged.results().get(0).profiles().stream() : Stream.empty();
        JudgedProfile profile = Stream.concat(own, judged.overview(ProfiledQuantity.KERNEL_GRADIENT).stream())
                .findFirst()
                .orElse(null);
        List<Finding> findings = result.findings().stream()
                .map(finding -> Onsets.complete(rule, recording, finding, profile))
                .toList();
        return result.withFindings(findings);
    }
}
