package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The page of one training.
 *
 * @param head what stands before its body
 * @param project name of the project
 * @param madeBy what wrote it
 * @param badge how it is
 * @param suite the test class with its package
 * @param place which it is
 * @param summary the most important thing about it
 * @param key the most important facts of the run
 * @param notes what is wrong with the recording or its expectations
 * @param findings what is wrong with the training
 * @param rulesLine how many rules said what
 * @param rules what each rule looked at
 * @param figures the charts, by the question they answer
 * @param facts about the run
 * @param layers of the model
 * @param remedies which were tried and what came of them; null where none were
 * @param prediction what the first iteration let expect; null where it does not tell
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RecordingView(
        HeadView head,
        String project,
        String madeBy,
        BadgeView badge,
        String suite,
        PlaceView place,
        String summary,
        List<FactView> key,
        List<String> notes,
        List<FindingView> findings,
        String rulesLine,
        TableView rules,
        List<FigureGroupView> figures,
        List<FactView> facts,
        TableView layers,
        @Nullable RemediesView remedies,
        @Nullable PredictionView prediction) {

    /** Copies the lists. */
    public RecordingView {
        key = List.copyOf(key);
        notes = List.copyOf(notes);
        findings = List.copyOf(findings);
        figures = List.copyOf(figures);
        facts = List.copyOf(facts);
    }

    /** What the section of the facts is called: a test that attached no model has none to report. */
    public String runTitle() {
        return layers.rows().isEmpty() ? "Run" : "Model and run";
    }

    /** What that section tells. */
    public String runContent() {
        return layers.rows().isEmpty() ? "settings, environment" : "layers, settings, environment";
    }
}
