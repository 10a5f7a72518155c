package io.github.gradientharness.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.RecordingReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs a fixture class in a JUnit engine of its own and gives what came of it. */
record ExtensionRun(EngineExecutionResults results, Path folder) {

    static ExtensionRun of(Path folder, Class<?> fixture) {
        return of(folder, fixture, Map.of());
    }

    static ExtensionRun of(Path folder, Class<?> fixture, Map<String, String> parameters) {
        EngineTestKit.Builder builder = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(fixture))
                .configurationParameter("gradient.outputDirectory", folder.toString());
        parameters.forEach(builder::configurationParameter);
        return new ExtensionRun(builder.execute(), folder);
    }

    long passed() {
        return results.testEvents().succeeded().count();
    }

    long failed() {
        return results.testEvents().failed().count();
    }

    /** What the first failed test, or else the first failed class, threw. */
    Throwable failure() {
        return results.allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing failed"));
    }

    List<Path> files() {
        try {
            return RecordingReader.filesIn(folder).stream()
                    .map(folder::relativize)
                    .toList();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    Recording recording(int index) {
        try {
            return RecordingReader.read(RecordingReader.filesIn(folder).get(index));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
