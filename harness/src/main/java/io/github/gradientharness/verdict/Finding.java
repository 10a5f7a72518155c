package io.github.gradientharness.verdict;

import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Quantity;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a training, and where. {@link #of} builds one by name.
 *
 * @param rule id of the rule that found it
 * @param title what it is, in words that begin a sentence, such as "Vanishing gradient"
 * @param mark what the layer is, in a word or two, such as "vanishing"
 * @param severity how bad it is
 * @param layer name of the layer it is in
 * @param unit index of the unit it is in, where known
 * @param period the part of the training that was looked at
 * @param sinceEpoch first epoch in which it was so
 * @param sinceIteration first iteration of the first window in which it was so
 * @param measure what the actual value is a measure of, in words
 * @param actual the measured value; a count for non-finite values
 * @param limit the bound it broke
 * @param judged the quantity whose size in the layer was judged; null where it is something else, such as a share of units
 * @param profile what was judged of each layer; null until a rule set has judged
 * @param onset when it began; null where no window shows it, and until a rule set has judged
 * @param evidence what supports it, strongest first
 * @param meaning what it means, in one or two sentences
 * @param remedies what to try, most likely first
 * @param expectedBecause the user's reason where the finding is there on purpose; null where it is not
 * @param followsFrom id of the rule that found the cause; empty where it stands by itself
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Finding(
        String rule,
        String title,
        String mark,
        Severity severity,
        String layer,
        @Nullable Integer unit,
        Period period,
        int sinceEpoch,
        long sinceIteration,
        String measure,
        double actual,
        Limit limit,
        @Nullable Quantity judged,
        @Nullable JudgedProfile profile,
        @Nullable Onset onset,
        List<Evidence> evidence,
        String meaning,
        List<String> remedies,
        @Nullable String expectedBecause,
        String followsFrom) {

    /** Copies the lists. */
    public Finding {
        evidence = List.copyOf(evidence);
        remedies = List.copyOf(remedies);
    }

    /** Begins to build one that stands by itself. */
    public static FindingBuilder of(String rule, Severity severity, String layer) {
        return new FindingBuilder(rule, severity, layer);
    }

    /** Begins to build one that is like this but for what is said next. */
    public FindingBuilder but() {
        return new FindingBuilder(this);
    }

    /** First epoch looked at. */
    public int fromEpoch() {
        return period.fromEpoch();
    }

    /** Last epoch looked at. */
    public int toEpoch() {
        return period.toEpoch();
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

    /** The quantity whose size in the layer was judged; empty where it is something else, such as a share of units. */
    public Optional<Quantity> judgedQuantity() {
        return Optional.ofNullable(judged);
    }

    /** Whether it is what a test has declared: of that rule, in that layer, or in any where none is named. */
    public boolean matches(Expectation expectation) {
        return expectation.rule().equals(rule)
                && (expectation.layer().isEmpty() || expectation.layer().equals(layer));
    }

    /** The same finding, declared to be there on purpose. */
    public Finding expectedBecause(String reason) {
        return but().expectedBecause(reason).build();
    }

    /** The same finding as a consequence of another: at most a warning, and its meaning says what it follows from. */
    public Finding followingFrom(Finding cause) {
        return asWarning("")
                .but()
                .followsFrom(cause.rule())
                .meaning(meaning + " It follows from " + cause.rule() + " in layer '" + cause.layer()
                        + "': mend that first.")
                .build();
    }

    /** The same finding, as bad as somebody else says. */
    public Finding withSeverity(Severity other) {
        return but().severity(other).build();
    }

    /** The same finding with more to say at the end of its meaning. */
    public Finding meaningAlso(String more) {
        return but().meaning(meaning + more).build();
    }

    /** The same finding as a warning at most, with the reason at the end of its meaning. */
    public Finding asWarning(String why) {
        return severity == Severity.ERROR
                ? but().severity(Severity.WARNING)
                        .meaning((meaning + " " + why).stripTrailing())
                        .build()
                : this;
    }
}
