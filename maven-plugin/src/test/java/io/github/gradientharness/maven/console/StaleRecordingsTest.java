package io.github.gradientharness.maven.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.gate.Objection;
import io.github.gradientharness.gate.Reaction;
import io.github.gradientharness.gate.StaleRecordings;
import io.github.gradientharness.maven.Recordings;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which recordings are from an earlier run, told by times. */
class StaleRecordingsTest {

    private static final Instant BUILD = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant YESTERDAY = Instant.parse("2026-11-24T09:00:00Z");
    private static final Instant NOW = BUILD.plusSeconds(120);
    private static final Instant FUTURE = Instant.parse("2031-01-01T00:00:00Z");
    private static final Instant COMPILED = Instant.parse("2026-11-25T11:00:00Z");

    @TempDir
    private Path folder;

    private Path classes;

    @BeforeEach
    void compileTests() throws IOException {
        classes = folder.resolve("test-classes");
        Path aClass = classes.resolve("com/example/FraudModelTest.class");
        Files.createDirectories(aClass.getParent());
        touch(Files.createFile(aClass), COMPILED);
    }

    @Test
    void whatWasRecordedInThisBuildIsNotStaleHoweverManyForks() throws IOException {
        assertThat(stale(recorded("a", "run-1", BUILD.plusSeconds(30)), recorded("b", "run-2", BUILD.plusSeconds(90))))
                .isEmpty();
    }

    @Test
    void testsThatRanInAnEarlierBuildOfTheSameClassesAreNotStale() throws IOException {
        assertThat(stale(
                        recorded("a", "run-1", COMPILED.plusSeconds(9)),
                        recorded("b", "run-2", COMPILED.plusSeconds(99))))
                .isEmpty();
    }

    @Test
    void whatIsOlderThanTheTestClassesIsStale() throws IOException {
        assertThat(stale(recorded("a", "run-1", YESTERDAY)).orElseThrow().lines())
                .first()
                .isEqualTo(
                        "STALE com.example.FraudModelTest > a: recorded at 2026-11-24T09:00:00Z, the test classes were"
                                + " compiled later, at 2026-11-25T11:00:00Z (" + folder.resolve("a.jsonl") + ")");
    }

    @Test
    void whatAnEarlierRunLeftIsStaleBesideRecordingsOfThisBuild() throws IOException {
        ObjectionLines objection = stale(
                        recorded("a", "run-1", COMPILED.plusSeconds(9)), recorded("b", "run-2", BUILD.plusSeconds(9)))
                .orElseThrow();

        assertThat(objection.count()).isEqualTo("1 stale recording");
        assertThat(objection.fails()).isTrue();
        assertThat(objection.lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(
                                        "STALE com.example.FraudModelTest > a: recorded at 2026-11-25T11:00:09Z, by an"
                                                + " earlier run; this build recorded 1 other training ("),
                        line -> assertThat(line).contains("mvn clean", "gradient.onStaleRecordings"));
    }

    @Test
    void manyAreShortened() throws IOException {
        JudgedRecording[] many = new JudgedRecording[12];
        for (int i = 0; i < many.length; i++) {
            many[i] = recorded("test" + i, "run-1", YESTERDAY);
        }
        ObjectionLines objection = stale(many).orElseThrow();

        assertThat(objection.count()).isEqualTo("12 stale recordings");
        assertThat(objection.lines()).hasSize(12).contains("... and 2 more");
    }

    @Test
    void withoutTestClassesNothingIsOlder() throws IOException {
        assertThat(new StaleRecordings(BUILD, NOW, folder.resolve("nowhere"))
                        .objections(List.of(recorded("a", "run-1", YESTERDAY)), Reaction.FAIL))
                .isEmpty();
    }

    @Test
    void aFileTimeThatIsStillToComeSaysNothing() throws IOException {
        assertThat(stale(recorded("a", "run-1", FUTURE, YESTERDAY.toString()))
                        .orElseThrow()
                        .lines())
                .first()
                .asString()
                .contains("the test classes were compiled later");
        assertThat(stale(recorded("b", "run-2", FUTURE, BUILD.plusSeconds(9).toString())))
                .isEmpty();
    }

    @Test
    void aRecordingOfWhichAllTimesAreStillToComeIsStale() throws IOException {
        assertThat(stale(recorded("a", "run-1", FUTURE)).orElseThrow().lines())
                .first()
                .asString()
                .contains("recorded at 2031-01-01T00:00:00Z, a time that is still to come, so nobody knows when it was"
                        + " made");
    }

    @Test
    void aFileServerWhoseClockIsAMinuteAheadIsBelieved() throws IOException {
        assertThat(stale(recorded("a", "run-1", NOW.plusSeconds(60)))).isEmpty();
    }

    @Test
    void aTimeThatCantBeReadIsThatOfTheFile() throws IOException {
        JudgedRecording unreadable = recorded("a", "run-1", YESTERDAY, "yesterday");

        assertThat(stale(unreadable)).isPresent();
        touch(unreadable.file(), BUILD.plusSeconds(1));
        assertThat(stale(unreadable)).isEmpty();
    }

    private Optional<ObjectionLines> stale(JudgedRecording... recordings) throws IOException {
        List<Objection> stale = new StaleRecordings(BUILD, NOW, classes).objections(List.of(recordings), Reaction.FAIL);
        return stale.isEmpty() ? Optional.empty() : Optional.of(new ObjectionLines(stale));
    }

    private JudgedRecording recorded(String test, String runId, Instant at) throws IOException {
        return recorded(test, runId, at, at.toString());
    }

    private JudgedRecording recorded(String test, String runId, Instant at, String startedAt) throws IOException {
        Recording recording = Recordings.startedAt(Recordings.healthy(test, Declaration.NONE), runId, startedAt);
        Path file = Files.createFile(folder.resolve(test + ".jsonl"));
        touch(file, at);
        return new JudgedRecording(file, RuleSet.defaults().evaluate(recording));
    }

    private static void touch(Path file, Instant at) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(at));
    }
}
