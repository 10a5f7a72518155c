package io.github.gradientharness.maven.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.gate.GateResult;
import io.github.gradientharness.gate.GateSettings;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.maven.FixtureFiles;
import io.github.gradientharness.maven.Recordings;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Outcome;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read and judged, and what is said of files that can't be. */
class RecordingsJudgeTest {

    @TempDir
    private Path folder;

    @Test
    void judgesEveryRecordingInOrderOfItsPath() throws IOException {
        FixtureFiles.write(folder.resolve("b/sick.jsonl"), Recordings.vanishing(Declaration.NONE));
        FixtureFiles.write(folder.resolve("a/fine.jsonl"), Recordings.healthy("fine", Declaration.NONE));

        JudgedFolder judged = judge(Judgement.AS_DECLARED);

        assertThat(judged.recordings())
                .extracting(recording -> recording.diagnosis().gateOutcome())
                .containsExactly(Outcome.HEALTHY, Outcome.UNHEALTHY);
        assertThat(judged.problems()).isEmpty();
    }

    @Test
    void limitsOfTheBuildReplaceTheDefaults() throws IOException {
        FixtureFiles.write(folder.resolve("sick.jsonl"), Recordings.vanishing(Declaration.NONE));

        JudgedFolder judged = judge(new Judgement(Map.of("vanishing-gradient", 1e-9), false));

        assertThat(judged.recordings().get(0).diagnosis().findings()).isEmpty();
    }

    @Test
    void ignoringExpectationsMakesExpectedFindingsReal() throws IOException {
        FixtureFiles.write(folder.resolve("sick.jsonl"), Recordings.vanishing(Recordings.SICK_ON_PURPOSE));

        assertThat(gate(Judgement.AS_DECLARED)).isEqualTo(Outcome.HEALTHY);
        assertThat(gate(new Judgement(Map.of(), true))).isEqualTo(Outcome.UNHEALTHY);
    }

    @Test
    void aSickSeedIsLetThroughWhereTheShareOfSeedsIsAsRequired() throws IOException {
        for (int seed = 1; seed <= 20; seed++) {
            Recording recording =
                    seed == 7 ? Recordings.vanishing(Declaration.NONE) : Recordings.healthy("trains", Declaration.NONE);
            FixtureFiles.write(folder.resolve("trains-seed-" + seed + ".jsonl"), Recordings.ofSeed(recording, seed));
        }

        List<JudgedRecording> judged = judge(Judgement.AS_DECLARED).recordings();

        GateResult gate = new GateResult(GateSettings.DEFAULTS, judged, List.of(), null);
        assertThat(gate.isBreach()).isFalse();
        assertThat(gate.expected()).isEqualTo(1);
        assertThat(judged).extracting(it -> it.diagnosis().outcome()).contains(Outcome.UNHEALTHY);
    }

    @Test
    void aSickSeedIsNotLetThroughWhereTheSeedsDontTell() throws IOException {
        FixtureFiles.write(
                folder.resolve("trains-seed-7.jsonl"), Recordings.ofSeed(Recordings.vanishing(Declaration.NONE), 7));

        assertThat(new GateResult(
                                GateSettings.DEFAULTS,
                                judge(Judgement.AS_DECLARED).recordings(),
                                List.of(),
                                null)
                        .isBreach())
                .isTrue();
    }

    @Test
    void unreadableFilesAreNamedAndTheOthersJudged() throws IOException {
        Path stranger = Files.writeString(folder.resolve("stranger.jsonl"), "{\"format\":\"lines\"}\n");
        FixtureFiles.write(folder.resolve("fine.jsonl"), Recordings.healthy("fine", Declaration.NONE));

        JudgedFolder judged = judge(Judgement.AS_DECLARED);

        assertThat(judged.recordings()).hasSize(1);
        assertThatThrownBy(judged::requireAllReadable)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("Can't read the recording " + stranger + ": its format is 'lines', not"
                        + " 'gradient-recording'. Keep other files out of the recordings' folder.");
    }

    @Test
    void aRecordingThatDeclaresARuleOfAnotherVersionIsNamed() throws IOException {
        Declaration declaration = new Declaration(true, Map.of("tired-layer", 1.0), List.of());
        Path file = folder.resolve("fine.jsonl");
        FixtureFiles.write(file, Recordings.healthy("fine", declaration));

        assertThat(judge(Judgement.AS_DECLARED).problems())
                .singleElement()
                .asString()
                .startsWith("Can't judge the recording " + file + ": There is no rule 'tired-layer' in this rule set.")
                .endsWith("use the same version of gradient-maven-plugin and gradient-harness.");
    }

