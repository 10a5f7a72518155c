package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.JudgedProfile.OfLayer;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.ProfiledQuantity;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a build changes of rules for some tests and layers, and what it accepts for a while. */
class RuleAdjustmentTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    /** Of hidden 1, hidden 2 and hidden 3 over the largest: 1e-6, 1e-4 and 1. */
    private static final Recording TWO_STARVED = Recordings.constant(3, 1e-6, 1e-4, 1.0, 1.0);

    private static final Recording NAN_EVERYWHERE = Recordings.constant(3, Double.NaN, Double.NaN, 1.0, 1.0);

    @Test
    void aLayerWithALenientLimitDoesNotHideTheNextOne() {
        assertThat(vanishing(List.of()))
                .extracting(Finding::layer, finding -> finding.limit().value())
                .containsExactly(tuple("hidden 1", 0.01));
        assertThat(vanishing(List.of(limit("hidden 1", 1e-9))))
                .extracting(Finding::layer, finding -> finding.limit().value())
                .containsExactly(tuple("hidden 2", 0.01));
        assertThat(vanishing(List.of(limit("hidden ?", 1e-9)))).isEmpty();
    }

    @Test
    void aLayerThatIsNotAskedDoesNotHideTheNextOne() {
        assertThat(vanishing(List.of(off("hidden 1"))))
                .extracting(Finding::layer)
                .containsExactly("hidden 2");
        assertThat(vanishing(List.of(off("hidden*")))).isEmpty();
    }

    @Test
    void layersWithDifferentLimitsAreEachJudgedByTheirOwn() {
        assertThat(vanishing(List.of(limit("hidden 1", 1e-5), limit("hidden 2", 1e-3))))
                .extracting(Finding::layer, finding -> finding.limit().value())
                .containsExactlyInAnyOrder(tuple("hidden 1", 1e-5), tuple("hidden 2", 1e-3));
    }

    @Test
    void theLastOfSeveralCounts() {
        assertThat(vanishing(List.of(limit("hidden*", 1e-9), limit("hidden 2", 0.01))))
                .extracting(Finding::layer)
                .containsExactly("hidden 2");
        assertThat(vanishing(List.of(limit("hidden 2", 0.01), limit("hidden*", 1e-9))))
                .isEmpty();
        RuleAdjustment onAgain = adjustment("hidden 2", null, null, true);
        assertThat(vanishing(List.of(off(""), onAgain)))
                .extracting(Finding::layer)
                .containsExactly("hidden 2");
    }

    @Test
    void aLaterLimitDoesNotSwitchARuleOnAgain() {
        assertThat(vanishing(List.of(off(""), limit("", 0.5)))).isEmpty();
    }

    @Test
    void aRuleThatIsSwitchedOffSaysSoAndDoesNotCountAsHealthy() {
        Diagnosis diagnosis = diagnose(TWO_STARVED, List.of(off("")));

        assertThat(diagnosis.ruledOut()).noneMatch(result -> result.rule().equals(RuleId.VANISHING_GRADIENT));
        assertThat(diagnosis.notMeasured())
                .filteredOn(result -> result.rule().equals(RuleId.VANISHING_GRADIENT))
                .singleElement()
                .satisfies(result ->
                        assertThat(result.explanation()).isEqualTo("switched off by the build's configuration"));
    }

    @Test
    void nonFiniteValuesOfAnotherLayerAreStillFound() {
        RuleAdjustment off =
                new RuleAdjustment(new FindingPattern(RuleId.NON_FINITE, "", "", "hidden 2"), null, null, false);

        assertThat(diagnose(NAN_EVERYWHERE, List.of()).findings())
                .first()
                .extracting(Finding::layer)
                .isEqualTo("hidden 2");
        assertThat(diagnose(NAN_EVERYWHERE, List.of(off)).findings())
                .first()
                .extracting(Finding::layer)
                .isEqualTo("hidden 1");
    }

    @Test
    void aSeverityReplacesTheRulesOwn() {
        Diagnosis diagnosis = diagnose(TWO_STARVED, List.of(adjustment("", null, Severity.INFO, null)));

        assertThat(findings(diagnosis)).extracting(Finding::severity).containsExactly(Severity.INFO);
        assertThat(diagnosis.outcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(findings(diagnose(TWO_STARVED, List.of(adjustment("output", null, Severity.INFO, null)))))
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
    }

    @Test
    void whatTheBuildSwitchedOffIsNotMissed() {
        Declaration declared = new Declaration(
                true, Map.of(), List.of(new Expectation(RuleId.VANISHING_GRADIENT, "hidden 1", "on purpose")));
        Recording recording = declared(declared);

        assertThat(diagnose(recording, List.of(off("hidden 1"))).unmetExpectations())
                .isEmpty();
        assertThat(diagnose(recording, List.of(off("hidden 2"))).unmetExpectations())
                .isEmpty();
        assertThat(diagnose(recording, List.of(limit("hidden 1", 1e-9))).unmetExpectations())
                .hasSize(1);
    }

    @Test
    void anAcceptedFindingPassesUntilItsLastDay() {
        assertThat(accepted(TODAY).gateOutcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(findings(accepted(TODAY)))
                .extracting(Finding::expectedBecause)
                .containsExactly("accepted by the build until 2026-11-25: known since May");
        Diagnosis over = accepted(TODAY.minusDays(1));
        assertThat(over.gateOutcome()).isEqualTo(Outcome.UNHEALTHY);
        assertThat(findings(over))
                .singleElement()
                .satisfies(finding -> assertThat(finding.meaning())
                        .endsWith("The build accepted it until 2026-11-24 (\"known since May\"); that day is over."));
    }

    @Test
    void ignoringExpectationsIgnoresAcceptancesAsWell() {
        Judgement judgement = new Judgement(Map.of(), true, List.of(), List.of(acceptance("hidden 1", TODAY)), TODAY);

        assertThat(RuleSet.defaults().evaluate(TWO_STARVED, judgement).gateOutcome())
                .isEqualTo(Outcome.UNHEALTHY);
    }

    @Test
    void anAcceptanceOfAnotherLayerForgivesNothing() {
        Judgement judgement = new Judgement(Map.of(), false, List.of(), List.of(acceptance("hidden 2", TODAY)), TODAY);

        assertThat(RuleSet.defaults().evaluate(TWO_STARVED, judgement).gateOutcome())
                .isEqualTo(Outcome.UNHEALTHY);
    }

    @Test
    void aPatternThatNamesNoRuleIsRefused() {
        RuleAdjustment unknown = new RuleAdjustment(FindingPattern.ofRule("vanish"), 1.0, null, null);

        assertThatThrownBy(() -> diagnose(TWO_STARVED, List.of(unknown)))
                .isInstanceOf(UnknownRuleException.class)
                .hasMessageStartingWith("There is no rule 'vanish'");
    }

    @ParameterizedTest
    @CsvSource({
        "hidden*, hidden 12, true",
        "*12, hidden 12, true",
        "h*d*2, hidden 12, true",
        "hidden ?, hidden 12, false",
        "hidden ??, hidden 12, true",
        "'', hidden 12, true",
        "**, hidden 12, true",
        "hidden, hidden 12, false",
        "Hidden*, hidden 12, false",
        "a*b*c, abcb, false",
        "h.*, hidden 12, false"
    })
    void wildcards(String pattern, String name, boolean matches) {
        assertThat(new FindingPattern("", "", "", pattern).matchesLayer(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "com.example.FraudModelTest, learns, true",
        "FraudModelTest, '', true",
        "com.example.*, learns[1], false",
        "com.example.*, learns[2], true",
        "*Model*, l*, true",
        "example.FraudModelTest, learns, false"
    })
    void aTestIsMeantByItsFullNameOrWithoutPackageAndInvocation(String suite, String test, boolean matches) {
        Header header = named("com.example.FraudModelTest", "learns[2]");

        assertThat(new FindingPattern("", suite, test, "").matches(header)).isEqualTo(matches);
    }

    private static List<Finding> vanishing(List<RuleAdjustment> adjustments) {
        return findings(diagnose(TWO_STARVED, adjustments));
    }

    private static List<Finding> findings(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.rule().equals(RuleId.VANISHING_GRADIENT))
                .toList();
    }

    private static Diagnosis accepted(LocalDate until) {
        return RuleSet.defaults()
                .evaluate(
                        TWO_STARVED,
                        new Judgement(Map.of(), false, List.of(), List.of(acceptance("hidden*", until)), TODAY));
    }

    @Test
    void aProfileKnowsTheLimitInForceForEachLayer() {
        String rule = RuleId.VANISHING_GRADIENT;
        assertThat(profile(diagnose(TWO_STARVED, List.of())).limit()).contains(Limit.atLeast(0.01));
        assertThat(profile(RuleSet.defaults().evaluate(TWO_STARVED, new Judgement(Map.of(rule, 1e-4), false)))
                        .limit())
                .contains(Limit.atLeast(1e-4));
        RuleAdjustment everywhere = new RuleAdjustment(FindingPattern.ofRule(rule), 1e-5, null, null);
        assertThat(profile(diagnose(TWO_STARVED, List.of(everywhere))).limit()).contains(Limit.atLeast(1e-5));
        RuleAdjustment once = new RuleAdjustment(new FindingPattern(rule, "", "", "hidden 1"), 1e-5, null, null);
        JudgedProfile several = profile(diagnose(TWO_STARVED, List.of(once)));
        assertThat(several.limit()).isEmpty();
        assertThat(several.layer("hidden 1").map(OfLayer::limit)).contains(Limit.atLeast(1e-5));
        assertThat(several.layer("hidden 2").map(OfLayer::limit)).contains(Limit.atLeast(0.01));
        RuleAdjustment off = new RuleAdjustment(FindingPattern.ofRule(rule), null, null, false);
        assertThat(profile(diagnose(TWO_STARVED, List.of(off))).limit()).isEmpty();
    }

    private static JudgedProfile profile(Diagnosis diagnosis) {
        return diagnosis.overview(ProfiledQuantity.KERNEL_GRADIENT).orElseThrow();
    }

    private static Diagnosis diagnose(Recording recording, List<RuleAdjustment> adjustments) {
        return RuleSet.defaults().evaluate(recording, new Judgement(Map.of(), false, adjustments, List.of(), TODAY));
    }

    private static Acceptance acceptance(String layer, LocalDate until) {
        return new Acceptance(new FindingPattern(RuleId.VANISHING_GRADIENT, "", "", layer), "known since May", until);
    }

    private static RuleAdjustment limit(String layer, double limit) {
        return adjustment(layer, limit, null, null);
    }

    private static RuleAdjustment off(String layer) {
        return adjustment(layer, null, null, false);
    }

    private static RuleAdjustment adjustment(
            String layer, @Nullable Double limit, @Nullable Severity severity, @Nullable Boolean enabled) {
        return new RuleAdjustment(
                new FindingPattern(RuleId.VANISHING_GRADIENT, "", "", layer), limit, severity, enabled);
    }

    private static Recording declared(Declaration declaration) {
        return Recordings.complete(declaration, 4, TWO_STARVED.windows());
    }

    private static Header named(String suite, String test) {
        Header any = TWO_STARVED.header();
        return new Header(
                any.runId(),
                any.startedAt(),
                suite,
                test,
                any.displayName(),
                any.model(),
                any.seed(),
                any.environment(),
                any.declaration());
    }
}
