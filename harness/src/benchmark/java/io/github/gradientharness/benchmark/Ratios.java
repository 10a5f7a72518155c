package io.github.gradientharness.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs every listener in several rounds and prints the median time of an iteration and its ratio to the plain one. */
public final class Ratios {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final int WARM_UPS = 4;
    private static final int STRETCHES = 5;
    private static final Map<String, String> BENCHMARKS =
            Map.of("circles", "iteration", "circles-epochs", "iterationOfEpochs", "mlp", "iteration");
    private static final List<String> LISTENERS =
            List.of(System.getProperty("benchmark.listeners", "plain,economy,standard,full,norms,stats")
                    .split(","));

    private Ratios() {}

    /** Takes the networks to run as arguments; both if there are none. */
    public static void main(String[] networks) throws RunnerException, IOException {
        Path ownTime = Files.createTempFile("own-time", ".txt");
        ownTime.toFile().deleteOnExit();
        System.setProperty(ObserverCost.OWN_TIME_FILE, ownTime.toString());
        for (String network : networks.length == 0 ? new String[] {"circles", "circles-epochs", "mlp"} : networks) {
            Map<String, List<Double>> times = new LinkedHashMap<>();
            Map<String, List<Double>> ownTimes = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (String listener : LISTENERS) {
                    Files.writeString(ownTime, "");
                    times.computeIfAbsent(listener, key -> new ArrayList<>())
                            .add(run(BENCHMARKS.get(network), network, listener));
                    Files.readAllLines(ownTime).stream()
                            .skip(WARM_UPS)
                            .map(Double::valueOf)
                            .forEach(own -> ownTimes.computeIfAbsent(listener, key -> new ArrayList<>())
                                    .add(own));
                }
            }
            times.put("(reading the gradient once)", List.of(run("readGradientOnce", network, "plain")));
            print(network, times, ownTimes);
        }
    }

    private static double run(String benchmark, String network, String listener) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("ObserverCost." + benchmark + "$")
                        .param("network", network.replace("-epochs", ""))
                        .param("listener", listener)
                        .forks(1)
                        .jvmArgsAppend(
                                "-XX:+UseSerialGC",
                                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                                "-D" + ObserverCost.OWN_TIME_FILE + "="
                                        + System.getProperty(ObserverCost.OWN_TIME_FILE))
                        .warmupIterations(WARM_UPS)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(STRETCHES)
                        .measurementTime(TimeValue.seconds(2))
                        .build())
                .run();
        return results.iterator().next().getPrimaryResult().getScore();
    }

    private static void print(String network, Map<String, List<Double>> times, Map<String, List<Double>> ownTimes) {
        double plain = median(times.get("plain"));
        System.out.printf(
                Locale.ROOT,
                "%n%s: median of %d rounds: microseconds an iteration, ratio to plain; own time, the median of all warm"
                        + " stretches of 2 s, and what it adds to the iteration%n",
                network,
                ROUNDS);
        times.forEach((listener, values) -> {
            double time = median(values);
            System.out.printf(Locale.ROOT, "  %-28s %10.1f %8.3f", listener, time, time / plain);
            if (ownTimes.containsKey(listener)) {
                double own = median(ownTimes.get(listener));
                System.out.printf(Locale.ROOT, " %10.1f %8.3f", own, time / (time - own));
            }
            System.out.println();
        });
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