    @Test
    void everyWholeRecordingIsSeenInOrderAndNothingOfThemIsKept() throws IOException {
        List<String> tests = new ArrayList<>();
        for (int i = 10; i < 50; i++) {
            FixtureFiles.write(
                    folder.resolve("recording-" + i + ".jsonl"), Recordings.healthy("test " + i, Declaration.NONE));
            tests.add("test " + i);
        }
        List<String> seen = new ArrayList<>();
        List<WeakReference<Recording>> whole = new ArrayList<>();

        JudgedFolder judged = new RecordingsJudge(RuleSet.defaults(), Judgement.AS_DECLARED, recording -> false, false)
                .judge(RecordingReader.filesIn(folder), visited -> visited, visited -> {
                    Recording recording = visited.diagnosis().recording();
                    assertThat(recording.windows()).hasSize(5);
                    seen.add(recording.header().test());
                    whole.add(new WeakReference<>(recording));
                });

        assertThat(seen).isEqualTo(tests);
        assertThat(judged.recordings())
                .extracting(recording -> recording.diagnosis().recording())
                .allSatisfy(recording -> assertThat(recording.windows()).isEmpty())
                .extracting(recording -> recording.header().test())
                .isEqualTo(tests);
        // The last thread may not have let go of its recording yet.
        for (int i = 0; i < 100 && whole.stream().anyMatch(reference -> reference.get() != null); i++) {
            System.gc();
        }
        assertThat(whole).extracting(WeakReference::get).containsOnlyNulls();
    }

    @Test
    void ofManyUnreadableFilesTheFirstAreNamedAndTheOthersCounted() {
        List<String> problems = List.of("one.", "two.", "three.", "four.", "five.", "six.", "seven.");

        assertThatThrownBy(() -> new JudgedFolder(List.of(), problems).requireAllReadable())
                .hasMessage("one. two. three. four. five. And 2 more files that can't be judged.");
        assertThatThrownBy(() -> new JudgedFolder(List.of(), problems.subList(0, 5)).requireAllReadable())
                .hasMessage("one. two. three. four. five.");
    }

    @Test
    void aDiagnosisKeepsTheSharesThatBaselinesCompare() throws IOException {
        FixtureFiles.write(folder.resolve("a.jsonl"), Recordings.healthy("a", Declaration.NONE));

        assertThat(judge(Judgement.AS_DECLARED).conclusive())
                .singleElement()
                .satisfies(diagnosis -> assertThat(diagnosis.gradientShares()).containsEntry("output", 1.0));
    }

    @Test
    void whoCanNotWriteEndsTheJudging() throws IOException {
        FixtureFiles.write(folder.resolve("a.jsonl"), Recordings.healthy("a", Declaration.NONE));
        FixtureFiles.write(folder.resolve("b.jsonl"), Recordings.healthy("b", Declaration.NONE));
        RecordingsJudge judge =
                new RecordingsJudge(RuleSet.defaults(), Judgement.AS_DECLARED, recording -> false, false);
        List<Path> files = RecordingReader.filesIn(folder);
        List<JudgedRecording> seen = new ArrayList<>();

        assertThatThrownBy(() -> judge.judge(files, visited -> visited, visited -> {
                    seen.add(visited);
                    throw new IOException("no space left");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left");
        assertThat(seen).hasSize(1);
    }

    @Test
    void aFolderThatDoesNotExistIsEmpty() throws IOException {
        JudgedFolder judged = new RecordingsJudge(RuleSet.defaults(), Judgement.AS_DECLARED, recording -> false, false)
                .judge(RecordingReader.filesIn(folder.resolve("nowhere")));

        assertThat(judged.isEmpty()).isTrue();
    }

    private JudgedFolder judge(Judgement judgement) throws IOException {
        return new RecordingsJudge(RuleSet.defaults(), judgement, recording -> false, false)
                .judge(RecordingReader.filesIn(folder));
    }

    private Outcome gate(Judgement judgement) throws IOException {
        return judge(judgement).recordings().get(0).diagnosis().gateOutcome();
    }
}
