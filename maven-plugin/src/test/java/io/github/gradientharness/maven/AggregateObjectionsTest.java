package io.github.gradientharness.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.report.JudgedRecording;
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
class AggregateObjectionsTest {

    private static final Instant BUILD = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant YESTERDAY = Instant.parse("2026-11-24T09:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aStaleRecordingIsNamedWithItsModule() throws IOException {
        AggregateObjections objections = new AggregateObjections(true);
        objections.add("first", List.of(recorded("old", YESTERDAY)), times(), Judgement.AS_DECLARED);
        objections.add("second", List.of(recorded("new", BUILD.plusSeconds(9))), times(), Judgement.AS_DECLARED);

        assertThat(objections.lines()).isEmpty();

        objections.add(
                "third",
                List.of(recorded("left", YESTERDAY), recorded("right", BUILD.plusSeconds(9))),
                times(),
                Judgement.AS_DECLARED);

        assertThat(objections.lines())
                .first()
                .asString()
                .startsWith("Module third: STALE com.example.FraudModelTest > left: recorded at 2026-11-24T09:00:00Z");
    }

    @Test
    void aPatternIsForNothingOnlyIfItFitsInNoModule() throws IOException {
        assertThat(ofTwoModules(true))
                .singleElement()
                .asString()
                .contains("no recorded test fits 'learnInTime'", "Did you mean 'learnsInTime'?");
    }

    @Test
    void ofPartOfABuildNoPatternIsCalledForNothing() throws IOException {
        assertThat(ofTwoModules(false)).isEmpty();
    }

    /** Both modules share a configuration that says something of a test of each, and of one that is misspelt. */
    private List<String> ofTwoModules(boolean wholeBuild) throws IOException {
        List<RuleAdjustment> adjustments = Stream.of("learnsInTime", "converges", "learnInTime")
                .map(test -> new RuleAdjustment(new FindingPattern("dead-layer", "", test, ""), null, null, false))
                .toList();
        Judgement judgement = new Judgement(Map.of(), false, adjustments, List.of(), LocalDate.EPOCH);
        AggregateObjections objections = new AggregateObjections(wholeBuild);
        objections.add("first", List.of(recorded("learnsInTime", BUILD.plusSeconds(9))), times(), judgement);
        objections.add("second", List.of(recorded("converges", BUILD.plusSeconds(9))), times(), judgement);
        return objections.lines();
    }

    private StaleRecordings times() {
        return new StaleRecordings(BUILD, folder.resolve("no-test-classes"));
    }

    private JudgedRecording recorded(String test, Instant at) throws IOException {
        Path file = Files.createFile(folder.resolve(test + ".jsonl"));
        Files.setLastModifiedTime(file, FileTime.from(at));
        return new JudgedRecording(
                file,
                RuleSet.defaults()
                        .evaluate(Recordings.startedAt(
                                Recordings.healthy(test, Declaration.NONE), "run", at.toString())));
    }
}
