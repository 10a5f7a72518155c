package io.github.gradientharness.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.gradientharness.baseline.BaselineComparison;
import io.github.gradientharness.baseline.BaselineDifference;
import io.github.gradientharness.baseline.BaselineFile;
import io.github.gradientharness.baseline.FrozenFinding;
import io.github.gradientharness.baseline.FrozenLayer;
import io.github.gradientharness.baseline.FrozenTraining;
import io.github.gradientharness.baseline.GradientBaseline;
import io.github.gradientharness.baseline.TrainingKey;
import io.github.gradientharness.baseline.UnreadableBaselineException;
import io.github.gradientharness.verdict.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Baselines spoilt at random, with known seeds, and such as nobody freezes: each is read, compared and written again, or
 * refused by the documented exception with the reason.
 */
@Tag("slow")
class HostileBaselinesTest {

    private static final int INPUTS = 20_000;

    /** Every so many readable ones are written and read again. */
    private static final int WRITTEN_AGAIN = 5;

    private static final int LONGEST_MESSAGE = 1_000;

    private static final GradientBaseline SOUND = new GradientBaseline(List.of(
            new FrozenTraining(
                    new TrainingKey("com.example.FraudModelTest", "learns", 1),
                    20,
                    List.of(new FrozenLayer("hidden 1", 0.12, 0.21), new FrozenLayer("output", 1, 0)),
                    List.of(new FrozenFinding("vanishing-gradient", "hidden 1", Severity.WARNING, false))),
            new FrozenTraining(
                    new TrainingKey("com.example.FraudModelTest", "learns", 2),
                    1,
                    List.of(new FrozenLayer("hidden \"é\" 1", Double.NaN, Double.NaN), new FrozenLayer("output", 1, 0)),
                    List.of(new FrozenFinding("dead-layer", "output", Severity.ERROR, true))),
            new FrozenTraining(
                    new TrainingKey("com.example.OtherTest", "converges[1]", 1),
                    1,
                    List.of(new FrozenLayer("first", 1.2e-300, Double.NaN)),
                    List.of())));

    @TempDir
    private Path folder;

    @Test
    void twentyThousandSpoiltBaselinesAreReadOrRefused() throws IOException {
        BaselineFile.write(folder.resolve("sound.json"), SOUND);
        byte[] sound = Files.readAllBytes(folder.resolve("sound.json"));

        assertTimeoutPreemptively(Duration.ofMinutes(10), () -> spoil(sound));

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("sound.json", "spoilt.json", "again.json");
    }

    private void spoil(byte[] sound) throws IOException {
        Path file = folder.resolve("spoilt.json");
        int read = 0;
        for (long seed = 0; seed < INPUTS; seed++) {
            Files.deleteIfExists(file); // file systems take their time to make sure of a file that is written over
            Files.write(file, Mutation.some(sound, seed));
            Optional<GradientBaseline> baseline = unlessRefused(file, seed);
            if (baseline.isPresent()) {
                read++;
                use(baseline.get(), seed);
            }
        }
        assertThat(read).as("so that more than refusals are tried").isBetween(INPUTS / 50, INPUTS * 9 / 10);
    }

    /** Only what is documented may be thrown. */
    private static Optional<GradientBaseline> unlessRefused(Path file, long seed) {
        try {
            return Optional.of(BaselineFile.read(file));
        } catch (UnreadableBaselineException documented) {
            assertThat(documented.getMessage())
                    .as("seed %s", seed)
                    .startsWith("The baseline " + file + " can't be read: ")
                    .doesNotContainPattern("\\p{Cntrl}")
                    .hasSizeLessThan(LONGEST_MESSAGE);
            return Optional.empty();
        } catch (Exception | Error undocumented) {
            throw new AssertionError("of the baseline spoilt with seed " + seed, undocumented);
        }
    }

