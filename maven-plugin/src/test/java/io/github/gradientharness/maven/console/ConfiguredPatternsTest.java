package io.github.gradientharness.maven.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.ConfiguredPatterns;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.gate.Objection;
import io.github.gradientharness.gate.Reaction;
import io.github.gradientharness.maven.Recordings;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.rules.Acceptance;
import io.github.gradientharness.rules.FindingPattern;
import io.github.gradientharness.rules.RuleAdjustment;
import io.github.gradientharness.rules.RuleSet;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of patterns that fit no recording, and of acceptances that nothing needs. */
class ConfiguredPatternsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private final ConfiguredPatterns patterns = new ConfiguredPatterns(List.of(new JudgedRecording(
            Path.of("any.jsonl"), RuleSet.defaults().evaluate(Recordings.vanishing(Declaration.NONE)))));

    @ParameterizedTest
    @CsvSource({"'','',''", "FraudModelTest,learns*,hidden*", "*,learnsInTime,hidden ?", "'',?earnsInTime,loss"})
    void whatFitsIsNoProblem(String suite, String test, String layer) {
        assertThat(patterns.unmatched(List.of(adjustment(suite, test, layer)), Reaction.FAIL))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FroudModelTest|''|''|, suite 'FroudModelTest'|no recorded test class fits 'FroudModelTest'. Did you mean"
                        + " 'com.example.FraudModelTest'?",
                "Fraud*|learnInTime|''|, suite 'Fraud*', test 'learnInTime'|no recorded test fits 'learnInTime'. Did you mean"
                        + " 'learnsInTime'?",
                "''|''|hiden*|, layer 'hiden*'|no layer of the recorded networks fits 'hiden*'. Did you mean 'hidden 1'?"
            })
    void whatFitsNothingIsNamedWithWhatWasMeant(String suite, String test, String layer, String shown, String why) {
        assertThat(patterns.unmatched(List.of(adjustment(suite, test, layer)), Reaction.FAIL))
                .extracting(Objection::text)
                .containsExactly("In the plugin's <rules>, the rule dead-layer" + shown + " matches nothing: " + why);
    }

    @Test
    void whatFitsNothingIsAnObjectionThatSaysWhatToDo() {
        List<RuleAdjustment> idle = List.of(adjustment("", "", "hiden*"), adjustment("Frod", "", ""));
        ObjectionLines failing = new ObjectionLines(patterns.unmatched(idle, Reaction.FAIL));

        assertThat(failing.fails()).isTrue();
        assertThat(failing.count()).isEqualTo("2 rules that match nothing");
        assertThat(failing.lines()).hasSize(3).last().asString().contains("set gradient.onUnmatchedPatterns to warn");
        assertThat(patterns.unmatched(idle, Reaction.WARN)).noneMatch(Objection::fails);
        assertThat(patterns.unmatched(List.of(adjustment("", "", "hidden*")), Reaction.FAIL))
                .isEmpty();
    }

    @Test
    void anAcceptanceThatNoFindingNeedsIsIdle() {
        assertThat(patterns.idle(List.of(acceptance("vanishing-gradient", "hidden 1", TODAY)), Reaction.WARN, TODAY))
                .isEmpty();
        assertThat(patterns.idle(
                        List.of(
                                acceptance("vanishing-gradient", "hidden 2", TODAY),
                                acceptance("dead-layer", "hidden9", TODAY.minusDays(1))),
                        Reaction.WARN,
                        TODAY))
                .extracting(Objection::text)
                .containsExactly(
                        "In the plugin's <acceptedFindings>, the finding vanishing-gradient, layer 'hidden 2' matches"
                                + " nothing: the rule finds nothing there any more. Take it out of the POM.",
                        "In the plugin's <acceptedFindings>, the finding dead-layer, layer 'hidden9' matches nothing: no"
                                + " layer of the recorded networks fits 'hidden9'. Did you mean 'hidden 1'? It expired on"
                                + " 2026-11-24 as well.");
    }

    private static RuleAdjustment adjustment(String suite, String test, String layer) {
        return new RuleAdjustment(new FindingPattern("dead-layer", suite, test, layer), null, null, false);
    }

    private static Acceptance acceptance(String rule, String layer, LocalDate until) {
        return new Acceptance(new FindingPattern(rule, "", "", layer), "known", until);
    }
}
