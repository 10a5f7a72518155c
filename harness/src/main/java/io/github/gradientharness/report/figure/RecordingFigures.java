package io.github.gradientharness.report.figure;

import io.github.gradientharness.report.view.FigureGroupView;
import io.github.gradientharness.report.view.FigureView;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The charts of a recording's page, in the order in which a reader asks: where the signal dies, since when, and how the
 * values look there. A new figure is one more line here.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RecordingFigures {

    /** Draws one kind of chart; none where nothing was measured that it could show. */
    @FunctionalInterface
    interface Kind {
        /** The charts, each with an id that is used once on a page. */
        public List<FigureView> of(Training training, Detail detail);
    }

    private record Group(String id, String title, boolean open, List<Kind> kinds) {}

    private static final List<Group> GROUPS = List.of(
            new Group("depth", "From layer to layer", true, List.of(DepthFigure::of, MoreDepthFigures::of)),
            new Group(
                    "training",
                    "Over training",
                    true,
                    List.of(
                            GradientsFigure::of,
                            HeatmapFigures::of,
                            LossFigure::of,
                            MetricFigures::of,
                            NormFigures::of)),
            new Group("time-steps", "Back in time", true, List.of(TimeStepFigure::of)),
            new Group("values", "How the values lie", false, List.of(DistributionFigures::of, RidgelineFigures::of)),
            new Group("units", "Units", true, List.of(UnitFigures::of)),
            new Group("data", "What it was trained on", true, List.of(DataSetFigures::of)));

    private RecordingFigures() {}

    /** The groups that have a chart. */
    public static List<FigureGroupView> of(Training training, Detail detail) {
        List<FigureGroupView> groups = new ArrayList<>();
        for (Group group : GROUPS) {
            List<FigureView> figures = group.kinds.stream()
                    .flatMap(kind -> kind.of(training, detail).stream())
                    .toList();
            if (!figures.isEmpty()) {
                groups.add(new FigureGroupView(group.id, group.title, group.open, figures));
            }
        }
        return groups;
    }
}
