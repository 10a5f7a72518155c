package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.text.FindingDetails;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.description.Description;
import org.assertj.core.description.LazyTextDescription;
import org.assertj.core.presentation.StandardRepresentation;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on one recording. They use the same rules as the test extension and the Maven plugin.
 *
 * <p>What is said with {@code as} stands before the name of the test; it and {@code withFailMessage} are carried along to
 * all that follows in the chain. Not final, because AssertJ's soft assertions subclass it; what leads on to another
 * assertion is final, because it collects its failures itself.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class RecordingAssert extends AbstractAssert<RecordingAssert, Recording> {

    private Failures failures;
    private Judge judge = Judge.byDefault();
    private @Nullable Description saidByUser;

    /** Asserts on a recording; {@link GradientAssertions#assertThat(Recording)} reads better. */
    public RecordingAssert(Recording actual) {
        super(actual, RecordingAssert.class);
        failures = Failures.thrownIn(FindingFormatter.place(actual.header()));
        info.description("%s", FindingFormatter.place(actual.header()));
    }

    /** Asserts softly: every failure of this and of all it leads to is collected. */
    static RecordingAssert softly(SoftAssertionsProvider softly, Recording actual) {
        RecordingAssert proxy = softly.proxy(RecordingAssert.class, Recording.class, actual);
        proxy.failures = Failures.collectedBy(softly);
        return proxy;
    }

    @Override
    public RecordingAssert describedAs(Description description) {
        saidByUser = description;
        Wording wording = new Wording(description, null);
        return super.describedAs(
                new LazyTextDescription(() -> wording.before(FindingFormatter.place(actual.header()))));
    }

    private <T extends Place> Step<T> to(Function<RecordedTest, T> next) {
        return new Step<>(failures, wording(), new RecordedTest(actual)).to(next);
    }

    private Wording wording() {
        boolean replaced = info.overridingErrorMessage() != null;
        return new Wording(saidByUser, replaced ? info::overridingErrorMessage : null);
    }

    /** Soft assertions collect what a method of this throws, and pass over the rest of that method. */
    private void fail(String why) {
        if (failures.areCollected()) {
            failWithMessage("%s", why);
        }
        failures.fail(wording(), FindingFormatter.place(actual.header()), why);
    }

    /** Fails because of findings; the first line names the worst. */
    private void fail(String expected, List<Finding> findings) {
        fail(expected + ", but there is: " + details(findings));
    }

    /**
     * Narrows what follows to some epochs: to all windows that hold at least one of them. Fails if one of them was not
     * recorded; of a training that may stop early, ask {@link #overall()} or {@link #inLastEpoch()}.
     *
     * @param from first epoch, from 1
     * @param to last epoch, inclusive
     * @throws IllegalArgumentException if {@code from} is below 1 or above {@code to}
     */
    public final WindowAssert inEpochs(int from, int to) {
        requireOrder("Epochs", "inEpochs", from, to);
        return new WindowAssert(to(test -> test.epochs(from, to)));
    }

    /** The same for one epoch, from 1. */
    public final WindowAssert inEpoch(int epoch) {
        return inEpochs(epoch, epoch);
    }

    /** Narrows what follows to the first epoch that was recorded. */
    public final WindowAssert inFirstEpoch() {
        return new WindowAssert(to(RecordedTest::firstEpoch));
    }

    /** Narrows what follows to the last epoch that was recorded. */
    public final WindowAssert inLastEpoch() {
        return new WindowAssert(to(RecordedTest::lastEpoch));
    }

    /**
     * Narrows what follows to some iterations: to all windows that hold at least one of them. Fails if one of them was not
     * recorded. One window an iteration is recorded with {@code gradient.windows=iteration}.
     *
     * @param from first iteration, from 1
     * @param to last iteration, inclusive
     * @throws IllegalArgumentException if {@code from} is below 1 or above {@code to}
     */
    public final WindowAssert inIterations(long from, long to) {
        requireOrder("Iterations", "inIterations", from, to);
        return new WindowAssert(to(test -> test.iterations(from, to)));
    }

    /** The same for one iteration, from 1. */
    public final WindowAssert atIteration(long iteration) {
        return inIterations(iteration, iteration);
    }

    /** The whole training. */
    public final WindowAssert overall() {
        return new WindowAssert(to(RecordedTest::overall));
    }

    private static void requireOrder(String unit, String method, long from, long to) {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException(
                    unit + " count from 1 and end after they begin, unlike " + method + "(" + from + ", " + to + ").");
        }
    }

    /** A number that the test gave with {@code recorder.metric(name, value)}; fails, and lists those given, if none was. */
    public final MetricAssert metric(String name) {
        return new MetricAssert(to(test -> MetricCurve.named(test, name)));
    }

    /** The metric that has "accuracy" in its name; fails, and lists those given, unless there is exactly one. */
    public final MetricAssert accuracy() {
        return new MetricAssert(to(MetricCurve::accuracy));
    }

    /** The training loss. */
    public final LossAssert loss() {
        return new LossAssert(to(LossCurve::of));
    }

    /**
     * Judges by other rules than the default ones from here on.
     *
     * @throws io.github.gradientharness.rules.UnknownRuleException if a limit was set for a rule it does not have
     */
    public RecordingAssert judgedBy(RuleSet rules) {
        judge = judge.with(rules);
        return this;
    }

    /**
     * Judges with another limit than the declared or the default one from here on.
     *
     * @throws io.github.gradientharness.rules.UnknownRuleException if there is no such rule
     * @throws IllegalArgumentException if the limit is NaN or infinite, so that nothing could be beyond it
     */
    public RecordingAssert withLimit(String rule, double limit) {
        judge = judge.with(rule, limit);
        return this;
    }

    /**
     * Fails if the rule found something, whether or not it was expected, or had nothing to look at.
     *
     * @param rule the rule's id, see {@link io.github.gradientharness.verdict.RuleId}
     * @throws io.github.gradientharness.rules.UnknownRuleException if there is no such rule
     */
    public RecordingAssert hasNoFinding(String rule) {
        RuleResult result = judge.result(actual, rule);
        if (!result.findings().isEmpty()) {
            fail("Expected no finding of " + rule, result.findings());
        }
        if (result.outcome() == Outcome.INCONCLUSIVE) {
            fail("Whether there is a finding of " + rule + " can't be said: " + result.explanation());
        }
        return this;
    }

    /** Fails if any rule found something, even a warning and whether or not it was expected, or nothing can be said. */
    public RecordingAssert hasNoFindings() {
        Diagnosis diagnosis = judge.diagnosis(actual);
        if (!diagnosis.findings().isEmpty()) {
            fail("Expected no findings", diagnosis.findings());
        }
        requireConclusive(diagnosis, "Whether there is a finding");
        return this;
    }

    /**
     * Fails if the rule found nothing.
     *
     * @param rule the rule's id, see {@link io.github.gradientharness.verdict.RuleId}
     * @throws io.github.gradientharness.rules.UnknownRuleException if there is no such rule
     */
    public RecordingAssert hasFinding(String rule) {
        requireFinding(judge.result(actual, rule));
        return this;
    }

    /**
     * Fails if the rule found nothing in the layer.
     *
     * @throws IllegalArgumentException if there is no such layer or no such rule; the message lists those there are
     */
    public RecordingAssert hasFinding(String rule, String layer) {
        LayerLookup.one(actual.header().model().layers(), LayerLookup.named(layer), "'" + layer + "'", "");
        requireFinding(judge.result(actual, rule));
        List<Finding> findings = judge.result(actual, rule).findings();
        if (findings.stream().noneMatch(finding -> finding.layer().equals(layer))) {
            fail("Expected a finding of " + rule + " in layer '" + layer + "'", findings);
        }
        return this;
    }

    /** All findings of all rules, worst first, expected ones included. */
    public final ListAssert<Finding> findings() {
        List<Finding> findings = judge.diagnosis(actual).findings();
        return to(Function.identity()).list(test -> findings).withRepresentation(new FindingRepresentation());
    }

    /** Fails unless every rule had something to look at and none found an error; expected findings are errors too. */
    public RecordingAssert isHealthy() {
        Diagnosis diagnosis = judge.diagnosis(actual);
        if (diagnosis.outcome() == Outcome.UNHEALTHY) {
            fail("Expected healthy gradients", diagnosis.findings());
        }
        requireConclusive(diagnosis, "Whether the gradients are healthy");
        return this;
    }

    /** Fails unless a rule found an error, expected or not. */
    public RecordingAssert isUnhealthy() {
        return hasVerdict(Outcome.UNHEALTHY);
    }

    /** Fails unless nothing can be said. */
    public RecordingAssert isInconclusive() {
        return hasVerdict(Outcome.INCONCLUSIVE);
    }

    /** Fails unless the rules come to this. */
    public RecordingAssert hasVerdict(Outcome expected) {
        Diagnosis diagnosis = judge.diagnosis(actual);
        if (diagnosis.outcome() != expected) {
            fail("Expected the verdict " + expected + ", but it is " + because(diagnosis));
        }
        return this;
    }

    private void requireFinding(RuleResult result) {
        if (result.findings().isEmpty()) {
            fail("Expected a finding of " + result.rule() + ", but there is none: " + result.explanation() + ".");
        }
    }

    private void requireConclusive(Diagnosis diagnosis, String question) {
        if (diagnosis.outcome() == Outcome.INCONCLUSIVE) {
            fail(question + " can't be said: " + String.join("\n", diagnosis.inconclusiveReasons()));
        }
    }

    private String because(Diagnosis diagnosis) {
        return diagnosis.outcome() + ": "
                + switch (diagnosis.outcome()) {
                    case UNHEALTHY -> details(diagnosis.findings());
                    case INCONCLUSIVE -> String.join("\n", diagnosis.inconclusiveReasons());
                    case HEALTHY ->
                        diagnosis.results().stream()
                                .map(result -> "\n  " + result.rule() + ": " + result.explanation())
                                .collect(Collectors.joining());
                };
    }

    private String details(List<Finding> findings) {
        return FindingDetails.of(actual, findings);
    }

    /** Prints a finding in a message of AssertJ's as one line. */
    private static final class FindingRepresentation extends StandardRepresentation {

        @Override
        protected String fallbackToStringOf(Object object) {
            return object instanceof Finding finding
                    ? finding.severity() + " " + finding.rule() + " in layer '" + finding.layer() + "': "
                            + FindingFormatter.message(finding)
                    : super.fallbackToStringOf(object);
        }
    }
}
