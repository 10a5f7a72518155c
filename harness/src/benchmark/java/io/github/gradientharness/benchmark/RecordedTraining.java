package io.github.gradientharness.benchmark;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Quantity;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes the recording of a training that never took place: random arrays of the sizes that a network of equal layers
 * has, handed to the real recorder with its default presets, so that the file holds what that of a real training does.
 *
 * @param layers their number
 * @param units of each layer
 * @param epochs of 16 iterations
 */
record RecordedTraining(int layers, int units, int epochs) {

    private static final int ITERATIONS = 16;
    private static final int SAMPLES = 32;

    /** Arrays are taken in turn from so many. */
    private static final int VARIETY = 7;

    void write(Path file, String suite, String test) {
        GradientRecorder recorder = new GradientRecorder(
                new RecorderOptions("run", suite, test, test, Declaration.NONE, Windowing.EPOCH, () -> file));
        Random random = new Random(1);
        float[][][] kernels = arrays(random, units, 0.05);
        float[][][] updates = arrays(random, units, 0.0005);
        float[][][] activations = arrays(random, SAMPLES, 0.5);
        for (int layer = 0; layer < layers; layer++) {
            recorder.layer("layer " + layer, "tanh", units, units);
        }
        for (int iteration = 0; iteration < epochs * ITERATIONS; iteration++) {
            for (int layer = 0; layer < layers; layer++) {
                String name = "layer " + layer;
                int turn = (iteration * 31 + layer) % VARIETY;
                record(recorder, name, Quantity.GRADIENT, updates[turn]);
                record(recorder, name, Quantity.UPDATE, updates[(turn + 1) % VARIETY]);
                record(recorder, name, Quantity.PARAMETER, kernels[turn]);
                if (recorder.measures(Quantity.ACTIVATION)) {
                    recorder.record(name, Quantity.ACTIVATION, activations[turn]);
                    recorder.record(name, Quantity.ACTIVATION_GRADIENT, activations[(turn + 1) % VARIETY]);
                }
            }
            recorder.endIteration(1.0 / (1 + iteration / 100.0));
            if (iteration % ITERATIONS == ITERATIONS - 1) {
                recorder.endEpoch();
            }
        }
        recorder.end(Ending.Status.COMPLETE);
    }

    /** The same, with nothing but the kernels' gradients, as a loop of one's own may hand them over. */
    void writeGradients(Path file, String suite, String test) {
        GradientRecorder recorder = new GradientRecorder(
                new RecorderOptions("run", suite, test, test, Declaration.NONE, Windowing.EPOCH, () -> file));
        float[][][] gradients = arrays(new Random(1), units, 0.0005);
        for (int layer = 0; layer < layers; layer++) {
            recorder.layer("layer " + layer, "tanh", units, units);
        }
        for (int iteration = 0; iteration < epochs * ITERATIONS; iteration++) {
            for (int layer = 0; layer < layers; layer++) {
                recorder.record("layer " + layer, Quantity.GRADIENT, gradients[(iteration * 31 + layer) % VARIETY]);
            }
            recorder.endIteration(1.0 / (1 + iteration / 100.0));
            if (iteration % ITERATIONS == ITERATIONS - 1) {
                recorder.endEpoch();
            }
        }
        recorder.end(Ending.Status.COMPLETE);
    }

    private static void record(GradientRecorder recorder, String layer, Quantity quantity, float[][] kernel) {
        if (recorder.measures(quantity)) {
            recorder.record(layer, quantity, kernel);
            recorder.record(layer, "b", quantity, kernel[0]);
        }
    }

    private float[][][] arrays(Random random, int rows, double size) {
        float[][][] arrays = new float[VARIETY][rows][units];
        for (float[][] array : arrays) {
            for (float[] row : array) {
                for (int i = 0; i < units; i++) {
                    row[i] = (float) (size * random.nextGaussian());
                }
            }
        }
        return arrays;
    }
}
