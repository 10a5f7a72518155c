package io.github.gradientharness.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.agent.JvmForTests;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
        List<String> options = List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-javaagent:" + JvmForTests.agentJar(folder),
                "-Dgradient.outputDirectory=" + folder.resolve("gradient"));
        return JvmForTests.run(options, folder + File.pathSeparator + DocumentedCode.classPath(), "tree", tests);
    }
}
