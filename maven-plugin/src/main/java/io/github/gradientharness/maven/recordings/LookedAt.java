package io.github.gradientharness.maven.recordings;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.html.HtmlReport;
import io.github.gradientharness.report.html.RecordingPage;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a report needs of a recording that is forgotten afterwards.
 *
 * @param page its page; null if there are none
 * @param whole the recording with all that it measured, where another format wants that
 */
public record LookedAt(
        @Nullable RecordingPage page, @Nullable JudgedRecording whole) {

    /** Renders the page, on the thread that has read the recording. */
    public static LookedAt of(JudgedRecording recording, Optional<HtmlReport> pages, boolean isKept) {
        return new LookedAt(pages.map(report -> report.render(recording)).orElse(null), isKept ? recording : null);
    }

    /** Adds the page, in the recordings' order. */
    public void addTo(Optional<HtmlReport> pages) throws IOException {
        if (pages.isPresent() && page != null) {
            pages.get().add(page);
        }
    }
}
