package io.github.gradientharness.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.verdict.GradientError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
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

    /** Runs one invocation of a test template, as a tool does that reruns what failed. */
    static ExtensionRun ofInvocation(
            Path folder, Class<?> fixture, String method, String parameterTypes, int invocation) {
        return new ExtensionRun(
                EngineTestKit.engine("junit-jupiter")
                        .selectors(selectUniqueId("[engine:junit-jupiter]/[class:" + fixture.getName()
                                + "]/[test-template:" + method + "(" + parameterTypes.replace(",", "%2C")
                                + ")]/[test-template-invocation:#" + invocation + "]"))
                        .configurationParameter("gradient.outputDirectory", folder.toString())
                        .execute(),
                folder);
    }

    /** Runs one test method alone. */
    static ExtensionRun ofMethod(Path folder, Class<?> fixture, String method, String parameterTypes) {
        return new ExtensionRun(
                EngineTestKit.engine("junit-jupiter")
                        .selectors(selectMethod(fixture, method, parameterTypes))
                        .configurationParameter("gradient.outputDirectory", folder.toString())
                        .execute(),
                folder);
    }

    /** The display names of the tests that were started. */
    List<String> names() {
        return results.testEvents().started().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    long aborted() {
        return results.testEvents().aborted().count();
    }

    /** The value of the only entry of this name that was published. */
    String reportEntry(String name) {
        return results.allEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .map(entry -> entry.getKeyValuePairs().get(name))
                .filter(Objects::nonNull)
                .reduce((one, other) -> {
                    throw new AssertionError("several entries: " + one + ", " + other);
                })
                .orElseThrow(() -> new AssertionError("no entry " + name));
    }

    /** The recording in the file of this name, whatever its folder. */
    Recording recordingIn(String fileName) {
        return files().stream()
                .filter(file -> file.endsWith(fileName))
                .map(file -> read(folder.resolve(file)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + fileName + " in " + files()));
    }

    private static Recording read(Path file) {
        try {
            return RecordingReader.read(file);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    long passed() {
        return results.testEvents().succeeded().count();
    }

    long failed() {
        return results.testEvents().failed().count();
    }

    /** What the first failed test, or else the first failed class, threw. */
    Throwable failure() {
        return failures().stream().findFirst().orElseThrow(() -> new AssertionError("nothing failed"));
    }

    /** The whole text of what the first failed test or class threw; its message is the first line of it. */
    String failureText() {
        Throwable failure = failure();
        return failure instanceof GradientError error ? error.text() : String.valueOf(failure.getMessage());
    }

    /** The values of the entries that were published for a seed that did not succeed, in order. */
    List<String> failedSeeds() {
        return results.allEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
                .flatMap(entry -> entry.entrySet().stream())
                .filter(entry -> entry.getKey().startsWith("seed "))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    /** What failed tests and classes threw, in the order in which they failed. */
    List<Throwable> failures() {
        return results.allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .toList();
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
