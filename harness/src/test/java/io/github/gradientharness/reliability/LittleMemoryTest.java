package io.github.gradientharness.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.recording.file.RecordingReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM with little memory a recorded test trains as it would alone, and what is lost of its recording is said. */
@Tag("slow")
class LittleMemoryTest {

    @TempDir
    private Path folder;

    /** Runs tests of {@link LongSequences} in one JVM and returns their recordings by test. */
    private Map<String, Recording> run(String heap, String... tests) throws Exception {
        String[] arguments = new String[tests.length + 1];
        arguments[0] = folder.toString();
        System.arraycopy(tests, 0, arguments, 1, tests.length);
        ProcessBuilder child = ChildJvm.builder(
                List.of(
                        "-Xmx" + heap,
                        "-Dorg.bytedeco.javacpp.maxBytes=2g",
                        "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"),
                LongSequences.class,
                arguments);
        child.environment().put("OMP_NUM_THREADS", "1");
        Process training = child.start();
        String output = new String(training.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(training.waitFor()).isZero();
        Map<String, Recording> recordings = new HashMap<>();
        for (Path file : RecordingReader.filesIn(folder)) {
            Recording recording = RecordingReader.read(file);
            assertThat(recording.damage()).isEmpty();
            assertThat(recording.ending().problem()).isEmpty();
            recordings.put(file.getFileName().toString().replace(".jsonl", ""), recording);
        }
        for (String test : tests) {
            assertThat(output).containsPattern(test + ".*status = SUCCESSFUL");
        }
        assertThat(recordings).containsOnlyKeys(tests);
        return recordings;
    }

    @Test
    void activationsAreReadThroughOneCopyOfTheLargestAndSequencesOfManyLengthsShareTheirSeries() throws Exception {
        Map<String, Recording> recordings = run("60m", "oneLength", "manyLengths");

        Recording oneLength = recordings.get("oneLength");
        assertThat(oneLength.iterations()).isEqualTo(2);
        assertThat(oneLength.notes()).isEmpty();
        assertThat(oneLength.windows().get(0).series())
                .containsKeys(
                        new Series(0, "", Quantity.ACTIVATION_GRADIENT),
                        new Series(1, "", Quantity.ACTIVATION_GRADIENT));
        Recording manyLengths = recordings.get("manyLengths");
        assertThat(manyLengths.iterations()).isEqualTo(12);
        assertThat(manyLengths.notes()).isEmpty();
        assertThat(manyLengths.windows().stream()
                        .flatMap(window -> window.series().keySet().stream())
                        .filter(series -> series.layer() == 0 && series.quantity() == Quantity.ACTIVATION_GRADIENT)
                        .distinct())
                .hasSize(1 + 2 * 32);
    }

    @Test
    void whereActivationsCannotBeAffordedGradientsGoOn() throws Exception {
        Recording recording = run("40m", "tooLarge").get("tooLarge");

        assertThat(recording.iterations()).isEqualTo(2);
        assertThat(recording.notes())
                .singleElement()
                .asString()
                .contains("OutOfMemoryError", "could not be measured", "no layer's activations were");
        assertThat(recording.windows()).hasSize(2);
        for (Window window : recording.windows()) {
            assertThat(window.series())
                    .containsKey(new Series(0, "RW", Quantity.GRADIENT))
                    .doesNotContainKey(new Series(0, "", Quantity.ACTIVATION_GRADIENT));
        }
    }
}
