package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which file a training is recorded in, and which files of earlier runs it replaces. */
class TestRunTest {

    private static final String RECORDER = GradientRecorder.class.getName();

    @TempDir
    private Path folder;

    private static TestName test(String method) {
        return new TestName("Suite", method, RECORDER, "", Optional.empty());
    }

    @Test
    void theTrainingsOfATestAreNumbered() {
        TestRun run = new TestRun();

        assertThat(run.nextFile(folder, test("trains"))).isEqualTo(file("trains.jsonl"));
        assertThat(run.nextFile(folder, test("trains"))).isEqualTo(file("trains-2.jsonl"));
        assertThat(run.nextFile(folder, test("learns"))).isEqualTo(file("learns.jsonl"));
    }

    /** Two runs may choose at the same moment; a file is made with its name, so that only one has it. */
    @Test
    void whatAnotherRunHasJustTakenIsNotTaken() {
        TestRun another = new TestRun();
        new TestRun().nextFile(folder, test("learns"));

        assertThat(another.nextFile(folder, test("learns"))).isEqualTo(file("learns-2.jsonl"));
    }

    /** A JVM that was killed, or met a full disk, before it wrote its first line. */
    @Test
    void anOldFileThatNobodyCanReadIsReplaced() throws IOException {
        Path file = file("trains.jsonl");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"type\":\"header");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(10)));

        assertThat(new TestRun().nextFile(folder, test("trains"))).isEqualTo(file);
        assertThat(file).isEmptyFile();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkInPlaceOfTheFileIsLeftAlone() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");
        Files.createDirectories(folder.resolve("Suite"));
        Files.createSymbolicLink(file("trains.jsonl"), folder.resolve("nowhere.txt"));
        Files.createSymbolicLink(file("trains-2.jsonl"), folder);

        assertThat(new TestRun().nextFile(folder, test("trains"))).isEqualTo(file("trains-3.jsonl"));
        assertThat(mine).hasContent("mine");
        assertThat(folder.resolve("nowhere.txt")).doesNotExist();
    }

    @RecordGradients
    static class ThreeModelsCase {
        @Test
        void learns(GradientRecorder recorder) {
            for (int model = 1; model <= Integer.getInteger("models"); model++) {
                recorder.attach(new ScriptedModel()).trainHealthily();
            }
        }
    }

    @Test
    void ofATestThatRunsAgainTheLastRunCounts() {
        ExtensionRun three = withModels(3);
        assertThat(names(three)).containsExactly("learns.jsonl", "learns-2.jsonl", "learns-3.jsonl");

        assertThat(names(withModels(1))).containsExactly("learns.jsonl");
        assertThat(names(withModels(2))).containsExactly("learns.jsonl", "learns-2.jsonl");
    }

    private ExtensionRun withModels(int count) {
        System.setProperty("models", Integer.toString(count));
        try {
            return ExtensionRun.of(folder, ThreeModelsCase.class);
        } finally {
            System.clearProperty("models");
        }
    }

    private static List<String> names(ExtensionRun run) {
        return run.files().stream().map(file -> file.getFileName().toString()).toList();
    }

    @RecordGradients
    static class OverloadsCase {
        @Test
        void learns(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainHealthily();
            recorder.attach(new ScriptedModel()).trainHealthily();
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void learns(int number, GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainBadly();
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "b"})
        void learns(String name, GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainBadly();
        }
    }

    @Test
    void runningOneTestAloneRemovesNoRecordingOfAnother() {
        ExtensionRun all = ExtensionRun.of(folder, OverloadsCase.class);
        List<String> recorded = recordedTests(all);
        assertThat(recorded)
                .containsExactly("learns", "learns", "learns[1]", "learns[1]", "learns[2]", "learns[2]", "learns[3]");

        for (int again = 0; again < 2; again++) {
            assertThat(recordedTests(ExtensionRun.ofMethod(folder, OverloadsCase.class, "learns", RECORDER)))
                    .isEqualTo(recorded);
            assertThat(recordedTests(
                            ExtensionRun.ofInvocation(folder, OverloadsCase.class, "learns", "int, " + RECORDER, 2)))
                    .isEqualTo(recorded);
            assertThat(recordedTests(ExtensionRun.ofInvocation(
                            folder, OverloadsCase.class, "learns", "java.lang.String, " + RECORDER, 2)))
                    .isEqualTo(recorded);
        }
    }

    private static List<String> recordedTests(ExtensionRun run) {
        return IntStream.range(0, run.files().size())
                .mapToObj(index -> run.recording(index).header().test())
                .sorted()
                .toList();
    }

    private Path file(String name) {
        return folder.resolve("Suite").resolve(name);
    }
}
