package io.github.gradientharness.benchmark;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.Preset;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Quantity;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Prints how the harness's own time, its memory and its file grow with layers, parameters, iterations and outputs. Nothing is
 * trained: a loop hands kernels' gradients and layers' activations to a recorder with the preset {@code standard}.
 *
 * <p>A slope is the exponent of growth from a row to the next one: 1 is proportional.
 */
public final class ScaleCost {

    private static final int MINIBATCHES = 50;
    private static final int SAMPLES = 32;

    private ScaleCost() {}

    /**
     * A loop to record.
     *
     * @param layers their number
     * @param inputs of each layer
     * @param units of each layer
     * @param iterations in epochs of 50
     */
    private record Loop(int layers, int inputs, int units, int iterations) {

        Measured measure() throws IOException {
            Path file = Files.createTempFile("scale", ".jsonl");
            INDArray gradient = Nd4j.rand(DataType.FLOAT, inputs, units).subi(0.5);
            INDArray activation = Nd4j.rand(DataType.FLOAT, SAMPLES, units);
            long before = heap();
            GradientRecorder recorder = new GradientRecorder(new RecorderOptions(
                    "run", "", "scale", "scale", Declaration.NONE, Windowing.EPOCH, Preset.STANDARD, () -> file));
            for (int layer = 0; layer < layers; layer++) {
                recorder.layer("layer " + layer, "tanh", inputs, units);
            }
            for (int iteration = 1; iteration <= iterations; iteration++) {
                iterate(recorder, gradient, activation);
                if (iteration % MINIBATCHES == 0) {
                    recorder.endEpoch();
                }
            }
            long held = heap() - before;
            Reference.reachabilityFence(activation);
            recorder.end(Ending.Status.COMPLETE);
            double own = (double) recorder.recording().ending().harnessNanos() / iterations;
            Measured measured = new Measured(own / 1e3, Math.max(0, held) / 1e6, Files.size(file) / 1e6);
            Files.delete(file);
            return measured;
        }

        private void iterate(GradientRecorder recorder, INDArray gradient, INDArray activation) {
            for (int layer = 0; layer < layers; layer++) {
                recorder.record("layer " + layer, Quantity.GRADIENT, gradient);
                if (recorder.measures(Quantity.ACTIVATION)) {
                    recorder.record("layer " + layer, Quantity.ACTIVATION, activation);
                }
            }
            recorder.endIteration(1);
        }

        private static long heap() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        }
    }

    /**
     * What a loop costs.
     *
     * @param own microseconds of an iteration
     * @param heap megabytes that the recorder holds at the end
     * @param file megabytes of the recording
     */
    private record Measured(double own, double heap, double file) {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        new Loop(10, 32, 32, 2_000).measure();
        print("layers of 32 x 32", new int[] {10, 30, 100, 300, 1_000}, size -> new Loop(size, 32, 32, 500));
        print(
                "parameters of one layer with 100 units",
                new int[] {1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000},
                size -> new Loop(1, size / 100, 100, size >= 1_000_000 ? 50 : 500));
        print(
                "iterations of 3 layers of 8 x 8",
                new int[] {1_000, 10_000, 100_000, 1_000_000, 10_000_000},
                size -> new Loop(3, 8, 8, size));
        print("outputs of one layer", new int[] {10, 100, 1_000, 10_000}, size -> new Loop(1, 32, size, 500));
    }

    /** Makes the loop of a size. */
    private interface LoopOfSize {
        Loop of(int size);
    }

    private static void print(String what, int[] sizes, LoopOfSize loop) throws IOException {
        System.out.printf(
                Locale.ROOT, "%n%s | own us an iteration (slope) | heap MB (slope) | file MB (slope)%n", what);
        Measured before = null;
        for (int i = 0; i < sizes.length; i++) {
            Measured now = loop.of(sizes[i]).measure();
            double step = i == 0 ? Double.NaN : Math.log((double) sizes[i] / sizes[i - 1]);
            System.out.printf(
                    Locale.ROOT,
                    "%,d | %.1f%s | %.2f%s | %.3f%s%n",
                    sizes[i],
                    now.own,
                    before == null ? "" : slope(before.own, now.own, step),
                    now.heap,
                    before == null ? "" : slope(before.heap, now.heap, step),
                    now.file,
                    before == null ? "" : slope(before.file, now.file, step));
            before = now;
        }
    }

    private static String slope(double before, double now, double step) {
        return before < 0.01 ? "" : String.format(Locale.ROOT, " (%.2f)", Math.log(now / before) / step);
    }
}
