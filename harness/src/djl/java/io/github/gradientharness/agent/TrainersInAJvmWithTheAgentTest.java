package io.github.gradientharness.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
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
        String output = run("with", List.of("-javaagent:" + agent()));
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

    private Path agent() throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), GradientAgent.class.getName());
        Path jar = folder.resolve("agent.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    private String run(String name, List<String> options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-Dai.djl.offline=true",
                "-D" + RESULTS + "=" + folder.resolve(name + ".txt"),
                "-Dgradient.outputDirectory=" + folder.resolve(name),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--details=none",
                "--select-class=" + UnchangedTrainerCase.class.getName()));
        ProcessBuilder child = new ProcessBuilder(command).redirectErrorStream(true);
        child.environment().put("OMP_NUM_THREADS", "1");
        Process process = child.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }
}
