package io.github.gradientharness.verdict;

import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Quantity;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a training, and where.
 *
 * @param rule id of the rule that found it
 * @param severity how bad it is
 * @param layer name of the layer it is in
 * @param unit index of the unit it is in, where known
 * @param fromEpoch first epoch looked at
 * @param toEpoch last epoch looked at
 * @param sinceEpoch first epoch in which it was so
 * @param sinceIteration first iteration of the first window in which it was so
 * @param measure what the actual value is a measure of, in words
 * @param actual the measured value; a count for non-finite values
 * @param limit the bound it broke
 * @param evidence what supports it, strongest first
 * @param meaning what it means, in one or two sentences
 * @param remedies what to try, most likely first
 * @param expectedBecause the user's reason where the finding is there on purpose; null where it is not
 * @param followsFrom id of the rule that found the cause; empty where it stands by itself
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Finding(
        String rule,
        Severity severity,
        String layer,
        @Nullable Integer unit,
        int fromEpoch,
        int toEpoch,
        int sinceEpoch,
        long sinceIteration,
        String measure,
        double actual,
        Limit limit,
        List<Evidence> evidence,
        String meaning,
        List<String> remedies,
        @Nullable String expectedBecause,
        String followsFrom) {

    /** One that stands by itself. */
    public Finding(
            String rule,
            Severity severity,
            String layer,
            @Nullable Integer unit,
            int fromEpoch,
            int toEpoch,
            int sinceEpoch,
            long sinceIteration,
            String measure,
            double actual,
            Limit limit,
            List<Evidence> evidence,
            String meaning,
            List<String> remedies,
            @Nullable String expectedBecause) {
        this(
                rule,
                severity,
                layer,
                unit,
                fromEpoch,
                toEpoch,
                sinceEpoch,
                sinceIteration,
                measure,
                actual,
                limit,
                evidence,
                meaning,
                remedies,
                expectedBecause,
                "");
    }

    /** Copies the lists. */
    public Finding {
        evidence = List.copyOf(evidence);
        remedies = List.copyOf(remedies);
    }

    /** Whether a test declared it to be there on purpose. */
    public boolean isExpected() {
        return expectedBecause != null;
    }

    /** Whether it is an error that nobody declared to be there on purpose. */
    public boolean isUnexpectedError() {
        return severity == Severity.ERROR && !isExpected();
    }

    /** Whether another finding is its cause. */
    public boolean isConsequence() {
        return !followsFrom.isEmpty();
    }

    /**
     * The quantity whose size in the layer was judged, as the measure names it. Empty where it is something else, such as a
     * share of units.
     */
    public Optional<Quantity> judgedQuantity() {
        if (measure.contains("dL/da")) {
            return Optional.of(Quantity.ACTIVATION_GRADIENT);
        }
        if (measure.contains("update")) {
            return Optional.of(Quantity.UPDATE);
        }
        boolean ofKernel = measure.contains("gradient") || rule.equals(RuleId.NON_FINITE);
        return ofKernel ? Optional.of(Quantity.GRADIENT) : Optional.empty();
    }

    /** Whether it is what a test has declared: of that rule, in that layer, or in any where none is named. */
    public boolean matches(Expectation expectation) {
        return expectation.rule().equals(rule)
                && (expectation.layer().isEmpty() || expectation.layer().equals(layer));
    }

    /** The same finding, declared to be there on purpose. */
    public Finding expectedBecause(String reason) {
        return with(severity, meaning, reason, followsFrom);
    }

    /** The same finding as a consequence of another: at most a warning, and its meaning says what it follows from. */
    public Finding followingFrom(Finding cause) {
        String because = " It follows from " + cause.rule() + " in layer '" + cause.layer() + "': mend that first.";
        return with(
                severity == Severity.ERROR ? Severity.WARNING : severity,
                meaning + because,
                expectedBecause,
                cause.rule());
    }

    /** The same finding, as bad as somebody else says. */
    public Finding withSeverity(Severity other) {
        return with(other, meaning, expectedBecause, followsFrom);
    }

    /** The same finding with more to say at the end of its meaning. */
    public Finding meaningAlso(String more) {
        return with(severity, meaning + more, expectedBecause, followsFrom);
    }

    /** The same finding as a warning at most, with the reason at the end of its meaning. */
    public Finding asWarning(String why) {
        return severity == Severity.ERROR
                ? with(Severity.WARNING, meaning + " " + why, expectedBecause, followsFrom)
                : this;
    }

    private Finding with(
            Severity newSeverity, String newMeaning, @Nullable String newExpectedBecause, String newFollowsFrom) {
        return new Finding(
                rule,
                newSeverity,
                layer,
                unit,
                fromEpoch,
                toEpoch,
                sinceEpoch,
                sinceIteration,
                measure,
                actual,
                limit,
                evidence,
                newMeaning,
                remedies,
                newExpectedBecause,
                newFollowsFrom);
    }
}
