package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.FindingFormatter;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;

/** Assertions on one recording. They use the same rules as the test extension and the Maven plugin. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RecordingAssert extends AbstractAssert<RecordingAssert, Recording> {

    RecordingAssert(Recording actual) {
        super(actual, RecordingAssert.class);
        as(FindingFormatter.place(actual.header()));
    }

    /**
     * Narrows what follows to some epochs.
     *
     * @param from first epoch, from 1
     * @param to last epoch, inclusive
     * @throws IllegalArgumentException if {@code from} is below 1 or above {@code to}
     */
    public EpochsAssert inEpochs(int from, int to) {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException(
                    "Epochs count from 1 and end after they begin, unlike inEpochs(" + from + ", " + to + ").");
        }
        if (actual.windowsInEpochs(from, to).isEmpty()) {
            failWithMessage("Nothing was recorded in epochs %s to %s. %s", from, to, recordedEpochs());
        }
        return new EpochsAssert(actual, from, to);
    }

    private String recordedEpochs() {
        return actual.windows().isEmpty()
                ? "No iteration was recorded at all: was fit() called on the attached model?"
                : "The recording has epochs " + actual.windows().get(0).fromEpoch() + " to " + actual.lastEpoch() + ".";
    }

    /**
     * Fails if the rule found something, whether or not it was expected, or had nothing to look at.
     *
     * @param rule the rule's id, see {@link io.github.gradientharness.verdict.RuleId}
     * @throws io.github.gradientharness.rules.UnknownRuleException if there is no such rule
     */
    public RecordingAssert hasNoFinding(String rule) {
        RuleResult result = result(rule);
        if (!result.findings().isEmpty()) {
            failWithMessage("%s", "Expected no finding of " + rule + " but there is:\n" + details(result.findings()));
        }
        if (result.outcome() == Outcome.INCONCLUSIVE) {
            failWithMessage("%s", "Whether there is a finding of " + rule + " can't be said: " + result.explanation());
        }
        return this;
    }

    /**
     * Fails if the rule found nothing.
     *
     * @param rule the rule's id, see {@link io.github.gradientharness.verdict.RuleId}
     * @throws io.github.gradientharness.rules.UnknownRuleException if there is no such rule
     */
    public RecordingAssert hasFinding(String rule) {
        RuleResult result = result(rule);
        if (result.findings().isEmpty()) {
            failWithMessage(
                    "%s", "Expected a finding of " + rule + " but there is none: " + result.explanation() + ".");
        }
        return this;
    }

    /** Fails unless every rule had something to look at and none found an error; expected findings are errors too. */
    public RecordingAssert isHealthy() {
        Diagnosis diagnosis = RuleSet.defaults().evaluate(actual);
        if (diagnosis.outcome() == Outcome.UNHEALTHY) {
            failWithMessage("%s", "Expected healthy gradients but there is:\n" + details(diagnosis.findings()));
        }
        if (diagnosis.outcome() == Outcome.INCONCLUSIVE) {
            failWithMessage(
                    "%s",
                    "Whether the gradients are healthy can't be said:\n"
                            + String.join("\n", diagnosis.inconclusiveReasons()));
        }
        return this;
    }

    private RuleResult result(String rule) {
        RuleSet rules = RuleSet.defaults();
        rules.requireRule(rule);
        return rules.evaluate(actual).results().stream()
                .filter(result -> result.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static String details(List<Finding> findings) {
        return findings.stream().map(FindingFormatter::details).collect(Collectors.joining("\n"));
    }
}
