package io.github.gradientharness.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The ratio of an iteration with the recorder to one without, of networks that are trained in turns in one JVM: what the
 * machine does to one of them it does to the other. Measured is processor time. The plain network comes twice, which says how exact the ratio is.
 */
public final class PairedRatios {

    private static final List<String> LISTENERS = List.of("plain", "standard", "full", "stats", "plain");
    /** The training thread's processor time is what other work on the machine touches least; it leaves collecting out. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final int WARM_UPS = Integer.getInteger("benchmark.warmUps", 60);
    private static final int TURNS = Integer.getInteger("benchmark.turns", 60);

    /** So long that a turn takes about as long as the clock and the collector need to be fair. */
    private static final double NANOS_OF_A_TURN = 1e8;

    private PairedRatios() {}

    /** Takes the networks to run as arguments; those that are published if there are none. */
    public static void main(String[] networks) throws IOException {
        System.out.printf(
                Locale.ROOT, "%nin turns: ratio of processor time to plain, median and quartiles of %d turns%n", TURNS);
        for (String network : networks.length == 0 ? BenchmarkNetwork.PUBLISHED : List.of(networks)) {
            run(network);
        }
    }

    private static void run(String network) throws IOException {
        List<ObserverCost> trainings = new ArrayList<>();
        List<String> listeners = LISTENERS.stream()
                .filter(listener -> !listener.equals("stats") || !network.startsWith("samediff"))
                .toList();
        for (String listener : listeners) {
            ObserverCost training = new ObserverCost();
            training.network = network;
            training.listener = listener;
            training.attach();
            trainings.add(training);
        }
        time(trainings.get(0), 10);
        int iterations = (int) Math.max(2, Math.min(200, NANOS_OF_A_TURN / time(trainings.get(0), 10) * 10));
        double[][] ratios = new double[trainings.size()][TURNS];
        for (int turn = -WARM_UPS; turn < TURNS; turn++) {
            double plain = time(trainings.get(0), iterations);
            for (int i = 1; i < ratios.length; i++) {
                double time = time(trainings.get(i), iterations);
                if (turn >= 0) {
                    ratios[i][turn] = time / plain;
                }
            }
        }
        System.out.printf(Locale.ROOT, "%s, %d iterations a turn%n", network, iterations);
        for (int i = 1; i < ratios.length; i++) {
            Arrays.sort(ratios[i]);
            System.out.printf(
                    Locale.ROOT,
                    "  %-10s %.3f [%.3f, %.3f]%n",
                    listeners.get(i),
                    ratios[i][TURNS / 2],
                    ratios[i][TURNS / 4],
                    ratios[i][3 * TURNS / 4]);
        }
    }

    private static double time(ObserverCost training, int iterations) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < iterations; i++) {
            training.iteration();
        }
        return THREADS.getCurrentThreadCpuTime() - start;
    }
}
