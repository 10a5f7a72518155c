package io.github.gradientharness.report.markdown;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.file.RegularFile;
import io.github.gradientharness.report.FurtherReading;
import io.github.gradientharness.report.ReportContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Writes {@code findings.md}, for programs and agents that read the result: of each unexpected finding the evidence and the next
 * experiment, of each training what was measured and what was not. The file has at most 64 KB and says what it leaves out.
 *
 * <p>Recordings are added one by one; of each, only a small part is kept. Not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FindingsReport {

    /** The most bytes that the file has. */
    public static final int MOST_BYTES = 64 * 1024;

    private final Map<Path, String> recorded = new HashMap<>();

    /** Begins a report. */
    public FindingsReport() {}

    /** Looks at what a recording measured, which is not kept. */
    public void add(JudgedRecording judged) {
        recorded.put(judged.file(), MeasuredText.recorded(judged.diagnosis().recording()));
    }

    /**
     * Writes the file, making its folder if need be and replacing an older one.
     *
     * @param recordings all that were added, in their order; what they measured is not needed any more
     * @param summary the file that holds all of it
     * @throws IOException if it can't be written
     */
    public void write(
            Path file, List<JudgedRecording> recordings, ReportContext context, FurtherReading reading, Path summary)
            throws IOException {
        List<FindingsOfTraining> trainings = new ArrayList<>();
        for (JudgedRecording judged : JudgedRecording.ofThisBuild(recordings)) {
            trainings.add(new FindingsOfTraining(
                    judged, recorded.getOrDefault(judged.file(), "nothing"), context.command(), reading));
        }
        String text = new FindingsPage(trainings, context.about(recordings), reading, summary).text();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(RegularFile.orAbsent(file), text);
    }
}
