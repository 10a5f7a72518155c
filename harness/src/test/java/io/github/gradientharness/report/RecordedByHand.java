package io.github.gradientharness.report;

import static io.github.gradientharness.recording.Quantity.ACTIVATION;
import static io.github.gradientharness.recording.Quantity.GRADIENT;
import static io.github.gradientharness.recording.Quantity.PARAMETER;
import static io.github.gradientharness.recording.Quantity.UPDATE;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.Preset;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.RuleSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A recording with everything a recording can hold, and the gradients that went into it. */
final class RecordedByHand {

    static final int EPOCHS = 3;
    private static final int ITERATIONS = 4;
    private static final int WEIGHTS = 40;

    private final Random random = new Random(7);
    private final GradientRecorder recorder =
            new GradientRecorder(RecorderOptions.inMemory("by hand").with(Preset.FULL));

    private final List<double[]> gradients = new ArrayList<>();

    final Recording recording;

    RecordedByHand() {
        recorder.layer("first", "tanh", 2, 5).layer("last", "sigmoid", 5, 1);
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            for (int i = 0; i < ITERATIONS; i++) {
                iteration();
            }
            recorder.metric("test accuracy", 0.5 + 0.1 * epoch);
            recorder.endEpoch();
        }
        recorder.end(Ending.Status.COMPLETE);
        recording = recorder.recordings().get(0);
    }

    private void iteration() {
        double[] gradient = random.doubles(WEIGHTS, -1e-3, 1e-2).toArray();
        gradient[0] = 0;
        gradients.add(gradient);
        recorder.record("first", GRADIENT, gradient);
        recorder.record("first", PARAMETER, random.doubles(WEIGHTS).toArray());
        recorder.record("first", UPDATE, random.doubles(WEIGHTS, 0, 1e-4).toArray());
        recorder.record("first", ACTIVATION, rows(6, 5));
        recorder.record("last", GRADIENT, random.doubles(5).toArray());
        recorder.endIteration(0.7);
    }

    private double[][] rows(int rows, int columns) {
        double[][] matrix = new double[rows][];
        for (int i = 0; i < rows; i++) {
            matrix[i] = random.doubles(columns, -1, 1).toArray();
        }
        return matrix;
    }

    /** All gradients of the first layer that went into a window. */
    double[] gradientsIn(Window window) {
        return gradients.stream()
                .skip(window.fromIteration() - 1)
                .limit(window.iterations())
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    JudgedRecording judged() {
        return new JudgedRecording(
                Path.of("recording.jsonl"), RuleSet.defaults().evaluate(recording));
    }
}
