package io.github.gradientharness.benchmark;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.Preset;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Ending;
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

    @Param({"circles", "mlp"})
    public String network;

    @Param({"plain", "economy", "standard", "full", "norms", "stats"})
    public String listener;

    private BenchmarkNetwork training;
    private GradientRecorder recorder;
    private final float[] chunk = new float[4096];

    @Setup(Level.Trial)
    public void attach() {
        training = BenchmarkNetwork.named(network);
        MultiLayerNetwork model = training.model();
        switch (listener) {
            case "plain" -> {}
            case "norms" -> model.addListeners(new NormsListener());
            case "stats" -> model.addListeners(new StatsListener((StatsStorageRouter) new InMemoryStatsStorage()));
            default -> {
                recorder = new GradientRecorder(
                        RecorderOptions.inMemory("benchmark").with(Preset.valueOf(listener.toUpperCase(Locale.ROOT))));
                recorder.attach(model);
            }
        }
        // DL4J makes the gradient's buffer with the first iteration
        model.fit(training.batch());
    }

    @Benchmark
    public void iteration() {
        training.model().fit(training.batch());
    }

    /** The floor: copying the flat gradient out of its memory once. */
    @Benchmark
    public float readGradientOnce() {
        var flat = training.model().getFlattenedGradients();
        FloatPointer memory = new FloatPointer(flat.data().pointer());
        long end = flat.offset() + flat.length();
        for (long from = flat.offset(); from < end; from += chunk.length) {
            memory.position(from).get(chunk, 0, (int) Math.min(chunk.length, end - from));
        }
        return chunk[0];
    }

    @TearDown(Level.Trial)
    public void printOwnTime() {
        if (recorder != null) {
            Ending ending = recorder.recording().ending();
            double micros = ending.harnessNanos() / 1e3 / Math.max(1, ending.iterations());
            System.out.printf(
                    Locale.ROOT,
                    "%nown time of %s on %s: %.1f us an iteration over %d iterations%n",
                    listener,
                    network,
                    micros,
                    ending.iterations());
        }
    }
}
