package io.github.gradientharness.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.RecordingReader;
import io.github.gradientharness.recording.Series;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM with little memory a recorded model trains as it would alone, and what is lost of the recording is said. */
class LittleMemoryTest {

    @TempDir
    private Path folder;

    private Recording train(String heap, int units, int batch, int... lengths) throws Exception {
        Path file = folder.resolve("recording.jsonl");
        List<String> arguments = new ArrayList<>(List.of(file.toString(), "" + units, "" + batch));
        IntStream.of(lengths).forEach(length -> arguments.add("" + length));
        ProcessBuilder child = ChildJvm.builder(
                List.of(
                        "-Xmx" + heap,
                        "-Dorg.bytedeco.javacpp.maxBytes=2g",
                        "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"),
                LongSequences.class,
                arguments.toArray(String[]::new));
        child.environment().put("OMP_NUM_THREADS", "1");
        Process training = child.start();
        String output = new String(training.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(training.waitFor()).isZero();
        assertThat(output).contains("trained " + lengths.length);
        Recording recording = RecordingReader.read(file);
        assertThat(recording.damage()).isEmpty();
        assertThat(recording.iterations()).isEqualTo(lengths.length);
        assertThat(recording.ending().problem()).isEmpty();
        return recording;
    }

    /** An activation takes 12 MB. */
    @Test
    void activationsAreReadThroughOneCopyOfTheLargest() throws Exception {
        Recording recording = train("120m", 64, 32, 1_500);

        assertThat(recording.notes()).isEmpty();
        assertThat(recording.windows().get(0).series())
                .containsKeys(
                        new Series(0, "", Quantity.ACTIVATION_GRADIENT),
                        new Series(1, "", Quantity.ACTIVATION_GRADIENT));
    }

    /** One copy of an activation of 32 MB does not fit. */
    @Test
    void whereActivationsCannotBeAffordedGradientsGoOn() throws Exception {
        Recording recording = train("36m", 64, 512, 250, 250);

        assertThat(recording.notes())
                .singleElement()
                .asString()
                .contains("OutOfMemoryError", "could not be measured", "no layer's activations were");
        for (int window = 0; window < 2; window++) {
            assertThat(recording.windows().get(window).series())
                    .containsKey(new Series(0, "RW", Quantity.GRADIENT))
                    .doesNotContainKey(new Series(0, "", Quantity.ACTIVATION_GRADIENT));
        }
    }

    @Test
    void sequencesOfManyLengthsTakeNoMoreSeriesThanOfTwo() throws Exception {
        int[] lengths = IntStream.range(0, 40).map(i -> 33 + 2 * i).toArray();

        Recording recording = train("120m", 4, 1, lengths);

        assertThat(recording.notes()).isEmpty();
        assertThat(recording.windows().stream()
                        .flatMap(window -> window.series().keySet().stream())
                        .filter(series -> series.layer() == 0 && series.quantity() == Quantity.ACTIVATION_GRADIENT)
                        .distinct())
                .hasSize(1 + 2 * 32);
    }
}
