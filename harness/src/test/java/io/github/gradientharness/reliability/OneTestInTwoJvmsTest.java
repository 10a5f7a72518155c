package io.github.gradientharness.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Outcome;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two JVMs run the same test with one output folder. If their runs overlap, both recordings are kept, so that the gate sees
 * the sick one; if one is over before the other begins, the later counts.
 */
@Tag("slow")
class OneTestInTwoJvmsTest {

    private static final String SICK = "1e-7";
    private static final String HEALTHY = "0.5";

    @TempDir
    private Path folder;

    private final List<Jvm> jvms = new ArrayList<>();

    @AfterEach
    void endAll() throws Exception {
        for (Jvm jvm : jvms) {
            jvm.process.destroyForcibly().waitFor();
        }
    }

    private Jvm start(String gradient) throws IOException {
        Jvm jvm =
                new Jvm(ChildJvm.start(List.of(), TestRunInAJvm.class, folder.toString(), gradient), new ArrayList<>());
        jvms.add(jvm);
        return jvm;
    }

    private Map<String, Outcome> outcomes() throws IOException {
        Map<String, Outcome> outcomes = new TreeMap<>();
        for (Path file : RecordingReader.filesIn(folder)) {
            outcomes.put(
                    file.getFileName().toString(),
                    RuleSet.defaults().evaluate(RecordingReader.read(file)).gateOutcome());
        }
        return outcomes;
    }

    @Test
    void bothRecordAtTheSameTime() throws Exception {
        Jvm first = start(SICK).until("begun", "trained");

        start(HEALTHY).until("begun", "trained", "passed 1").exit();
        first.until("passed 1").exit();

        assertThat(outcomes()).isEqualTo(Map.of("trains.jsonl", Outcome.UNHEALTHY, "trains-2.jsonl", Outcome.HEALTHY));
    }

    @Test
    void theTestOfTheFirstIsOverButNotItsRun() throws Exception {
        Jvm first = start(SICK).until("begun", "trained", "passed 1");

        start(HEALTHY).until("begun", "trained", "passed 1").exit();
        first.exit();

        assertThat(outcomes()).isEqualTo(Map.of("trains.jsonl", Outcome.UNHEALTHY, "trains-2.jsonl", Outcome.HEALTHY));
    }

    @Test
    void theFirstComesAndGoesBeforeTheOtherTrains() throws Exception {
        Jvm other = start(HEALTHY).until("begun");
        start(SICK).until("begun", "trained", "passed 1").exit();

        other.until("trained", "passed 1").exit();

        assertThat(outcomes()).isEqualTo(Map.of("trains.jsonl", Outcome.UNHEALTHY, "trains-2.jsonl", Outcome.HEALTHY));
    }

    @Test
    void theFirstWasRunningWhenTheOtherBeganAndIsGoneWhenItTrains() throws Exception {
        Jvm first = start(SICK).until("begun", "trained", "passed 1");
        Jvm other = start(HEALTHY).until("begun");
        first.exit();

        other.until("trained", "passed 1").exit();

        assertThat(outcomes()).isEqualTo(Map.of("trains.jsonl", Outcome.UNHEALTHY, "trains-2.jsonl", Outcome.HEALTHY));
    }

    @Test
    void oneAfterTheOtherTheLaterCounts() throws Exception {
        bothRecordAtTheSameTime();

        start(HEALTHY).until("begun", "trained", "passed 1").exit();

        assertThat(outcomes()).isEqualTo(Map.of("trains.jsonl", Outcome.HEALTHY));
    }

    @Test
    void whatAKilledJvmLeftIsReplacedByTheNextRun() throws Exception {
        Jvm killed = start(SICK).until("begun", "trained");
        killed.process.destroyForcibly().waitFor();
        assertThat(outcomes()).isEqualTo(Map.of("trains.jsonl", Outcome.UNHEALTHY));

        start(HEALTHY).until("begun", "trained", "passed 1").exit();

        assertThat(outcomes()).isEqualTo(Map.of("trains.jsonl", Outcome.HEALTHY));
    }

    /**
     * A JVM that waits for a line at each place it says it has reached.
     *
     * @param process the JVM
     * @param said the places it has reached
     */
    private record Jvm(Process process, List<String> said) {

        /** Lets it go on until it has reached the last of these places. */
        Jvm until(String... places) throws IOException {
            for (String place : places) {
                goOn();
                assertThat(output().readLine()).isEqualTo(place);
                said.add(place);
            }
            return this;
        }

        private BufferedReader output() {
            return process.inputReader(StandardCharsets.UTF_8);
        }

        private void goOn() throws IOException {
            if (!said.isEmpty()) {
                BufferedWriter input = process.outputWriter(StandardCharsets.UTF_8);
                input.write("go on\n");
                input.flush();
            }
        }

        void exit() throws Exception {
            goOn();
            assertThat(process.waitFor()).isZero();
        }
    }
}
