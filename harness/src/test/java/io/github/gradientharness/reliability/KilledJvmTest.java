package io.github.gradientharness.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM is killed while it trains: everything up to its last complete window is there, and it is not called healthy. */
class KilledJvmTest {

    @TempDir
    private Path folder;

    /** The first window, a few, just before and behind the file is written anew, and long after. */
    @ParameterizedTest
    @ValueSource(ints = {1, 40, 998, 1_003, 4_000})
    void everythingUpToTheLastWindowIsReadable(int iterations) throws Exception {
        killAfter(iterations, folder.resolve("killed.jsonl"));
    }

    /** Takes about two minutes. */
    @Test
    @Tag("long")
    void atAHundredOtherMomentsAsWell() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            killAfter(1 + random.nextInt(5_000), folder.resolve("killed" + i + ".jsonl"));
        }
    }

    private static void killAfter(int iterations, Path file) throws Exception {
        Process training = ChildJvm.start(List.of(), EndlessTraining.class, file.toString());
        int last;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(training.getInputStream(), StandardCharsets.UTF_8))) {
            last = readUntil(iterations, output);
            training.toHandle().destroyForcibly(); // leaves its output open, other than Process.destroyForcibly()
            last = readOn(last, output);
        }
        assertThat(training.waitFor()).isNotZero();

        Recording recording = RecordingReader.read(file);
        assertThat(recording.iterations()).isBetween((long) last, last + 1L);
        assertThat(recording.windows()).hasSizeLessThanOrEqualTo(2 * 500 + 1);
        assertThat(recording.ending()).isNull();
        Diagnosis diagnosis = RuleSet.defaults().evaluate(recording);
        assertThat(diagnosis.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(diagnosis.gateOutcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(diagnosis.inconclusiveBecause())
                .containsAnyOf("was killed or crashed", "The recording's file is incomplete: cut off in line");
    }

    private static int readUntil(int iterations, BufferedReader output) throws IOException {
        int last = 0;
        while (last < iterations) {
            last = Integer.parseInt(output.readLine());
        }
        return last;
    }

    /** What it had said before it died; the pipe may end in the middle of a number. */
    private static int readOn(int last, BufferedReader output) throws IOException {
        int latest = last;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            latest = line.equals(Integer.toString(latest + 1)) ? latest + 1 : latest;
        }
        return latest;
    }
}
