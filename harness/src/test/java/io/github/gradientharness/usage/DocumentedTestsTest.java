package io.github.gradientharness.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.agent.GradientAgent;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests of README.md and of the pages in docs/ways-in, in a JVM with the agent, as gradient:prepare starts it. */
@Tag("slow")
class DocumentedTestsTest {

    /** Trains on an engine that only the profile djl has: DocumentedDjlTest runs it. */
    private static final String NEEDS_AN_ENGINE = "com.example.FirstDjlTest";

    @TempDir
    private Path folder;

    @Test
    void passAndAreRecorded() throws Exception {
        DocumentedCode.compileTo(folder);
        List<String> tests = DocumentedCode.testClasses().stream()
                .filter(name -> !name.equals(NEEDS_AN_ENGINE))
                .toList();

        String printed = run(tests);

        assertThat(printed).contains(" 0 tests failed", " 0 containers failed");
        for (String test : tests) {
            List<Path> files = RecordingReader.filesIn(folder.resolve("gradient/recordings/" + test));
            assertThat(files).as(test).isNotEmpty();
            for (Path file : files) {
                Recording recording = RecordingReader.read(file);
                assertThat(recording.ending().status()).as(test).isEqualTo(Ending.Status.COMPLETE);
                assertThat(recording.ending().problem()).as(test).isEmpty();
            }
        }
        assertThat(RecordingReader.filesIn(folder.resolve("gradient/recordings/com.example.GanTest")))
                .hasSize(2);
    }

    private String run(List<String> tests) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-javaagent:" + agent(),
                "-Dgradient.outputDirectory=" + folder.resolve("gradient"),
                "-cp",
                folder + File.pathSeparator + DocumentedCode.classPath(),
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--details=tree"));
        tests.forEach(test -> command.add("--select-class=" + test));
        ProcessBuilder child = new ProcessBuilder(command).redirectErrorStream(true);
        child.environment().put("OMP_NUM_THREADS", "1");
        Process process = child.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }

    /** The harness's jar has the same entry; its classes are on the class path here. */
    private Path agent() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), GradientAgent.class.getName());
        Path jar = folder.resolve("agent.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }
}
