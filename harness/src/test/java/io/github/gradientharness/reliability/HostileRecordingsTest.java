package io.github.gradientharness.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.recording.file.UnreadableRecordingException;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.formats.ReportContent;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportFormats;
import io.github.gradientharness.report.formats.ReportPlaces;
import io.github.gradientharness.report.text.FailureMessage;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.rules.UnknownRuleException;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recordings that were spoilt at random, with known seeds: each is read, judged, put into words and reported, or refused by
 * one of the documented exceptions; a recording that says it is damaged is never healthy.
 */
@Tag("slow")
class HostileRecordingsTest {

    private static final int INPUTS = 8_000;
    private static final int INPUTS_OF_THE_LONG_RUN = 30_000;

    /** Every so many readable ones are judged as well, all in the long run. */
    private static final int JUDGED = 10;

    /** Every so many judged ones go into a report in all formats. */
    private static final int REPORTED = 100;

    @TempDir
    private Path folder;

    private final List<byte[]> files = new ArrayList<>();

    @BeforeEach
    void record() throws IOException {
        for (Windowing windowing : Windowing.values()) {
            Path file = folder.resolve(windowing + ".jsonl");
            train(file, windowing);
            files.add(Files.readAllBytes(file));
        }
    }

    private static void train(Path file, Windowing windowing) {
        Declaration declaration = new Declaration(
                true, Map.of("vanishing-gradient", 0.001), List.of(new Expectation("dead-layer", "first", "why not")));
        GradientRecorder recorder = new GradientRecorder(
                new RecorderOptions("run", "suite", "test", "test", declaration, windowing, () -> file));
        recorder.layer("first", "tanh", 2, 3).layer("second", "relu", 3, 3);
        Random random = new Random(1);
        for (int iteration = 0; iteration < 4; iteration++) {
            for (String layer : new String[] {"first", "second"}) {
                for (Quantity quantity : List.of(Quantity.GRADIENT, Quantity.UPDATE, Quantity.ACTIVATION)) {
                    recorder.record(layer, quantity, new float[][] {
                        {random.nextFloat(), random.nextFloat(), 0}, {random.nextFloat(), -random.nextFloat(), 1}
                    });
                }
            }
            recorder.endIteration(random.nextDouble());
            recorder.endEpoch();
        }
        recorder.metric("accuracy", 0.5);
        recorder.end(Ending.Status.COMPLETE);
    }

    @Test
    void eightThousandSpoiltRecordingsAreReadOrRefused() {
        assertTimeoutPreemptively(Duration.ofMinutes(5), () -> spoil(0, INPUTS, JUDGED));
    }

    /** Others than those of the normal build, all of them judged. */
    @Test
    @Tag("long")
    void thirtyThousandMoreAreJudgedAsWell() throws IOException {
        spoil(INPUTS, INPUTS_OF_THE_LONG_RUN, 1);
    }

    private void spoil(long firstSeed, int inputs, int judgedOneOf) throws IOException {
        Path file = Files.createDirectories(folder.resolve("spoilt")).resolve("spoilt.jsonl");
        List<JudgedRecording> reported = new ArrayList<>();
        int readable = 0;
        int damaged = 0;
        for (long seed = firstSeed; seed < firstSeed + inputs; seed++) {
            Files.deleteIfExists(file); // file systems take their time to make sure of a file that is written over
            Files.write(file, Mutation.some(files.get((int) (seed % files.size())), seed));
            Optional<Recording> read = read(file, seed);
            if (read.isPresent()) {
                readable++;
                damaged += read.get().damage().isEmpty() ? 0 : 1;
                if (readable % judgedOneOf == 0) {
                    Optional<JudgedRecording> judged = judge(file, read.get(), seed);
                    if (readable % (judgedOneOf * REPORTED) == 0) {
                        judged.ifPresent(reported::add);
                    }
                }
            }
        }
        assertThat(readable).as("so that more than refusals are tried").isGreaterThan(inputs / 2);
        assertThat(damaged).isBetween(inputs / 10, readable);
        report(reported);
    }

    private static Optional<Recording> read(Path file, long seed) {
        return unlessRefused(seed, () -> {
            Recording recording = RecordingReader.read(file);
            lookAtEverything(recording);
            return recording;
        });
    }

    private static Optional<JudgedRecording> judge(Path file, Recording recording, long seed) {
        return unlessRefused(seed, () -> {
            Diagnosis diagnosis = RuleSet.defaults().evaluate(recording);
            requireNotHealthyIfDamaged(diagnosis);
            new FailureMessage(diagnosis, file, Path.of("index.html")).text();
            return new JudgedRecording(file, diagnosis);
        });
    }

    /** Only what is documented may be thrown. */
    private static <T> Optional<T> unlessRefused(long seed, Callable<T> action) {
        try {
            return Optional.of(action.call());
        } catch (UnreadableRecordingException | UnknownRuleException documented) {
            assertThat(documented.getMessage()).as("seed %s", seed).isNotBlank();
            return Optional.empty();
        } catch (Exception | Error undocumented) {
            throw new AssertionError("of the recording spoilt with seed " + seed, undocumented);
        }
    }

    /** Windows are read when they are looked at, so that is where they would fail. */
    private static void lookAtEverything(Recording recording) {
        recording.windows().forEach(window -> {
            window.series().values().forEach(summary -> summary.standardDeviation());
            window.distributions().values().forEach(distribution -> distribution.quantile(0.5));
            window.units().values().forEach(units -> units.values().count());
        });
        recording.windows().stream().reduce((one, next) -> one.merge(next));
        recording.lastEpoch();
    }

    private static void requireNotHealthyIfDamaged(Diagnosis diagnosis) {
        Recording recording = diagnosis.recording();
        if (!recording.damage().isEmpty()
                || recording.ending() == null
                || recording.windows().isEmpty()) {
            assertThat(diagnosis.gateOutcome()).isNotEqualTo(Outcome.HEALTHY);
            assertThat(diagnosis.outcome()).isNotEqualTo(Outcome.HEALTHY);
        }
    }

    private void report(List<JudgedRecording> judged) throws IOException {
        Path output = folder.resolve("project").resolve("target").resolve("gradient");
        ReportContent content = new ReportContent(
                judged, RuleSet.defaults().descriptions(), new ReportContext("spoilt", "test", false));
        for (ReportFormat format : ReportFormats.all()) {
            content.write(
                    format,
                    new ReportPlaces(
                            output.resolve("site"),
                            output.resolve("summary.json"),
                            output,
                            folder.resolve("project"),
                            List.of()));
        }
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile))
                    .allMatch(file -> file.startsWith(output)
                            || file.startsWith(folder.resolve("spoilt"))
                            || file.getParent().equals(folder));
        }
    }
}
