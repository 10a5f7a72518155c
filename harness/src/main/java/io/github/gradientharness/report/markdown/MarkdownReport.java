package io.github.gradientharness.report.markdown;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.file.RegularFile;
import io.github.gradientharness.report.ReportContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * Writes the verdict, the findings and the gradient over depth as GitHub Flavored Markdown: for a pull request's comment or
 * {@code GITHUB_STEP_SUMMARY}.
 *
 * <p>Recordings can be added one by one; of each, only a small part is kept. Not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MarkdownReport {

    private final List<MarkdownTraining> trainings = new ArrayList<>();

    /** Begins a report. */
    public MarkdownReport() {}

    /** Adds a recording. What it measured is not kept. */
    public void add(JudgedRecording judged) {
        trainings.add(MarkdownTraining.of(judged));
    }

    /** The report on what was added so far. Where the share of seeds is as required, a sick seed counts as healthy. */
    public String text(ReportContext context) {
        List<JudgedRecording> considered = JudgedRecording.withSharesConsidered(
                trainings.stream().map(MarkdownTraining::judged).toList());
        return new MarkdownPage(
                        IntStream.range(0, trainings.size())
                                .mapToObj(i -> new MarkdownTraining(
                                        considered.get(i), trainings.get(i).lastEpoch()))
                                .toList(),
                        context)
                .text();
    }

    /**
     * Writes the file, making its folder if need be and replacing an older one.
     *
     * @throws IOException if it can't be written
     */
    public static void write(Path file, List<JudgedRecording> recordings, ReportContext context) throws IOException {
        MarkdownReport report = new MarkdownReport();
        recordings.forEach(report::add);
        report.write(file, context);
    }

    /**
     * Writes what was added so far into a file, making its folder if need be and replacing an older one.
     *
     * @throws IOException if it can't be written
     */
    public void write(Path file, ReportContext context) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(RegularFile.orAbsent(file), text(context));
    }
}
