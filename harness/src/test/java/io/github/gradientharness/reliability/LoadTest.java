package io.github.gradientharness.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.report.text.FailureMessage;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Outcome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Much at once, much in one model, and long: every iteration counts, memory is bounded, no file stays open. */
class LoadTest {

    @TempDir
    private Path folder;

    private static GradientRecorder recorderTo(Path file) {
        return new GradientRecorder(
                new RecorderOptions("run", "suite", "test", "test", Declaration.NONE, Windowing.EPOCH, () -> file));
    }

    /** Bytes that an action allocates on this thread, whether or not they are collected again. */
    private static long allocatedBy(Runnable action) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        action.run();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    private static Recording train(Path file, int model) {
        GradientRecorder recorder = recorderTo(file);
        for (int epoch = 1; epoch <= 20; epoch++) {
            for (int iteration = 1; iteration <= 50; iteration++) {
                recorder.record("first", Quantity.GRADIENT, new double[] {model, -epoch});
                recorder.record("second", Quantity.GRADIENT, new double[] {iteration, model});
                recorder.endIteration(1.0 / epoch);
            }
            recorder.endEpoch();
        }
        recorder.end(Ending.Status.COMPLETE);
        return recorder.recording();
    }

    @Test
    void eightTrainingsAtOnceAreEachRecordedAsIfAlone() throws Exception {
        List<Thread> threadsBefore = Resources.liveThreads();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<Recording>> trainings = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int model = i;
            trainings.add(pool.submit(() -> train(folder.resolve("model" + model + ".jsonl"), model)));
        }
        pool.shutdown();
        assertThat(pool.awaitTermination(5, TimeUnit.MINUTES)).isTrue();

        for (int model = 0; model < 8; model++) {
            Recording alone = train(folder.resolve("alone.jsonl"), model);
            assertThat(trainings.get(model).get().windows()).isEqualTo(alone.windows());
            Recording onDisk = RecordingReader.read(folder.resolve("model" + model + ".jsonl"));
            assertThat(onDisk.windows())
                    .isEqualTo(
                            RecordingReader.read(folder.resolve("alone.jsonl")).windows());
            assertThat(onDisk.ending().iterations()).isEqualTo(1_000);
        }
        assertThat(Resources.openIn(folder)).isEmpty();
        assertThat(Resources.startedSince(threadsBefore)).isEmpty();
    }

    @Test
    void aModelOfAThousandLayersIsRecordedReadAndJudged() throws IOException {
        Path file = folder.resolve("deep.jsonl");
        GradientRecorder recorder = recorderTo(file);
        for (int iteration = 1; iteration <= 30; iteration++) {
            for (int layer = 0; layer < 1_000; layer++) {
                double gradient = Math.pow(10, -layer / 100.0);
                recorder.record("layer " + layer, Quantity.GRADIENT, new double[] {gradient, -gradient});
            }
            recorder.endIteration(0.5);
        }
        recorder.end(Ending.Status.COMPLETE);

        Recording recording = RecordingReader.read(file);
        Diagnosis diagnosis = RuleSet.defaults().evaluate(recording);

        assertThat(recording.header().model().layers()).hasSize(1_000);
        assertThat(recording.iterations()).isEqualTo(30);
        assertThat(diagnosis.gateOutcome()).isEqualTo(Outcome.UNHEALTHY);
        String message = new FailureMessage(diagnosis, file, file).text();
        assertThat(message.lines()).hasSizeLessThan(120);
        assertThat(message).contains("vanishing-gradient in layer 'layer 999'");
        assertThat(Resources.openIn(folder)).isEmpty();
    }

    /** Needs 400 MB of heap for the gradient itself. */
    @Test
    @Tag("long")
    void aLayerOfAHundredMillionParametersIsNotCopied() throws IOException {
        float[] gradient = new float[100_000_000];
        Arrays.fill(gradient, 0.001f);
        gradient[99_999_999] = -0.5f;
        Path file = folder.resolve("wide.jsonl");
        GradientRecorder recorder = recorderTo(file);

        long allocated = allocatedBy(() -> {
            for (int iteration = 1; iteration <= 3; iteration++) {
                recorder.record("huge", Quantity.GRADIENT, gradient);
                recorder.endIteration(0.5);
            }
            recorder.end(Ending.Status.COMPLETE);
        });

        assertThat(allocated).isLessThan(40L << 20); // a tenth of the array
        Window window = RecordingReader.read(file).windows().get(0);
        var summary = window.summary(new Series(0, "W", Quantity.GRADIENT)).orElseThrow();
        assertThat(summary.count()).isEqualTo(100_000_000);
        assertThat(summary.min()).isEqualTo(-0.5);
        assertThat(Files.size(file)).isLessThan(100_000);
    }

    /** Takes about half a minute. */
    @Test
    @Tag("long")
    void tenMillionIterationsTakeNoMoreMemoryThanAMillion() throws IOException {
        long ofAMillion = liveBytesAfter(1_000_000, folder.resolve("a.jsonl"));
        long ofTenMillion = liveBytesAfter(10_000_000, folder.resolve("b.jsonl"));

        assertThat(ofTenMillion).isLessThan(ofAMillion + (8L << 20));
        assertThat(RecordingReader.read(folder.resolve("b.jsonl")).iterations()).isEqualTo(10_000_000);
        assertThat(Files.size(folder.resolve("b.jsonl"))).isLessThan(2L << 20);
        assertThat(Resources.openIn(folder)).isEmpty();
    }

    private static long liveBytesAfter(int iterations, Path file) {
        GradientRecorder recorder = recorderTo(file);
        double[] gradient = {0.5, -0.5};
        for (int iteration = 1; iteration <= iterations; iteration++) {
            recorder.record("only", Quantity.GRADIENT, gradient);
            recorder.endIteration(0.5);
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long live = runtime.totalMemory() - runtime.freeMemory();
        recorder.end(Ending.Status.COMPLETE);
        return live;
    }
}
