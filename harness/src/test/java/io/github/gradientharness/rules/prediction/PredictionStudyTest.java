package io.github.gradientharness.rules.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The scorecard's way from labelled trainings to a table of predictions and what they are worth. */
class PredictionStudyTest {

    @Test
    void theRegressionFindsTheCoefficientsByWhichItsTargetsWereDrawn() {
        Random random = new Random(5);
        int rows = 20_000;
        double[][] columns = new double[rows][2];
        double[] targets = new double[rows];
        double[] weights = new double[rows];
        for (int i = 0; i < rows; i++) {
            columns[i][0] = random.nextDouble() * 3;
            columns[i][1] = random.nextDouble() * 3;
            double sum = -2 + columns[i][0] + 0.5 * columns[i][1];
            targets[i] = random.nextDouble() < 1 / (1 + Math.exp(-sum)) ? 1 : 0;
            weights[i] = 1;
        }

        double[] found = new LogisticFit(columns, targets, weights).coefficients();

        assertThat(found).containsExactly(new double[] {-2, 1, 0.5}, within(0.1));
    }

    /** Healthy networks step by a tenth of their kernel, the others by a hundred times that; half of them is held out. */
    private static PredictionStudy study() {
        PredictionStudy study = new PredictionStudy();
        for (int i = 0; i < 80; i++) {
            boolean fails = i % 4 < 2;
            for (int seed = 0; seed < 2; seed++) {
                study.add(
                        new PredictionStudy.Label("made up", "variant " + i, "RATE_TOO_HIGH", i % 2 == 0, fails, false),
                        recording(fails ? 10 : 0.1));
            }
        }
        return study;
    }

    private static Recording recording(double step) {
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("step"))
                .layer("hidden", "tanh", 2, 2)
                .layer("output", "sigmoid", 2, 1);
        for (String layer : List.of("hidden", "output")) {
            recorder.record(layer, "W", Quantity.GRADIENT, new double[] {0.1});
            recorder.record(layer, "W", Quantity.UPDATE, new double[] {step});
            recorder.record(layer, "W", Quantity.PARAMETER, new double[] {1});
        }
        recorder.endIteration(1);
        return recorder.recording();
    }

    @Test
    void aNetworkCountsOnceHoweverOftenItWasTrained() {
        List<String> bands =
                study().table().stream().filter(line -> line.startsWith("band")).toList();

        assertThat(bands).filteredOn(line -> line.endsWith("\t20\t20")).hasSize(1);
        assertThat(bands).filteredOn(line -> line.endsWith("\t0\t20")).hasSize(1);
    }

    @Test
    void whatIsHeldOutIsScored() {
        PredictionStudy study = study();

        assertThat(study.markdown(study.table(), true))
                .contains(
                        "| made up | 20 | 20 | 1.000 | 1.000 [.839, 1.000] of 20 | .000 [.000, .161] of 20 | 1.000 | 0 | 1.000 [.839, 1.000] of 20 | .000 [.000, .161] of 20 |",
                        "| made up | RATE_TOO_HIGH | 1.000 [.839, 1.000] of 20 |");
    }
}
