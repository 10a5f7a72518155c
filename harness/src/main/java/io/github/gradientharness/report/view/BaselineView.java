package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What changed since the baseline.
 *
 * @param name of the baseline
 * @param summary in one line
 * @param worse changes for the worse
 * @param better changes for the better
 * @param notCompared what only the baseline has, or only this run
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BaselineView(
        String name, String summary, List<ChangeView> worse, List<ChangeView> better, List<ChangeView> notCompared) {

    /** Copies the lists. */
    public BaselineView {
        worse = List.copyOf(worse);
        better = List.copyOf(better);
        notCompared = List.copyOf(notCompared);
    }
}
