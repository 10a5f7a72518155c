package io.github.gradientharness.verdict;

import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Recording;
import java.util.Comparator;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Everything the rules say of one recording. Test, gate and report all speak from it.
 *
 * @param recording what was judged
 * @param results one for each rule, in the order of the rule set
 * @param unmetExpectations findings that were declared and are not there
 * @param inconclusiveBecause why the recording as a whole can't be called healthy (nothing recorded, cut off); empty
 *     if it can
 * @param acceptedBecause why a gate takes it although it is not healthy by itself: the share of healthy seeds is as
 *     required; empty where there is no such reason
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Diagnosis(
        Recording recording,
        List<RuleResult> results,
        List<Expectation> unmetExpectations,
        String inconclusiveBecause,
        String acceptedBecause) {

    /** One that stands by itself. */
    public Diagnosis(
            Recording recording,
            List<RuleResult> results,
            List<Expectation> unmetExpectations,
            String inconclusiveBecause) {
        this(recording, results, unmetExpectations, inconclusiveBecause, "");
    }

    /** Copies the lists. */
    public Diagnosis {
        results = List.copyOf(results);
        unmetExpectations = List.copyOf(unmetExpectations);
    }

    /** All findings, worst first. */
    public List<Finding> findings() {
        return results.stream()
                .flatMap(result -> result.findings().stream())
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
    }

    /** The same, whose findings are expected and whose absent expectations are forgiven for this reason. */
    Diagnosis acceptedBecause(String reason) {
        List<RuleResult> accepted = results.stream()
                .map(result -> new RuleResult(
                        result.rule(),
                        result.outcome(),
                        result.findings().stream()
                                .map(finding -> finding.isExpected() ? finding : finding.expectedBecause(reason))
                                .toList(),
                        result.explanation()))
                .toList();
        return new Diagnosis(recording, accepted, List.of(), inconclusiveBecause, reason);
    }

    /** How the network is, whether or not its sickness was expected. */
    public Outcome outcome() {
        if (findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            return Outcome.UNHEALTHY;
        }
        return isInconclusive() ? Outcome.INCONCLUSIVE : Outcome.HEALTHY;
    }

    /** How a test or a gate should take it: errors that were expected are fine, expected errors that are absent not. */
    public Outcome gateOutcome() {
        if (!unmetExpectations.isEmpty() || findings().stream().anyMatch(Finding::isUnexpectedError)) {
            return Outcome.UNHEALTHY;
        }
        return isInconclusive() ? Outcome.INCONCLUSIVE : Outcome.HEALTHY;
    }

    /** How a gate should take several recordings: as the worst of them; inconclusive if there is none. */
    public static Outcome worstGateOutcome(List<Diagnosis> diagnoses) {
        List<Outcome> outcomes = diagnoses.stream().map(Diagnosis::gateOutcome).toList();
        if (outcomes.contains(Outcome.UNHEALTHY)) {
            return Outcome.UNHEALTHY;
        }
        return outcomes.isEmpty() || outcomes.contains(Outcome.INCONCLUSIVE) ? Outcome.INCONCLUSIVE : Outcome.HEALTHY;
    }

    private boolean isInconclusive() {
        return !inconclusiveBecause.isEmpty() || results.isEmpty() || isBlind();
    }

    /** Whether a rule had nothing to look at. Where an error was found it may well be the reason, and speaks for it. */
    private boolean isBlind() {
        return findings().stream().noneMatch(finding -> finding.severity() == Severity.ERROR)
                && results.stream().anyMatch(result -> result.outcome() == Outcome.INCONCLUSIVE);
    }

    /** Why it is inconclusive, one reason a line; empty if it is not. */
    public List<String> inconclusiveReasons() {
        if (!inconclusiveBecause.isEmpty()) {
            return List.of(inconclusiveBecause);
        }
        if (!isBlind()) {
            return List.of();
        }
        return results.stream()
                .filter(result -> result.outcome() == Outcome.INCONCLUSIVE)
                .map(result -> result.rule() + ": " + result.explanation())
                .toList();
    }
}
