package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.verdict.RuleId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Wherever a rule is named that there is not, judging refuses, and says which there are. */
class UnknownRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private static void assertRefused(Declaration declaration, Judgement judgement) {
        assertThatThrownBy(() -> RuleSet.defaults()
                        .evaluate(
                                Recordings.complete(declaration, 2, List.of(Recordings.window(1, 0.5, 1.0))),
                                judgement))
                .isInstanceOf(UnknownRuleException.class)
                .hasMessageContaining("There is no rule 'dead-layers'")
                .hasMessageContaining(RuleId.DEAD_LAYER);
    }

    private static FindingPattern misspelt() {
        return new FindingPattern("dead-layers", "", "", "");
    }

    @Test
    void inALimitOfTheTest() {
        assertRefused(new Declaration(true, Map.of("dead-layers", 0.1), List.of()), Judgement.AS_DECLARED);
    }

    @Test
    void inAnExpectation() {
        assertRefused(
                new Declaration(true, Map.of(), List.of(new Expectation("dead-layers", "", "on purpose"))),
                Judgement.AS_DECLARED);
    }

    @Test
    void inALimitOfTheBuild() {
        assertRefused(Declaration.NONE, new Judgement(Map.of("dead-layers", 0.1), false));
    }

    @Test
    void inAnAdjustmentOfTheBuild() {
        RuleAdjustment adjustment = new RuleAdjustment(misspelt(), 0.1, null, null);
        assertRefused(Declaration.NONE, new Judgement(Map.of(), false, List.of(adjustment), List.of(), TODAY));
    }

    @Test
    void inAnAcceptedFinding() {
        Acceptance acceptance = new Acceptance(misspelt(), "known", TODAY);
        assertRefused(Declaration.NONE, new Judgement(Map.of(), false, List.of(), List.of(acceptance), TODAY));
    }
}
