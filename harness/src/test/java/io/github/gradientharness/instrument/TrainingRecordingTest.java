package io.github.gradientharness.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.UnitSummary;
import io.github.gradientharness.stats.UnitValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRecordingTest {

    @TempDir
    Path folder;

    private Path file;
    private TrainingRecording training;

    @BeforeEach
    void start() {
        file = folder.resolve("suite").resolve("test.jsonl");
        training = start(file);
    }

    private static TrainingRecording start(Path file) {
        return start(file, Preset.STANDARD);
    }

    private static TrainingRecording start(Path file, Preset preset) {
        Header header = Recordings.header(Recordings.model(1), Declaration.NONE);
        ProgressLog silent = new ProgressLog("", header::model, () -> 0L, line -> {});
        return new TrainingRecording(
                new RecordingSink(() -> header, () -> file),
                Windowing.EPOCH,
                preset.plan(0),
                silent,
                RecorderOptions.SanityChecks.OFF);
    }

    private void iteration(int epoch, double gradient) {
        training.beginIteration(0.7);
        int index = training.indexOf(new Series(0, "W", Quantity.GRADIENT));
        training.accumulator(index, 0.5).add(new double[] {gradient, -gradient}, 2);
        training.tensorAdded(index, 0.5);
        training.endIteration();
    }

    private void epoch(int epoch, int iterations, double gradient) {
        for (int i = 0; i < iterations; i++) {
            iteration(epoch, gradient);
        }
        training.endEpoch();
    }

    @Test
    void windowsFollowEpochsTheFirstOneFiner() throws IOException {
        epoch(1, 6, 1.0);
        epoch(2, 6, 1.0);
        training.end(Ending.Status.COMPLETE, "");

        assertThat(RecordingReader.read(file).windows())
                .extracting(Window::fromIteration, Window::toIteration, Window::toEpoch)
                .containsExactly(
                        tuple(1L, 1L, 1), tuple(2L, 2L, 1), tuple(3L, 4L, 1), tuple(5L, 6L, 1), tuple(7L, 12L, 2));
    }

    @Test
    void aWindowBeginsAtTheIterationThatTurnsNonFinite() {
        epoch(1, 6, 1.0);
        iteration(2, 1.0);
        iteration(2, 1.0);
        iteration(2, Double.NaN);
        iteration(2, Double.NaN);

        Recording recording = training.recording();

        Window bad = recording.windows().stream()
                .filter(Window::hasNonFinite)
                .findFirst()
                .orElseThrow();
        assertThat(bad.fromIteration()).isEqualTo(9);
        assertThat(bad.toIteration()).isEqualTo(10);
    }

    @Test
    void aKilledJvmLosesAtMostTheWindowItWasIn() throws IOException {
        epoch(1, 4, 1.0);
        epoch(2, 4, 1.0);
        iteration(3, 1.0);

        Recording asFoundOnDisk = RecordingReader.read(file);

        assertThat(asFoundOnDisk.iterations()).isEqualTo(8);
        assertThat(asFoundOnDisk.ending()).isNull();
    }

    @Test
    void aLongTrainingStaysBoundedInMemoryAndOnDiskAndLosesNoIteration() throws IOException {
        for (int epoch = 1; epoch <= 3_000; epoch++) {
            epoch(epoch, 2, 1.0);
            training.metric("accuracy", 0.5);
        }
        training.end(Ending.Status.COMPLETE, "");

        Recording recording = RecordingReader.read(file);
        assertThat(recording.windows()).hasSize(500);
        assertThat(recording.iterations()).isEqualTo(6_000);
        assertThat(Files.readAllLines(file)).hasSizeLessThan(500 + 1_000 + 3);
    }

    @Test
    void aFolderThatVanishesDoesNotStopTheTrainingAndIsNamed() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file where a folder should be");
        training = start(blocked.resolve("test.jsonl"));

        epoch(1, 4, 1.0);
        training.end(Ending.Status.COMPLETE, "");

        assertThat(training.recording().iterations()).isEqualTo(4);
        assertThat(training.recording().ending().problem())
                .startsWith("The recording could not be written to " + blocked)
                .contains("gradient.outputDirectory");
    }

    @Test
    void whatCouldNotBeMeasuredIsSaid() {
        training.beginIteration(0.5);
        training.lost("Measuring the gradient failed: no memory");
        training.end(Ending.Status.COMPLETE, "");

        assertThat(training.recording().ending().problem()).isEqualTo("Measuring the gradient failed: no memory");
        assertThat(training.recording().windows()).isEmpty();
    }

    @Test
    void distributionsAreCountedOnScheduleAndReadBackFromTheFile() throws IOException {
        epoch(1, 4, 3.0);
        epoch(2, 40, 3.0);
        training.end(Ending.Status.COMPLETE, "");

        Series series = new Series(0, "W", Quantity.GRADIENT);
        List<Window> windows = RecordingReader.read(file).windows();
        Distribution first = windows.get(0).distribution(series).orElseThrow();
        assertThat(first.count()).isEqualTo(2);
        assertThat(first.quantile(1.0)).isCloseTo(1.5, within(0.1));
        assertThat(first.quantile(0.0)).isCloseTo(-1.5, within(0.1));
        long later = windows.get(windows.size() - 1)
                .distribution(series)
                .orElseThrow()
                .count();
        // of iterations 5 to 44 all up to the 10th, and then one at every tenth more: ln(44 / 10) / ln 1.1 is 15.5
        assertThat(later / 2).isBetween(20L, 22L);
        assertThat(windows)
                .extracting(Window::distributions)
                .isEqualTo(training.recording().windows().stream()
                        .map(Window::distributions)
                        .toList());
    }

    @Test
    void eachWindowOfThePresetFullHasADistribution() {
        training = start(file, Preset.FULL);
        epoch(1, 16, 1.0);
        for (int epoch = 2; epoch <= 40; epoch++) {
            epoch(epoch, 3, 1.0);
        }

        Series series = new Series(0, "W", Quantity.GRADIENT);
        assertThat(training.recording().windows())
                .extracting(window -> window.distribution(series).orElseThrow().count() / 2)
                .allMatch(iterations -> iterations >= 1)
                .contains(1L, 2L);
    }

    @Test
    void unitsAndSingleNumbersAreReadBackFromTheFile() throws IOException {
        UnitSeries zeroShare = new UnitSeries(0, "", UnitSeries.Statistic.ZERO_SHARE);
        Series similarity = new Series(0, "", Quantity.UNIT_SIMILARITY);
        training.beginIteration(0.7);
        training.units(zeroShare, new double[] {0.25, 1.0, 0.0});
        training.number(training.indexOf(similarity), 0.5);
        training.endIteration();
        training.beginIteration(0.7);
        training.units(zeroShare, new double[] {0.75, 0.5, 0.0});
        training.number(training.indexOf(similarity), Double.NaN);
        training.endIteration();
        training.end(Ending.Status.COMPLETE, "");

        List<Window> windows = RecordingReader.read(file).windows();
        Window both = windows.get(0).merge(windows.get(1));

        UnitSummary units = both.units(zeroShare).orElseThrow();
        assertThat(units.units()).isEqualTo(3);
        assertThat(units.values().count()).isEqualTo(6);
        assertThat(units.highest())
                .containsExactly(new UnitValue(1, 1.0), new UnitValue(0, 0.75), new UnitValue(2, 0.0));
        assertThat(units.lowest())
                .containsExactly(new UnitValue(2, 0.0), new UnitValue(0, 0.25), new UnitValue(1, 0.5));
        assertThat(both.summary(similarity).orElseThrow().mean()).isEqualTo(0.5);
        assertThat(both.hasNonFinite()).isFalse();
    }

    @Test
    void nothingIsTakenAfterTheEnd() {
        epoch(1, 2, 1.0);
        training.end(Ending.Status.COMPLETE, "");

        assertThat(training.hasEnded()).isTrue();
        assertThat(training.recording().ending().status()).isEqualTo(Ending.Status.COMPLETE);
    }

    @Test
    void dataThatCanNotBeReadAreNotLookedAtAgainAndTheRestIsRecorded() {
        AtomicInteger looks = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            training.lookAtData(() -> {
                looks.incrementAndGet();
                throw new StackOverflowError();
            });
            iteration(1, 1);
        }

        assertThat(looks).hasValue(1);
        assertThat(training.recording().iterations()).isEqualTo(3);
        assertThat(training.recording().notes())
                .containsExactly("Inputs and targets could not be looked at (java.lang.StackOverflowError).");
    }
}
