package io.github.gradientharness.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.gradientharness.recording.file.RecordingReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The test of docs/ways-in/djl.md trains on PyTorch, passes, and leaves a recording. */
@Tag("djl")
class DocumentedDjlTest {

    @Test
    void passesAndIsRecorded(@TempDir Path folder) throws Exception {
        DocumentedCode.compileTo(folder);
        try (URLClassLoader classes = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(classes.loadClass("com.example.FirstDjlTest")))
                    .configurationParameter("gradient.outputDirectory", folder.toString())
                    .execute()
                    .testEvents()
                    .assertStatistics(it -> it.started(1).succeeded(1));
        }

        assertThat(RecordingReader.filesIn(folder)).hasSize(1);
    }
}
