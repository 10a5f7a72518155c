package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The page on which trainings stand side by side.
 *
 * @param head what stands before its body
 * @param project name of the project
 * @param madeBy what wrote it
 * @param pairs trainings that are worth a look together, each pair in one chart
 * @param panels all trainings, on the same axes
 * @param remark what was left out; empty if nothing
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ComparisonView(
        HeadView head, String project, String madeBy, List<FigureView> pairs, List<PanelView> panels, String remark) {

    /** Copies the lists. */
    public ComparisonView {
        pairs = List.copyOf(pairs);
        panels = List.copyOf(panels);
    }
}
