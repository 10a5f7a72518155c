package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Something to say about one training, other than a finding.
 *
 * @param place which training
 * @param lines the text, a line each
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record NoteView(PlaceView place, List<String> lines) {

    /** Copies the lists. */
    public NoteView {
        lines = List.copyOf(lines);
    }
}
