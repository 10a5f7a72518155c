package io.github.gradientharness.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** Writes the page that people read: self-contained, offline, complete without JavaScript. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HtmlReport {

    /** The page opens quickly, and a pipeline keeps it without complaint, if it is smaller than this. */
    static final int MOST_BYTES = 2_000_000;

    private HtmlReport() {}

    /**
     * Writes {@code index.html} into a folder, making the folder if need be and replacing an older page.
     *
     * @return the page
     * @throws IOException if it can't be written
     */
    public static Path write(Path folder, List<JudgedRecording> recordings, ReportContext context) throws IOException {
        List<Training> trainings = new ArrayList<>();
        for (JudgedRecording recording : recordings) {
            trainings.add(Training.of(trainings.size(), recording));
        }
        Files.createDirectories(folder);
        return Files.write(folder.resolve("index.html"), render(trainings, context));
    }

    /** The fullest page that is small enough. */
    private static byte[] render(List<Training> trainings, ReportContext context) {
        byte[] bytes = {};
        for (Detail detail : Detail.FULLEST_FIRST) {
            bytes = HtmlPage.render(new PageViews(trainings, detail).view(context));
            if (bytes.length <= MOST_BYTES) {
                return bytes;
            }
        }
        return bytes;
    }
}
