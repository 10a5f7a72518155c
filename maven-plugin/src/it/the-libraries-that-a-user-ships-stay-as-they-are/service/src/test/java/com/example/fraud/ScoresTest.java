package com.example.fraud;

import static io.github.gradientharness.recording.Quantity.GRADIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.HealthyGradients;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ScoresTest {

    @Test
    @HealthyGradients
    void learns(GradientRecorder recorder) {
        recorder.layers("hidden 1", "output");
        for (int epoch = 1; epoch <= 5; epoch++) {
            recorder.record("hidden 1", GRADIENT, new double[] {0.05, -0.15});
            recorder.record("output", GRADIENT, new double[] {0.1, -0.3});
            recorder.endIteration(1.0 / epoch);
            recorder.endEpoch();
        }
    }

    @Test
    void runsWithTheLibraryThatIsShipped() throws IOException {
        assertTrue(Scores.class.getModule().isNamed());
        assertEquals("2.11.4", Scores.versionOfJackson());
        assertEquals(0.25, Scores.read("[0.25]")[0]);
    }

    @Test
    void findsNothingOfTheHarnessUnderAnotherNameThanItsOwn() {
        String[] needed = {"gg.jte.TemplateEngine", "org.jspecify.annotations.NullMarked"};
        for (String name : needed) {
            assertFalse(isThere(name), name);
        }
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }
}
