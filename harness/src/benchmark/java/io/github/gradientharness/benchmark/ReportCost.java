package io.github.gradientharness.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.html.HtmlReport;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Prints how long it takes from recordings on the disk to pages on the disk, the memory it takes, and the largest page: 100
 * recordings of 200 layers and 500 windows, once with everything that the recorder measures by itself, once with the kernels'
 * gradients only. The JVM that does it starts for it, as that of a build does.
 *
 * <p>Each time it is the same file over and over, which lies in the system's cache as files do that tests have just written.
 */
public final class ReportCost {

    private static final int RECORDINGS = 100;
    private static final String MEMORY = "768m";

    private ReportCost() {}

    /** Without arguments makes the files and starts the JVMs; with a file and a folder it is one of those. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 2) {
            Path file = Path.of(arguments[0]);
            report(i -> judged(file), Files.createTempDirectory(Path.of(arguments[1]), "pages"));
            return;
        }
        if (arguments.length == 3) {
            JudgedRecording one = judged(Path.of(arguments[0]));
            report(i -> one, Files.createTempDirectory(Path.of(arguments[1]), "pages"));
            return;
        }
        Path folder = Files.createTempDirectory("report-cost");
        try {
            RecordedTraining training = new RecordedTraining(200, 16, 700);
            measure(folder, "everything", file -> training.write(file, "suite", "test"));
            measure(folder, "gradients of kernels", file -> training.writeGradients(file, "suite", "test"));
        } finally {
            delete(folder);
        }
    }

    private static void measure(Path folder, String what, Consumer write) throws IOException, InterruptedException {
        Path file = folder.resolve("recording.jsonl");
        write.to(file);
        System.out.printf(
                Locale.ROOT,
                "%n%d recordings of %s, %.1f MB each, -Xmx%s (a report's budget is 10 s and 1 GB):%n",
                RECORDINGS,
                what,
                Files.size(file) / 1e6,
                MEMORY);
        OwnJvm.measure(ReportCost.class, MEMORY, file.toString(), folder.toString());
        System.out.println("Of that rendering and writing, the recording being read and judged once:");
        OwnJvm.measure(ReportCost.class, MEMORY, file.toString(), folder.toString(), "rendered only");
        Files.delete(file);
    }

    /** Writes a recording. */
    private interface Consumer {
        void to(Path file);
    }

    private static void report(IntFunction<JudgedRecording> recording, Path pages) throws IOException {
        long start = System.nanoTime();
        HtmlReport report = HtmlReport.open(pages, new ReportContext("benchmark", "benchmark", false));
        IntStream.range(0, RECORDINGS)
                .parallel()
                .mapToObj(i -> report.render(recording.apply(i)))
                .forEachOrdered(page -> {
                    try {
                        report.add(page);
                    } catch (IOException exception) {
                        throw new UncheckedIOException(exception);
                    }
                });
        report.finish();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "  %.1f s on %d processors that spent %.1f s on it, largest page %.2f MB, peak memory of the process %s%n",
                seconds,
                Runtime.getRuntime().availableProcessors(),
                processorTime(),
                largest(pages) / 1e6,
                ReadingCost.peakMemory());
    }

    private static JudgedRecording judged(Path file) {
        try {
            return new JudgedRecording(file, RuleSet.defaults().evaluate(RecordingReader.read(file)));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Of all threads of this process, in seconds; where others use the machine too, it says more than the time. */
    private static double processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private static long largest(Path pages) throws IOException {
        try (Stream<Path> files = Files.walk(pages)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(page -> page.toFile().length())
                    .max()
                    .orElse(0);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    new ArrayList<>(files.sorted(Comparator.reverseOrder()).toList())) {
                Files.delete(file);
            }
        }
    }
}
