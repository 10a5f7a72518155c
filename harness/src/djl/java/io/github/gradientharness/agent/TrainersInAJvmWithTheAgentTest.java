package io.github.gradientharness.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that nobody changed train by DJL, in a JVM that was given one option more. */
@Tag("djl")
class TrainersInAJvmWithTheAgentTest {

    static final String RESULTS = "trainers.results";

    @TempDir
    private Path folder;

    @Test
    void trainersAreRecordedFromTheirFirstMinibatchAndTrainTheSame() throws Exception {
        String output = run("with", List.of("-javaagent:" + JvmForTests.agentJar(folder)));
        run("without", List.of());

        Map<String, Recording> recordings = new TreeMap<>();
        for (Path file : RecordingReader.filesIn(folder.resolve("with/recordings"))) {
            recordings.put(file.getFileName().toString(), RecordingReader.read(file));
        }
        assertThat(recordings.keySet()).as(output).hasSize(2);
        Recording fitted = of(recordings, "easyTrain");
        Recording looped = of(recordings, "loop");
        assertThat(fitted.iterations()).isEqualTo(12);
        assertThat(fitted.lastEpoch()).isEqualTo(3);
        assertThat(fitted.windows().get(0).loss().count()).isEqualTo(1);
        assertThat(fitted.ending().problem()).isEmpty();
        assertThat(looped.iterations()).isEqualTo(4);
        assertThat(Files.readAllLines(folder.resolve("with.txt")))
                .hasSize(2)
                .containsExactlyInAnyOrderElementsOf(Files.readAllLines(folder.resolve("without.txt")));
        assertThat(folder.resolve("without/recordings")).doesNotExist();
    }

    private static Recording of(Map<String, Recording> recordings, String test) {
        return recordings.entrySet().stream()
                .filter(it -> it.getKey().startsWith(test))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private String run(String name, List<String> options) throws Exception {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(
                "-Dai.djl.offline=true",
                "-D" + RESULTS + "=" + folder.resolve(name + ".txt"),
                "-Dgradient.outputDirectory=" + folder.resolve(name)));
        return JvmForTests.run(all, JvmForTests.ownClassPath(), "none", List.of(UnchangedTrainerCase.class.getName()));
    }
}
