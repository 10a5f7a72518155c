package io.github.gradientharness.benchmark;

import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Diagnosis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Prints how long it takes to read and to judge as many recordings as a gate or a report may have to, and the memory it
 * takes, each in a JVM of its own with no more memory than the budget.
 *
 * <p>Each time it is the same file over and over, which lies in the system's cache as files do that tests have just written.
 */
public final class ReadingCost {

    private ReadingCost() {}

    /** Without arguments makes the files and starts the JVMs; with a file and a number it is one of those. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 2) {
            judge(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
            return;
        }
        Path folder = Files.createTempDirectory("reading-cost");
        try {
            measure(folder, "a gate's budget is 5 s", new RecordedTraining(20, 16, 20), 1_000, "512m");
            measure(folder, "a gate's budget is 5 s", new RecordedTraining(20, 16, 60), 1_000, "512m");
            measure(folder, "a report's budget is 10 s", new RecordedTraining(200, 16, 700), 100, "1g");
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    private static void measure(Path folder, String budget, RecordedTraining training, int recordings, String memory)
            throws IOException, InterruptedException {
        Path file = folder.resolve("recording.jsonl");
        training.write(file, "suite", "test");
        System.out.printf(
                Locale.ROOT,
                "%n%d recordings of %s, %.1f MB each, -Xmx%s (%s):%n",
                recordings,
                training,
                Files.size(file) / 1e6,
                memory,
                budget);
        OwnJvm.measure(ReadingCost.class, memory, file.toString(), Integer.toString(recordings));
        Files.delete(file);
    }

    private static void judge(Path file, int recordings) throws IOException {
        long start = System.nanoTime();
        long healthy = IntStream.range(0, recordings)
                .parallel()
                .mapToObj(i -> judged(file))
                .filter(diagnosis -> diagnosis.findings().isEmpty())
                .count();
        System.out.printf(
                Locale.ROOT,
                "  %.1f s on %d processors, %d healthy, peak memory of the process %s%n",
                (System.nanoTime() - start) / 1e9,
                Runtime.getRuntime().availableProcessors(),
                healthy,
                peakMemory());
    }

    private static Diagnosis judged(Path file) {
        try {
            Diagnosis diagnosis = RuleSet.defaults().evaluate(RecordingReader.read(file));
            return diagnosis.withRecording(diagnosis.recording().withoutMeasurements());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** As Linux counts it; elsewhere it is not known. */
    static String peakMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return "not known";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.substring("VmHWM:".length()).trim())
                .findFirst()
                .orElse("not known");
    }
}
