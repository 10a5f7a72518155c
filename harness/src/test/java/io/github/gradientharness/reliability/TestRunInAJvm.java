package io.github.gradientharness.reliability;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.RecordGradients;
import io.github.gradientharness.recording.Quantity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * A test run as a build starts it. It says on its output how far it is, and goes on when it reads a line: when the test has
 * begun, when it has trained, and when the run is over.
 */
public final class TestRunInAJvm {

    private static final BufferedReader INPUT =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private TestRunInAJvm() {}

    /** Takes the output folder and the gradient of the first layer. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("first.gradient", arguments[1]);
        long passed = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(TrainingCase.class))
                .configurationParameter("gradient.outputDirectory", arguments[0])
                .execute()
                .testEvents()
                .succeeded()
                .count();
        say("passed " + passed);
    }

    private static void say(String line) throws IOException {
        System.out.println(line); // the parent process reads it
        INPUT.readLine();
    }

    @RecordGradients
    static final class TrainingCase {
        @Test
        void trains(GradientRecorder recorder) throws IOException {
            say("begun");
            double gradient = Double.parseDouble(System.getProperty("first.gradient"));
            for (int epoch = 1; epoch <= 5; epoch++) {
                recorder.record("first", Quantity.GRADIENT, new double[] {gradient, -gradient});
                recorder.record("second", Quantity.GRADIENT, new double[] {0.6, -0.6});
                recorder.endIteration(0.7);
                recorder.endEpoch();
            }
            say("trained");
        }
    }
}
