package io.github.gradientharness.report.html;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.recording.file.RegularFile;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.figure.Detail;
import io.github.gradientharness.report.figure.Training;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.report.view.SeedGroupView;
import io.github.gradientharness.verdict.Diagnosis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Writes the pages that people read: {@code index.html}, and one for each recording in the folder {@code recordings}
 * beside it. Self-contained, offline, complete without JavaScript, each below 2 MB.
 *
 * <p>Recordings can be added one by one: of each, its page is written at once and only a small part is kept in memory, for
 * the pages over all of them that {@link #finish()} writes. Not thread-safe, but for {@link #render}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HtmlReport {

    private static final String FIRST_PAGE = "index.html";

    private final Path folder;
    private final ReportContext context;
    private final PageNames names = new PageNames();
    private final List<Training> trainings = new ArrayList<>();

    private HtmlReport(Path folder, ReportContext context) {
        this.folder = folder;
        this.context = context;
    }

    /** Where the pages of recordings are, relative to the report's folder, if the report is about these in this order. */
    public static List<String> hrefs(List<JudgedRecording> recordings) {
        PageNames names = new PageNames();
        return recordings.stream()
                .map(one -> Training.PAGES + "/"
                        + names.of(one.diagnosis().recording().header(), one.file()))
                .toList();
    }

    /**
     * Begins a report in a folder, making the folder if need be and removing the pages of an older report.
     *
     * @throws IOException if the folder can't be made, or an older page not be removed
     */
    public static HtmlReport open(Path folder, ReportContext context) throws IOException {
        Files.createDirectories(folder.resolve(Training.PAGES));
        removeBehindFirst(folder);
        return new HtmlReport(folder, context);
    }

    /**
     * Removes the pages of a report, if there is one. Other files in its folder stay.
     *
     * @throws IOException if a page can't be removed
     */
    public static void remove(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FIRST_PAGE));
        removeBehindFirst(folder);
    }

    /** The first page stays until it is replaced, so that whoever reads it meanwhile does not lose it. */
    private static void removeBehindFirst(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(ComparisonViews.PAGE));
        Files.deleteIfExists(folder.resolve(SeedGroupViews.PAGE));
        Path pages = folder.resolve(Training.PAGES);
        if (Files.isDirectory(pages)) {
            try (Stream<Path> files = Files.list(pages)) {
                for (Path file : files.filter(HtmlReport::isPage).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static boolean isPage(Path file) {
        return PageNames.PATTERN.matcher(file.getFileName().toString()).matches() && Files.isRegularFile(file);
    }

    /**
     * Writes the page of a recording. What it measured is not kept.
     *
     * @throws IOException if the page can't be written
     */
    public void add(JudgedRecording judged) throws IOException {
        add(render(judged));
    }

    /**
     * Renders the page of a recording, to be added later. May be called by several threads at once: nearly all of the work
     * is done here.
     */
    public RecordingPage render(JudgedRecording judged) {
        Training training = Training.of(0, "", judged);
        return new RecordingPage(training.withoutWindows(), page(training));
    }

    /**
     * Writes a page that was rendered. They stand in the report in the order in which they are added.
     *
     * @throws IOException if the page can't be written
     */
    public void add(RecordingPage page) throws IOException {
        String name = names.of(page.training().header(), page.training().file());
        trainings.add(written(page, trainings.size(), name));
    }

    private Training written(RecordingPage page, int index, String name) throws IOException {
        Training training = page.training().at(index, name);
        Files.write(RegularFile.orAbsent(folder.resolve(training.href())), page.html());
        return training;
    }

    /**
     * Writes the pages over all recordings, replacing older ones. Where a test ran over seeds and enough of them succeeded,
     * the pages of the others are written anew, from their files: only now it is known that they may be sick.
     *
     * @return the first page
     * @throws IOException if a page can't be written, or a recording not be read again
     */
    public Path finish() throws IOException {
        return finish(context);
    }

    /**
     * The same where it is known only now how the report was made, such as what changed against a baseline.
     *
     * @return the first page
     * @throws IOException if a page can't be written, or a recording not be read again
     */
    public Path finish(ReportContext made) throws IOException {
        considerShares();
        List<FactView> links = new ArrayList<>();
        if (ComparisonViews.isNeeded(trainings)) {
            links.add(new FactView(ComparisonViews.PAGE, "Compare trainings"));
            write(ComparisonViews.PAGE, detail -> HtmlPages.render(ComparisonViews.of(trainings, detail, made)));
        }
        List<SeedGroupView> groups = new SeedGroupViews(trainings).all();
        if (!groups.isEmpty()) {
            links.add(new FactView(SeedGroupViews.PAGE, "Over seeds"));
            write(SeedGroupViews.PAGE, detail -> HtmlPages.render(SeedGroupViews.page(groups, made)));
        }
        return write(FIRST_PAGE, detail -> HtmlPages.render(new IndexViews(trainings, detail).view(made, links)));
    }

    private Path write(String page, Function<IndexDetail, byte[]> render) throws IOException {
        return Files.write(
                RegularFile.orAbsent(folder.resolve(page)), HtmlPages.fullest(IndexDetail.FULLEST_FIRST, render));
    }

    private void considerShares() throws IOException {
        List<JudgedRecording> considered = JudgedRecording.withSharesConsidered(
                trainings.stream().map(Training::judgedRecording).toList());
        for (int i = 0; i < considered.size(); i++) {
            Training before = trainings.get(i);
            Diagnosis now = considered.get(i).diagnosis();
            if (now != before.diagnosis()) {
                Recording again = RecordingReader.read(before.file());
                write(Training.of(i, before.page(), before.judgedRecording(now.withRecording(again))));
                trainings.set(i, before.judged(now));
            }
        }
    }

    private void write(Training training) throws IOException {
        Files.write(RegularFile.orAbsent(folder.resolve(training.href())), page(training));
    }

    private byte[] page(Training training) {
        return HtmlPages.fullest(
                Detail.FULLEST_FIRST, detail -> HtmlPages.render(RecordingViews.of(training, detail, context)));
    }

    /**
     * Writes the report of recordings that are all in memory, several pages at a time.
     *
     * @return the first page
     * @throws IOException if it can't be written
     */
    public static Path write(Path folder, List<JudgedRecording> recordings, ReportContext context) throws IOException {
        HtmlReport report = open(folder, context);
        List<JudgedRecording> considered = JudgedRecording.withSharesConsidered(recordings);
        List<String> names = recordings.stream()
                .map(one -> report.names.of(one.diagnosis().recording().header(), one.file()))
                .toList();
        try {
            report.trainings.addAll(IntStream.range(0, considered.size())
                    .parallel()
                    .mapToObj(i -> report.written(considered.get(i), i, names.get(i)))
                    .toList());
        } catch (UncheckedIOException exception) {
            throw exception.getCause();
        }
        return report.finish();
    }

    private Training written(JudgedRecording judged, int index, String name) {
        try {
            return written(render(judged), index, name);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
