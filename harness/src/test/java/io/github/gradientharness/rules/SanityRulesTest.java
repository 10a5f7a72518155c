package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.InputUse;
import io.github.gradientharness.recording.Recording.SanityFacts;
import io.github.gradientharness.recording.Recording.StepsOnOneBatch;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a copy did with the first minibatch is judged like anything else that was recorded. */
class SanityRulesTest {

    private static final StepsOnOneBatch MOVES = new StepsOnOneBatch(50, 0.1, 2, List.of(), List.of());

    private static final List<InputUse> USED = List.of(new InputUse("input", 4, 0, List.of(), List.of()));

    private static SanityFacts facts(double initialLoss, StepsOnOneBatch steps, String... frozen) {
        return new SanityFacts(
                32, initialLoss, 0.7, 0.6, 0, USED, 0, Double.NaN, Double.NaN, false, List.of(frozen), steps);
    }

    private static SanityFacts facts(List<InputUse> inputs, double samples, double future, double mask) {
        return new SanityFacts(32, 0.8, 0.7, 0.6, 0, inputs, samples, future, mask, false, List.of(), MOVES);
    }

    private static Diagnosis diagnosis(SanityFacts facts) {
        return diagnosis(facts, Declaration.NONE);
    }

    private static Diagnosis diagnosis(SanityFacts facts, Declaration declaration) {
        Recording recording = NetworkByHand.of("tanh", "softmax").checked(facts).recording(declaration, 0.7, 0.7);
        return RuleSet.defaults().evaluate(recording);
    }

    private static Optional<Finding> finding(Diagnosis diagnosis, String rule) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst();
    }

    private static Finding found(SanityFacts facts, String rule) {
        return finding(diagnosis(facts), rule).orElseThrow();
    }

    @Test
    void withoutAnyCheckTheyAreNotMeasured() {
        Diagnosis diagnosis = diagnosis(SanityFacts.NONE);

        assertThat(SanityRule.all()).allSatisfy(rule -> {
            RuleResult result = diagnosis.results().stream()
                    .filter(it -> it.rule().equals(rule.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(result.isOptional()).isTrue();
        });
    }

    @Test
    void aHealthyCopyHasNoFindings() {
        Diagnosis diagnosis = diagnosis(facts(0.8, MOVES));

        assertThat(SanityRule.all())
                .allSatisfy(rule -> assertThat(finding(diagnosis, rule.id())).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"3.4, false", "3.6, true"})
    void anInitialLossFiveTimesThatOfNoKnowledgeIsTheLimit(double initialLoss, boolean isFound) {
        assertThat(finding(diagnosis(facts(initialLoss, MOVES)), RuleId.INITIAL_LOSS)
                        .isPresent())
                .isEqualTo(isFound);
    }

    @ParameterizedTest
    @CsvSource({"0.5, ", "0.795, WARNING", "1.3, ERROR", "NaN, ERROR"})
    void theLossOfOneMinibatchMustFall(double after, Severity severity) {
        SanityFacts facts = facts(0.8, new StepsOnOneBatch(50, after, 2, List.of(), List.of()));

        assertThat(finding(diagnosis(facts), RuleId.ONE_BATCH).map(Finding::severity))
                .isEqualTo(Optional.ofNullable(severity));
    }

    @Test
    void aColumnThatNeverCountsIsNamed() {
        Finding finding = found(
                facts(List.of(new InputUse("input", 4, 1, List.of(3), List.of(0))), 0, Double.NaN, Double.NaN),
                RuleId.UNUSED_INPUT);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.meaning()).contains("column 3 of 'input', time step 0 of 'input'");
        assertThat(finding.actual()).isEqualTo(2);
    }

    @Test
    void anInputThatNeverCountsIsAnError() {
        Finding finding = found(
                facts(List.of(new InputUse("input", 4, 4, List.of(0, 1, 2, 3), List.of())), 0, Double.NaN, Double.NaN),
                RuleId.UNUSED_INPUT);

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.meaning()).contains("the whole input 'input'");
    }

    /** A deep network may begin with an output that no bit of the input reaches, and learn. */
    @Test
    void anInputThatCountsLaterIsAWarning() {
        SanityFacts facts =
                facts(List.of(new InputUse("input", 4, 4, List.of(0), List.of())), 0, Double.NaN, Double.NaN);
        Recording recording =
                NetworkByHand.of("tanh", "softmax").classes(0.69).checked(facts).recording(0.7, 0.5, 0.3, 0.2);

        assertThat(finding(RuleSet.defaults().evaluate(recording), RuleId.UNUSED_INPUT)
                        .orElseThrow()
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void samplesThatAreMixedAreAnError() {
        assertThat(found(facts(USED, 0.25, Double.NaN, Double.NaN), RuleId.LEAKING_SAMPLES)
                        .severity())
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void theFutureIsAMatterOfTheLimit() {
        SanityFacts bidirectional = facts(USED, 0, 1, Double.NaN);
        Declaration causal = new Declaration(true, Map.of(RuleId.LEAKING_FUTURE, 0.0), List.of());

        assertThat(finding(diagnosis(bidirectional), RuleId.LEAKING_FUTURE)).isEmpty();
        assertThat(finding(diagnosis(bidirectional, causal), RuleId.LEAKING_FUTURE)
                        .orElseThrow()
                        .severity())
                .isEqualTo(Severity.ERROR);
        assertThat(finding(diagnosis(facts(USED, 0, 0, Double.NaN), causal), RuleId.LEAKING_FUTURE))
                .isEmpty();
    }

    @Test
    void aMaskThatIsIgnoredIsAWarning() {
        assertThat(found(facts(USED, 0, Double.NaN, 0.5), RuleId.IGNORED_MASK).severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void whatIsFrozenIsNamedAndNotBlamed() {
        Finding finding = found(facts(0.8, MOVES, "layer 'hidden 1'"), RuleId.UNMOVED_PARAMETER);

        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.layer()).isEqualTo("hidden 1");
        assertThat(finding.meaning()).contains("layer 'hidden 1'").contains("on purpose");
    }

    @ParameterizedTest
    @CsvSource({"1, WARNING", "2, ERROR"})
    void whatIsTrainableAndDoesNotMoveIsBlamed(int unmoved, Severity severity) {
        List<String> names = List.of("output W", "output b").subList(0, unmoved);

        Finding finding =
                found(facts(0.8, new StepsOnOneBatch(50, 0.5, 2, List.of(), names)), RuleId.UNMOVED_PARAMETER);

        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(finding.layer()).isEqualTo("output");
    }
}
