package io.github.gradientharness.verdict;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says about one recording.
 *
 * @param rule the rule's id
 * @param outcome {@code INCONCLUSIVE} if it had nothing to look at
 * @param findings what it found, worst first
 * @param explanation what was looked at, or why nothing could be
 * @param isOptional whether a recording may lack what the rule looks at: such a rule that is inconclusive does not make
 *     the whole diagnosis so
 * @param margin how far the measured value nearest to the limit is from it; null where the rule compares no value with a
 *     limit, or the limit is broken
 * @param profiles what was judged of each layer; empty for a rule that judges no profile over depth
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RuleResult(
        String rule,
        Outcome outcome,
        List<Finding> findings,
        String explanation,
        boolean isOptional,
        @Nullable Margin margin,
        List<JudgedProfile> profiles) {

    /** What a rule says that does not tell how near to its limit the values are. */
    public RuleResult(String rule, Outcome outcome, List<Finding> findings, String explanation, boolean isOptional) {
        this(rule, outcome, findings, explanation, isOptional, null, List.of());
    }

    /** What a rule says that every recording must be able to answer. */
    public RuleResult(String rule, Outcome outcome, List<Finding> findings, String explanation) {
        this(rule, outcome, findings, explanation, false);
    }

    /** Copies the lists. */
    public RuleResult {
        findings = List.copyOf(findings);
        profiles = List.copyOf(profiles);
    }

    /** A rule that looked and found nothing. */
    public static RuleResult healthy(String rule, String lookedAt) {
        return new RuleResult(rule, Outcome.HEALTHY, List.of(), lookedAt);
    }

    /** A rule that had nothing to look at. */
    public static RuleResult inconclusive(String rule, String why) {
        return new RuleResult(rule, Outcome.INCONCLUSIVE, List.of(), why);
    }

    /** A rule that had nothing to look at because the recording was asked not to measure it; the others still count. */
    public static RuleResult notMeasured(String rule, String why) {
        return new RuleResult(rule, Outcome.INCONCLUSIVE, List.of(), why, true);
    }

    /** The same rule's answer with other findings. */
    public RuleResult withFindings(List<Finding> others) {
        if (outcome == Outcome.INCONCLUSIVE || findings.isEmpty() && others.isEmpty()) {
            return new RuleResult(rule, outcome, others, explanation, isOptional, margin, profiles);
        }
        return found(rule, others, explanation)
                .withMargin(Optional.ofNullable(margin))
                .judging(profiles);
    }

    /** The same answer with how near to the limit the values are. */
    public RuleResult withMargin(Optional<Margin> nearest) {
        return new RuleResult(rule, outcome, findings, explanation, isOptional, nearest.orElse(null), profiles);
    }

    /** The same answer with what was judged of each layer. */
    public RuleResult judging(List<JudgedProfile> ofLayers) {
        return new RuleResult(rule, outcome, findings, explanation, isOptional, margin, ofLayers);
    }

    /** A rule that found something; unhealthy only if one of the findings is an error. */
    public static RuleResult found(String rule, List<Finding> findings, String lookedAt) {
        boolean error = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        return new RuleResult(rule, error ? Outcome.UNHEALTHY : Outcome.HEALTHY, findings, lookedAt);
    }
}
