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

    private static final int TURNS = Integer.getInteger("benchmark.turns", 200);

    /** How long each network is trained before it is measured. */
    private static final double WARM_UP_NANOS = 1e9 * Integer.getInteger("benchmark.warmUp", 8);

    /** Short, so that what else the machine does changes little within a turn of all networks. */
    private static final double NANOS_OF_A_TURN = 3e7;

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
        int warmUp = (int) Math.max(2, Math.min(1000, WARM_UP_NANOS / time(trainings.get(0), 10) * 10));
        for (ObserverCost training : trainings) {
            time(training, warmUp);
        }
        int iterations = (int) Math.max(2, Math.min(200, NANOS_OF_A_TURN / time(trainings.get(0), 10) * 10));
        double[][] ratios = new double[trainings.size()][TURNS];
        double[] times = new double[ratios.length];
        for (int turn = 0; turn < TURNS; turn++) {
            for (int i = 0; i < times.length; i++) {
                int next = (turn + i) % times.length;
                times[next] = time(trainings.get(next), iterations);
            }
            for (int i = 1; i < times.length; i++) {
                ratios[i][turn] = times[i] / times[0];
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
