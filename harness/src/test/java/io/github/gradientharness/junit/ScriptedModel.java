package io.github.gradientharness.junit;

import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import java.util.ArrayList;
import java.util.List;

/** A model whose "training" plays back given gradients, so that tests of the extension need no framework. */
final class ScriptedModel {

    static final int LAYERS = 3;

    private final List<TrainingRecording> recordings = new ArrayList<>();
    private long iterations;

    void listen(TrainingRecording recording) {
        recordings.add(recording);
    }

    /** Plays epochs of two iterations each, in which each layer's kernel has a gradient of the given size. */
    ScriptedModel train(int epochs, double... gradients) {
        for (int epoch = 1; epoch <= epochs; epoch++) {
            for (int iteration = 0; iteration < 2; iteration++) {
                iterations++;
                for (TrainingRecording recording : recordings) {
                    play(recording, gradients);
                }
            }
            recordings.forEach(TrainingRecording::endEpoch);
        }
        return this;
    }

    /** A copy as frameworks make it: it counts on from where this one is, and nobody listens to it. */
    ScriptedModel copy() {
        ScriptedModel copy = new ScriptedModel();
        copy.iterations = iterations;
        return copy;
    }

    /** Iterations trained, those before it was copied included. */
    long iterations() {
        return iterations;
    }

    /** What listens to it. */
    List<TrainingRecording> listeners() {
        return List.copyOf(recordings);
    }

    ScriptedModel trainHealthily() {
        return train(3, 0.5, 0.6, 0.7);
    }

    ScriptedModel trainBadly() {
        return train(3, 1e-6, 1e-3, 0.7);
    }

    private static void play(TrainingRecording recording, double... gradients) {
        recording.beginIteration(0.7);
        for (int layer = 0; layer < gradients.length; layer++) {
            int index = recording.indexOf(new Series(layer, "W", Quantity.GRADIENT));
            recording.accumulator(index, 1.0).add(new double[] {gradients[layer], -gradients[layer]}, 2);
            recording.tensorAdded(index, 1.0);
        }
        recording.endIteration();
    }
}
