package io.github.gradientharness.benchmark;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.Preset;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.storage.InMemoryStatsStorage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The time of one training iteration with each kind of listener, and of reading the gradient once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ObserverCost {

    /** Names the file for the harness's own time, in microseconds an iteration. */
    static final String OWN_TIME_FILE = "benchmark.ownTimeFile";

    @Param({"circles", "mlp"})
    public String network;

    @Param({"plain", "economy", "standard", "full", "norms", "stats"})
    public String listener;

    private BenchmarkNetwork training;
    private GradientRecorder recorder;
    private Ending before;
    private final float[] chunk = new float[4096];
    private int iterationsOfEpoch;

    @Setup(Level.Trial)
    public void attach() throws IOException {
        training = BenchmarkNetwork.named(network);
        switch (listener) {
            case "plain" -> {}
            case "norms" -> training.dl4j().addListeners(new NormsListener());
            case "stats" ->
                training.dl4j().addListeners(new StatsListener((StatsStorageRouter) new InMemoryStatsStorage()));
            default -> {
                Path file = Files.createTempFile("benchmark", ".jsonl");
                file.toFile().deleteOnExit();
                recorder = new GradientRecorder(new RecorderOptions(
                        "run",
                        "",
                        "benchmark",
                        "benchmark",
                        Declaration.NONE,
                        Windowing.EPOCH,
                        Preset.valueOf(listener.toUpperCase(Locale.ROOT)),
                        () -> file));
                recorder.attach(training.model());
            }
        }
        // DL4J makes the gradient's buffer with the first iteration
        training.iteration().run();
    }

    @Benchmark
    public void iteration() {
        training.iteration().run();
    }

    /** The same, with an epoch's end after every 16th iteration, as in the two-circles tutorial: a window is written then. */
    @Benchmark
    public void iterationOfEpochs() {
        MultiLayerNetwork model = (MultiLayerNetwork) training.model();
        training.iteration().run();
        if (++iterationsOfEpoch % 16 == 0) {
            model.getListeners().forEach(each -> each.onEpochEnd(model));
            model.incrementEpochCount();
        }
    }

    /** The floor: copying the flat gradient out of its memory once. */
    @Benchmark
    public float readGradientOnce() {
        var flat = ((MultiLayerNetwork) training.model()).getFlattenedGradients();
        FloatPointer memory = new FloatPointer(flat.data().pointer());
        long end = flat.offset() + flat.length();
        for (long from = flat.offset(); from < end; from += chunk.length) {
            memory.position(from).get(chunk, 0, (int) Math.min(chunk.length, end - from));
        }
        return chunk[0];
    }

    @Setup(Level.Iteration)
    public void startOwnTime() {
        before = recorder == null ? null : recorder.recording().ending();
    }

    /** Hands the harness's own time in this stretch to the program that prints ratios. */
    @TearDown(Level.Iteration)
    public void handOverOwnTime() throws IOException {
        if (before != null) {
            Ending after = recorder.recording().ending();
            double own = (double) (after.harnessNanos() - before.harnessNanos())
                    / (after.iterations() - before.iterations());
            Files.writeString(Path.of(System.getProperty(OWN_TIME_FILE)), own / 1e3 + "\n", StandardOpenOption.APPEND);
        }
    }
}
