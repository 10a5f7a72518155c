package io.github.gradientharness.report;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.sources.SourceLocation;
import io.github.gradientharness.report.sources.TestSources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Where a reader of a report finds more: the pages, the tests' sources and the recordings, all named relative to one folder.
 *
 * @param root files below this folder are named relative to it, with forward slashes; others by their whole path
 * @param page the first page of the HTML report; empty where there is none
 * @param pages the pages of single recordings, by the recording's file
 * @param sources finds the tests' sources
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record FurtherReading(Path root, Optional<Path> page, Map<Path, Path> pages, TestSources sources) {

    /** Copies the map. */
    public FurtherReading {
        pages = Map.copyOf(pages);
    }

    /** Of a report beside which there are no pages. */
    public static FurtherReading withoutPages(Path root) {
        return new FurtherReading(root, Optional.empty(), Map.of(), new TestSources(root, List.of()));
    }

    /** The page of a recording; empty where it has none. */
    public Optional<String> page(JudgedRecording recording) {
        return Optional.ofNullable(pages.get(recording.file())).map(this::name);
    }

    /** Where a recording's test stands; empty if its source was not found. */
    public Optional<SourceLocation> source(JudgedRecording recording) {
        return sources.of(recording);
    }

    /** What a file is called. */
    public String name(Path file) {
        Path absoluteRoot = root.toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(absoluteRoot) ? absoluteRoot.relativize(absolute) : absolute;
        return shown.toString().replace('\\', '/');
    }
}
