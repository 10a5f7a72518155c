package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one training.
 *
 * @param anchor id to link to
 * @param open whether it is unfolded at first
 * @param badge how it is
 * @param place which it is
 * @param summary the most important thing about it
 * @param notes what is wrong with the recording or its expectations
 * @param findings what is wrong with the training
 * @param rules what each rule looked at
 * @param depth gradient over depth; null where nothing was measured
 * @param figures gradient over training, loss and metrics
 * @param facts about the run
 * @param layers of the model
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RecordingView(
        String anchor,
        boolean open,
        BadgeView badge,
        PlaceView place,
        String summary,
        List<String> notes,
        List<FindingView> findings,
        TableView rules,
        @Nullable FigureView depth,
        List<FigureView> figures,
        List<FactView> facts,
        TableView layers) {

    /** Copies the lists. */
    public RecordingView {
        notes = List.copyOf(notes);
        findings = List.copyOf(findings);
        figures = List.copyOf(figures);
        facts = List.copyOf(facts);
    }
}
