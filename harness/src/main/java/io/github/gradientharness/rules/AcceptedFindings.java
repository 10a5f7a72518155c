package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.RuleResult;
import java.util.List;
import java.util.Optional;

/** Lets findings through that a build accepts for a while, and reminds of those whose time is over. */
final class AcceptedFindings {

    private final Header header;
    private final Judgement judgement;

    AcceptedFindings(Header header, Judgement judgement) {
        this.header = header;
        this.judgement = judgement;
    }

    List<RuleResult> in(List<RuleResult> results) {
        return judgement.ignoreExpectations() || judgement.acceptances().isEmpty()
                ? results
                : results.stream()
                        .map(result -> result.withFindings(
                                result.findings().stream().map(this::considered).toList()))
                        .toList();
    }

    private Finding considered(Finding finding) {
        if (finding.isExpected()) {
            return finding;
        }
        return acceptance(finding, false)
                .map(acceptance -> finding.expectedBecause(acceptance.because()))
                .orElseGet(() -> acceptance(finding, true)
                        .map(acceptance -> finding.meaningAlso(acceptance.expired()))
                        .orElse(finding));
    }

    private Optional<Acceptance> acceptance(Finding finding, boolean expired) {
        return judgement.acceptances().stream()
                .filter(acceptance -> acceptance.isExpiredOn(judgement.today()) == expired)
                .filter(acceptance -> acceptance.findings().matches(header, finding))
                .findFirst();
    }
}
