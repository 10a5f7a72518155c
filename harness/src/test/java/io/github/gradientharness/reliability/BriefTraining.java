package io.github.gradientharness.reliability;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Quantity;
import java.nio.file.Path;

/** A training that says on its output which problem its recording met. */
public final class BriefTraining {

    private BriefTraining() {}

    /** Takes the recording's file and the number of iterations. */
    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        GradientRecorder recorder = new GradientRecorder(
                new RecorderOptions("run", "suite", "test", "test", Declaration.NONE, Windowing.ITERATION, () -> file));
        for (int iteration = 1; iteration <= Integer.parseInt(arguments[1]); iteration++) {
            recorder.record("first", Quantity.GRADIENT, new double[] {0.5, -0.5});
            recorder.record("second", Quantity.GRADIENT, new double[] {0.6, -0.6});
            recorder.endIteration(1.0 / iteration);
        }
        recorder.end(Ending.Status.COMPLETE);
        System.out.println(recorder.recording().ending().problem()); // the parent process reads it
    }
}