    private void use(GradientBaseline baseline, long seed) throws IOException {
        for (FrozenTraining training : baseline.trainings()) {
            assertThat(training.seeds()).as("seed %s", seed).isPositive();
            for (FrozenLayer layer : training.layers()) {
                assertThat(layer.share() < 0 || layer.share() > 1)
                        .as("seed %s", seed)
                        .isFalse();
            }
        }
        List<BaselineDifference> differences = new ArrayList<>(BaselineComparison.of(baseline, SOUND, 10));
        differences.addAll(BaselineComparison.of(SOUND, baseline, 10));
        for (BaselineDifference difference : differences) {
            assertThat(difference.line() + difference.measure())
                    .as("seed %s", seed)
                    .doesNotContain("null");
        }
        if (seed % WRITTEN_AGAIN == 0 && StandardCharsets.UTF_8.newEncoder().canEncode(baseline.toString())) {
            Path again = folder.resolve("again.json");
            Files.deleteIfExists(again);
            BaselineFile.write(again, baseline);
            assertThat(BaselineFile.read(again)).as("seed %s", seed).isEqualTo(baseline);
        }
    }

    private void assertRefused(String text, String problem) throws IOException {
        Path file = Files.writeString(folder.resolve("hostile.json"), text);
        assertThatThrownBy(() -> BaselineFile.read(file))
                .isInstanceOf(UnreadableBaselineException.class)
                .hasMessageStartingWith("The baseline " + file + " can't be read: ")
                .hasMessageContaining(problem)
                .message()
                .hasSizeLessThan(LONGEST_MESSAGE);
    }

    private static String withLayer(String layer) {
        return """
                {"format":"gradient-baseline","version":1,"trainings":[
                {"suite":"a","test":"b",
                 "layers":[
                  %s],
                 "findings":[]}]}
                """.replace("%s", layer);
    }

    @Test
    void deepNestingAndNumbersOfAMillionDigitsAreRefused() throws IOException {
        assertRefused(withLayer("[".repeat(400_000) + "]".repeat(400_000)), "it is nested deeper than 64 levels.");
        assertRefused(
                withLayer("{\"layer\":\"c\",\"share\":0." + "9".repeat(800_000) + "}"),
                "it holds a number of more than 100 digits.");
        assertRefused(
                withLayer("{\"layer\":\"c\",\"share\":1,\"" + "x".repeat(800_000) + "\":1}"),
                "it holds an endless name or text.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-0.1", "1.01", "\"NaN\"", "true", "[1]", "{\"a\":1}"})
    void aShareThatNoLayerCanHaveIsRefused(String share) throws IOException {
        assertRefused(
                withLayer("{\"layer\":\"c\",\"share\":" + share + "}"),
                "\"share\" should be a number from 0 to 1 and is ");
    }

    /** Beyond an infinite tolerance is nothing, so that such a spread would forgive every drift. */
    @ParameterizedTest
    @ValueSource(strings = {"1e300", "325", "-1", "1e999"})
    void aSpreadThatForgivesEverythingIsRefused(String spread) throws IOException {
        assertRefused(
                withLayer("{\"layer\":\"c\",\"share\":0.5,\"spread\":" + spread + "}"),
                "\"spread\" should be a number from 0 to 324 and is ");
    }

    @Test
    void aLayerWithoutShareIsNotSilentlyLeftOut() throws IOException {
        assertRefused(withLayer("{\"layer\":\"c\",\"shares\":0.5}"), "the layer \"c\" has no \"share\"");
    }

