package io.github.gradientharness.benchmark;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The ratio of an iteration with the recorder to one without, of networks that are trained in turns in one JVM: what the
 * machine does to one of them it does to the other. The plain network comes twice, which says how exact the ratio is.
 */
public final class PairedRatios {

    private static final List<String> LISTENERS = List.of("plain", "standard", "full", "plain");
    private static final int ITERATIONS = 8;
    private static final int WARM_UPS = 60;
    private static final int TURNS = 60;
    private static final double NANOS = 1e6;

    private PairedRatios() {}

    public static void main(String[] arguments) throws IOException {
        ObserverCost[] trainings = new ObserverCost[LISTENERS.size()];
        for (int i = 0; i < trainings.length; i++) {
            trainings[i] = new ObserverCost();
            trainings[i].network = "mlp";
            trainings[i].listener = LISTENERS.get(i);
            trainings[i].attach();
        }
        double[][] ratios = new double[trainings.length][TURNS];
        for (int turn = -WARM_UPS; turn < TURNS; turn++) {
            double plain = time(trainings[0]);
            for (int i = 1; i < trainings.length; i++) {
                double time = time(trainings[i]);
                if (turn >= 0) {
                    ratios[i][turn] = time / plain;
                }
            }
        }
        System.out.printf(
                Locale.ROOT, "%nmlp, in turns of %d iterations: ratio to plain, median and quartiles%n", ITERATIONS);
        for (int i = 1; i < trainings.length; i++) {
            Arrays.sort(ratios[i]);
            System.out.printf(
                    Locale.ROOT,
                    "  %-10s %.3f [%.3f, %.3f]%n",
                    LISTENERS.get(i),
                    ratios[i][TURNS / 2],
                    ratios[i][TURNS / 4],
                    ratios[i][3 * TURNS / 4]);
        }
    }

    private static double time(ObserverCost training) {
        long start = System.nanoTime();
        for (int i = 0; i < ITERATIONS; i++) {
            training.iteration();
        }
        return (System.nanoTime() - start) / NANOS;
    }
}
