package io.github.gradientharness.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.baseline.BaselineDifference;
import io.github.gradientharness.baseline.Tolerance;
import io.github.gradientharness.baseline.TrainingKey;
import io.github.gradientharness.gate.BaselineResult;
import io.github.gradientharness.gate.BuildFacts;
import io.github.gradientharness.gate.Gate;
import io.github.gradientharness.gate.GateResult;
import io.github.gradientharness.gate.GateSettings;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.gate.Objection;
import io.github.gradientharness.gate.Reaction;
import io.github.gradientharness.gate.Reactions;
import io.github.gradientharness.gate.StaleRecordings;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.rules.FindingPattern;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleAdjustment;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report over all modules says of stale recordings, and of patterns that fit in none of them. */
class GateOverModulesTest {

    private static final Instant BUILD = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant YESTERDAY = Instant.parse("2026-11-24T09:00:00Z");

    private static final Reactions WARNS = new Reactions(Reaction.WARN, Reaction.WARN, Reaction.WARN, Reaction.WARN);

    @TempDir
    private Path folder;

    @Test
    void aStaleRecordingIsNamedWithItsModule() throws IOException {
        assertThat(ofStale(WARNS).failures()).isEmpty();
        assertThat(ofStale(WARNS).warnings())
                .singleElement()
                .satisfies(
                        stale -> assertThat(stale.text())
                                .startsWith(
                                        "Module third: STALE com.example.FraudModelTest > left: recorded at 2026-11-24T09:00:00Z"));
    }

    @Test
    void aStaleRecordingIsAFailureWhereTheGateFailsOnIt() throws IOException {
        assertThat(ofStale(Reactions.DEFAULTS).warnings()).isEmpty();
        assertThat(ofStale(Reactions.DEFAULTS).failures()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(Objection.Kind.STALE_RECORDING);
            assertThat(failure.test()).isEqualTo("left");
            assertThat(failure.text()).startsWith("Module third: STALE com.example.FraudModelTest > left: recorded at");
            assertThat(failure.remedy()).contains("Run all tests");
        });
    }

    @Test
    void driftOfAModuleIsAFailureWhereTheGateFailsOnIt() throws IOException {
        BaselineDifference fell = new BaselineDifference(
                BaselineDifference.Kind.SHARE_FELL,
                new TrainingKey("com.example.ATest", "learns", 1),
                "hidden 1",
                "",
                0.5,
                0.01,
                new Tolerance(1, 0));
        JudgedRecording one = recorded("one", BUILD.plusSeconds(9));
        BaselineResult baseline = new BaselineResult("baseline.json", List.of(fell));

        assertThat(gate(Judgement.AS_DECLARED, WARNS)
                        .judge(List.of(one), baseline)
                        .failures())
                .isEmpty();
        GateResult failing = Gate.overModules(
                List.of(gate(Judgement.AS_DECLARED, Reactions.DEFAULTS)
                        .judge(List.of(one), baseline)
                        .inModule("first")),
                Map.of());
        assertThat(failing.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(Objection.Kind.BASELINE_DRIFT);
            assertThat(failure.text())
                    .startsWith("Module first: com.example.ATest > learns > hidden 1: its share")
                    .contains("fell from 0.5 to 0.01");
        });
    }

    private Gate gate(Judgement judgement, Reactions reactions) {
        return new Gate(
                GateSettings.DEFAULTS.with(reactions), judgement, new BuildFacts(times(), List.of(), false, true));
    }

    private GateResult module(String name, Judgement judgement, Reactions reactions, JudgedRecording... recordings)
            throws IOException {
        return gate(judgement, reactions).judge(List.of(recordings), null).inModule(name);
    }

    private GateResult ofStale(Reactions reactions) throws IOException {
        Judgement judgement = Judgement.AS_DECLARED;
        return Gate.overModules(
                List.of(
                        module("first", judgement, WARNS, recorded("old", YESTERDAY)),
                        module("second", judgement, WARNS, recorded("new", BUILD.plusSeconds(9))),
                        module(
                                "third",
                                judgement,
                                reactions,
                                recorded("left", YESTERDAY),
                                recorded("right", BUILD.plusSeconds(9)))),
                Map.of(judgement, reactions.unmatched()));
    }

    @Test
    void aPatternIsForNothingOnlyIfItFitsInNoModule() throws IOException {
        assertThat(ofTwoModules(true, Reactions.DEFAULTS).warnings()).isEmpty();
        assertThat(ofTwoModules(true, Reactions.DEFAULTS).failures())
                .extracting(Objection::kind)
                .containsExactly(Objection.Kind.UNMATCHED_PATTERN);
        assertThat(ofTwoModules(true, WARNS).warnings())
                .singleElement()
                .extracting(Objection::text)
                .asString()
                .contains("no recorded test fits 'learnInTime'", "Did you mean 'learnsInTime'?");
    }

    @Test
    void ofPartOfABuildNoPatternIsCalledForNothing() throws IOException {
        assertThat(ofTwoModules(false, WARNS).beside()).isEmpty();
        assertThat(ofTwoModules(false, Reactions.DEFAULTS).beside()).isEmpty();
    }

    /** Both modules share a configuration that says something of a test of each, and of one that is misspelt. */
    private GateResult ofTwoModules(boolean wholeBuild, Reactions reactions) throws IOException {
        List<RuleAdjustment> adjustments = Stream.of("learnsInTime", "converges", "learnInTime")
                .map(test -> new RuleAdjustment(new FindingPattern("dead-layer", "", test, ""), null, null, false))
                .toList();
        Judgement judgement = new Judgement(Map.of(), false, adjustments, List.of(), LocalDate.EPOCH);
        return Gate.overModules(
                List.of(
                        module("first", judgement, reactions, recorded("learnsInTime", BUILD.plusSeconds(9))),
                        module("second", judgement, reactions, recorded("converges", BUILD.plusSeconds(9)))),
                wholeBuild ? Map.of(judgement, reactions.unmatched()) : Map.of());
    }

    private StaleRecordings times() {
        return new StaleRecordings(BUILD, BUILD, folder.resolve("no-test-classes"));
    }

    private JudgedRecording recorded(String test, Instant at) throws IOException {
        Path file = Files.write(folder.resolve(test + ".jsonl"), new byte[0]);
        Files.setLastModifiedTime(file, FileTime.from(at));
        return new JudgedRecording(
                file,
                RuleSet.defaults()
                        .evaluate(Recordings.startedAt(
                                Recordings.healthy(test, Declaration.NONE), "run", at.toString())));
    }
}