    /** Both sides of a merge, one below the other. */
    @Test
    void whatStandsThereTwiceIsRefused() throws IOException {
        String training = "{\"suite\":\"a\",\"test\":\"b\",\"layers\":[],\"findings\":[]}";
        String open = "{\"format\":\"gradient-baseline\",\"version\":1,\"trainings\":[";

        assertRefused(open + training + "," + training + "]}", "the training \"a > b\" stands there twice.");
        assertRefused(
                withLayer("{\"layer\":\"c\",\"share\":1},{\"layer\":\"c\",\"share\":0.1}"),
                "the layer \"c\" of the training \"a > b\" stands there twice.");
        assertRefused(
                withLayer("{\"layer\":\"c\",\"share\":1,\n\"share\":0.1}"),
                "line 5 says something twice, or goes on behind the end.");
        assertRefused(open + "]}\n" + open + "]}", "line 2 says something twice, or goes on behind the end.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "\"1\"", "4294967297", "true", "[1]"})
    void aVersionThatOnlyLooksLikeTheKnownOneIsRefused(String version) throws IOException {
        assertRefused(
                "{\"format\":\"gradient-baseline\",\"version\":" + version + ",\"trainings\":[]}",
                "its version is " + version + " and this reader knows version 1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "\"2\"", "4294967297", "null"})
    void numbersAndSeedsAreWholeNumbersFromOne(String number) throws IOException {
        for (String field : new String[] {"number", "seeds"}) {
            assertRefused(
                    withLayer("").replace("\"test\":\"b\",", "\"test\":\"b\",\"" + field + "\":" + number + ","),
                    "\"" + field + "\" should be a whole number from 1 and is " + number + ".");
        }
    }

    @Test
    void aSeverityThatThereIsNotIsRefused() throws IOException {
        String finding =
                "{\"rule\":\"dead-layer\",\"layer\":\"c\",\"severity\":\"\\u001b[2J" + "x".repeat(5_000) + "\"}";

        assertRefused(
                withLayer("").replace("\"findings\":[]", "\"findings\":[" + finding + "]"),
                "\"severity\" should be one of [INFO, WARNING, ERROR] and is \"\\u001B[2Jxxx");
        assertRefused(
                withLayer("")
                        .replace(
                                "\"findings\":[]",
                                "\"findings\":["
                                        + finding.replaceFirst("sev.*", "severity\":\"error\",\"expected\":\"no\"}")
                                        + "]"),
                "\"expected\" should be true or false and is \"no\".");
    }

    @Test
    void whatIsNoUtf8IsRefusedAndAByteOrderMarkIsNot() throws IOException {
        Path file = folder.resolve("latin.json");
        Files.write(file, withLayer("{\"layer\":\"Ä\",\"share\":1}").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> BaselineFile.read(file))
                .isInstanceOf(UnreadableBaselineException.class)
                .hasMessageEndingWith(
                        "it is not UTF-8. 'mvn clean verify gradient:freeze -Dgradient.onBaselineDrift=ignore' writes the file"
                                + " anew.");

        Files.writeString(file, "\uFEFF" + withLayer("{\"layer\":\"Ä\",\"share\":1}"));
        assertThat(BaselineFile.read(file).trainings())
                .singleElement()
                .satisfies(
                        training -> assertThat(training.layers()).containsExactly(new FrozenLayer("Ä", 1, Double.NaN)));
    }

    @Test
    void aFileTooLargeForTheMemoryIsRefusedWithoutBeingReadToItsEnd() throws IOException {
        Path file = folder.resolve("endless.json");
        byte[] mebibyte = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream output = Files.newOutputStream(file)) {
            for (long i = 0; i <= Runtime.getRuntime().maxMemory() / 64 >> 20; i++) {
                output.write(mebibyte);
            }
        }

        assertThatThrownBy(() -> BaselineFile.read(file))
                .isInstanceOf(UnreadableBaselineException.class)
                .hasMessageContainingAll("it is larger than", "MiB, a 64th of this JVM's memory. Give it more: -Xmx");
    }

    /** As long as memory lets it be; compared training by training it would take hours if each were searched for. */
    @Test
    void fiftyThousandTrainingsAreComparedInTheEnd() throws IOException {
        List<FrozenTraining> trainings = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            trainings.add(new FrozenTraining(
                    new TrainingKey("com.example.a.test.of.a.long.name.FraudModelTest", "learns" + i, 1),
                    1,
                    List.of(),
                    List.of()));
        }
        GradientBaseline baseline = new GradientBaseline(trainings);

        List<BaselineDifference> differences = assertTimeoutPreemptively(
                Duration.ofMinutes(1), () -> BaselineComparison.of(baseline, new GradientBaseline(trainings), 10));

        assertThat(differences).isEmpty();
    }
}
