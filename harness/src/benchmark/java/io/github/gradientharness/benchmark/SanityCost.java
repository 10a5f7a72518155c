package io.github.gradientharness.benchmark;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.RecorderOptions.SanityChecks;
import io.github.gradientharness.recording.Ending;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Prints what the checks of the first minibatch take, in milliseconds and in iterations of the network: the time of an iteration in
 * which they are made, less the time of a recorder's first iteration without them. Medians.
 */
public final class SanityCost {

    private static final int WARM_UP = 10;
    private static final int ROUNDS = 5;

    private SanityCost() {}

    /** Takes the names of networks, or none for those of the table. */
    public static void main(String[] names) {
        System.out.println("| network | iteration, ms | CHEAP, ms | in iterations | ALL, ms | in iterations |");
        System.out.println("|---|---|---|---|---|---|");
        for (String name : names.length == 0 ? List.of("circles", "mlp", "lenet-32", "lstm") : List.of(names)) {
            BenchmarkNetwork network = BenchmarkNetwork.named(name);
            IntStream.range(0, WARM_UP).forEach(i -> network.iteration().run());
            firstIteration(network, SanityChecks.ALL);
            double plain = median(() -> time(network.iteration()));
            double recorded = median(() -> firstIteration(network, SanityChecks.OFF));
            double cheap = median(() -> firstIteration(network, SanityChecks.CHEAP)) - recorded;
            double all = median(() -> firstIteration(network, SanityChecks.ALL)) - recorded;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.1f | %.1f | %.1f | %.1f |%n",
                    name,
                    plain,
                    cheap,
                    cheap / plain,
                    all,
                    all / plain);
        }
    }

    /** Something that is measured. */
    @FunctionalInterface
    private interface Measurement {
        double milliseconds();
    }

    private static double median(Measurement measurement) {
        double[] all = IntStream.range(0, ROUNDS)
                .mapToDouble(i -> measurement.milliseconds())
                .toArray();
        Arrays.sort(all);
        return all[ROUNDS / 2];
    }

    private static double firstIteration(BenchmarkNetwork network, SanityChecks checks) {
        GradientRecorder recorder =
                new GradientRecorder(RecorderOptions.inMemory("cost").with(checks));
        recorder.attach(network.model());
        double milliseconds = time(network.iteration());
        recorder.end(Ending.Status.COMPLETE);
        if (checks != SanityChecks.OFF && recorder.recording().sanity().samples() == 0) {
            throw new IllegalStateException(
                    "Nothing was checked: " + recorder.recording().notes());
        }
        return milliseconds;
    }

    private static double time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }
}
