package io.github.gradientharness.reliability;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Quantity;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A training that ends only with its JVM: it records each iteration in a window of its own and says on its output which one
 * is complete. With 500 windows kept, the file is written anew every 500 iterations.
 */
public final class EndlessTraining {

    private EndlessTraining() {}

    /** Writes the recording into the file given. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        GradientRecorder recorder = new GradientRecorder(
                new RecorderOptions("run", "suite", "test", "test", Declaration.NONE, Windowing.ITERATION, () -> file));
        for (int iteration = 1; ; iteration++) {
            recorder.record("first", Quantity.GRADIENT, new double[] {0.5, -0.5});
            recorder.record("second", Quantity.GRADIENT, new double[] {0.6, -0.6});
            recorder.endIteration(1.0 / iteration);
            System.out.println(iteration); // the parent process reads it
        }
    }
}
