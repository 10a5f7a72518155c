package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which file a training is recorded in. */
class TestRunTest {

    @TempDir
    private Path folder;

    @Test
    void theTrainingsOfATestAreNumbered() {
        TestRun run = new TestRun();

        assertThat(run.nextFile(folder, "Suite", "trains")).isEqualTo(file("trains.jsonl"));
        assertThat(run.nextFile(folder, "Suite", "trains")).isEqualTo(file("trains-2.jsonl"));
        assertThat(run.nextFile(folder, "Suite", "learns")).isEqualTo(file("learns.jsonl"));
    }

    @Test
    void whatAnEarlierRunOfTheTestLeftIsForgottenAndNothingElse() throws IOException {
        TestRun earlier = new TestRun();
        for (String test : new String[] {"trains", "trains", "trains", "learns"}) {
            Path file = earlier.nextFile(folder, "Suite", test);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
        TestRun again = new TestRun();

        Files.createFile(again.nextFile(folder, "Suite", "trains"));

        assertThat(folder.resolve("Suite"))
                .isDirectoryContaining("glob:**/trains.jsonl")
                .isDirectoryContaining("glob:**/learns.jsonl")
                .isDirectoryNotContaining("glob:**/trains-*.jsonl");
        Files.createFile(again.nextFile(folder, "Suite", "trains"));
        assertThat(file("trains.jsonl")).exists();
        assertThat(file("trains-2.jsonl")).exists();
    }

    private Path file(String name) {
        return folder.resolve("Suite").resolve(name);
    }
}
