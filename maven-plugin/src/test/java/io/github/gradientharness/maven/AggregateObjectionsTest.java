package io.github.gradientharness.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.baseline.BaselineDifference;
import io.github.gradientharness.baseline.Tolerance;
import io.github.gradientharness.baseline.TrainingKey;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.report.BuildObjection;
import io.github.gradientharness.report.ReportContext;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report over all modules says of stale recordings, and of patterns that fit in none of them. */
class AggregateObjectionsTest {

    private static final Instant BUILD = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant YESTERDAY = Instant.parse("2026-11-24T09:00:00Z");

    private static final NotRecorded NOTHING = new NotRecorded(new HarnessUse(true, List.of()), Optional.empty());

    private static final Reactions WARNS = new Reactions(Reaction.WARN, Reaction.WARN, Reaction.WARN, Reaction.WARN);
    private static final ReportContext CONTEXT = new ReportContext("shop", "test", false);

    @TempDir
    private Path folder;

    @Test
    void aStaleRecordingIsNamedWithItsModule() throws IOException {
        assertThat(ofStale(WARNS).failures()).isEmpty();
        assertThat(ofStale(WARNS).objections())
                .first()
                .asString()
                .startsWith("Module third: STALE com.example.FraudModelTest > left: recorded at 2026-11-24T09:00:00Z");
    }

    @Test
    void aStaleRecordingIsAFailureWhereTheGateFailsOnIt() throws IOException {
        assertThat(ofStale(Reactions.DEFAULTS).objections()).isEmpty();
        assertThat(ofStale(Reactions.DEFAULTS).failures()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(BuildObjection.Kind.STALE_RECORDING);
            assertThat(failure.test()).isEqualTo("left");
            assertThat(failure.text()).startsWith("Module third: STALE com.example.FraudModelTest > left: recorded at");
            assertThat(failure.remedy()).contains("Run all tests");
        });
    }

    @Test
    void driftOfAModuleIsAFailureWhereTheGateFailsOnIt() {
        BaselineDifference fell = new BaselineDifference(
                BaselineDifference.Kind.SHARE_FELL,
                new TrainingKey("com.example.ATest", "learns", 1),
                "hidden 1",
                "",
                0.5,
                0.01,
                new Tolerance(1, 0));
        AggregateObjections objections = new AggregateObjections(false);
        objections.add("first", new BaselineResult("baseline.json", List.of(fell)), WARNS);
        assertThat(objections.in(CONTEXT).failures()).isEmpty();

        objections.add("first", new BaselineResult("baseline.json", List.of(fell)), Reactions.DEFAULTS);
        assertThat(objections.in(CONTEXT).failures()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(BuildObjection.Kind.BASELINE_DRIFT);
            assertThat(failure.text())
                    .startsWith("Module first: com.example.ATest > learns > hidden 1: its share")
                    .contains("fell from 0.5 to 0.01");
        });
    }

    private ReportContext ofStale(Reactions reactions) throws IOException {
        AggregateObjections objections = new AggregateObjections(true);
        objections.add("first", List.of(recorded("old", YESTERDAY)), times(), NOTHING, Judgement.AS_DECLARED, WARNS);
        objections.add(
                "second",
                List.of(recorded("new", BUILD.plusSeconds(9))),
                times(),
                NOTHING,
                Judgement.AS_DECLARED,
                WARNS);

        assertThat(objections.in(CONTEXT).objections()).isEmpty();

        objections.add(
                "third",
                List.of(recorded("left", YESTERDAY), recorded("right", BUILD.plusSeconds(9))),
                times(),
                NOTHING,
                Judgement.AS_DECLARED,
                reactions);

        return objections.in(CONTEXT);
    }

    @Test
    void aPatternIsForNothingOnlyIfItFitsInNoModule() throws IOException {
        assertThat(ofTwoModules(true, Reactions.DEFAULTS).objections()).isEmpty();
        assertThat(ofTwoModules(true, Reactions.DEFAULTS).failures())
                .extracting(BuildObjection::kind)
                .containsExactly(BuildObjection.Kind.UNMATCHED_PATTERN);
        assertThat(ofTwoModules(true, WARNS).objections())
                .singleElement()
                .asString()
                .contains("no recorded test fits 'learnInTime'", "Did you mean 'learnsInTime'?");
    }

    @Test
    void ofPartOfABuildNoPatternIsCalledForNothing() throws IOException {
        assertThat(ofTwoModules(false, WARNS).objections()).isEmpty();
        assertThat(ofTwoModules(false, Reactions.DEFAULTS).failures()).isEmpty();
    }

    /** Both modules share a configuration that says something of a test of each, and of one that is misspelt. */
    private ReportContext ofTwoModules(boolean wholeBuild, Reactions reactions) throws IOException {
        List<RuleAdjustment> adjustments = Stream.of("learnsInTime", "converges", "learnInTime")
                .map(test -> new RuleAdjustment(new FindingPattern("dead-layer", "", test, ""), null, null, false))
                .toList();
        Judgement judgement = new Judgement(Map.of(), false, adjustments, List.of(), LocalDate.EPOCH);
        AggregateObjections objections = new AggregateObjections(wholeBuild);
        objections.add(
                "first",
                List.of(recorded("learnsInTime", BUILD.plusSeconds(9))),
                times(),
                NOTHING,
                judgement,
                reactions);
        objections.add(
                "second", List.of(recorded("converges", BUILD.plusSeconds(9))), times(), NOTHING, judgement, reactions);
        return objections.in(CONTEXT);
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
