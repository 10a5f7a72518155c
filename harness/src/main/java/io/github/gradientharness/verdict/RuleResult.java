package io.github.gradientharness.verdict;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What one rule says of one recording.
 *
 * @param rule the rule's id
 * @param outcome {@code INCONCLUSIVE} if it had nothing to look at
 * @param findings what it found, worst first
 * @param explanation what was looked at, or why nothing could be
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RuleResult(String rule, Outcome outcome, List<Finding> findings, String explanation) {

    /** Copies the list. */
    public RuleResult {
        findings = List.copyOf(findings);
    }

    /** A rule that looked and found nothing. */
    public static RuleResult healthy(String rule, String lookedAt) {
        return new RuleResult(rule, Outcome.HEALTHY, List.of(), lookedAt);
    }

    /** A rule that had nothing to look at. */
    public static RuleResult inconclusive(String rule, String why) {
        return new RuleResult(rule, Outcome.INCONCLUSIVE, List.of(), why);
    }

    /** A rule that found something; unhealthy only if one of the findings is an error. */
    public static RuleResult found(String rule, List<Finding> findings, String lookedAt) {
        boolean error = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        return new RuleResult(rule, error ? Outcome.UNHEALTHY : Outcome.HEALTHY, findings, lookedAt);
    }
}
