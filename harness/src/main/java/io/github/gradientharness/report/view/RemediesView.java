package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Which remedies were tried on a test, and what came of them.
 *
 * @param summary the best one, or that none helps
 * @param calls the builder calls of the proven ones, the best first
 * @param yardstick what success means
 * @param table a row for each; without rows where none could be tried
 * @param explanation how to read it
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RemediesView(
        String summary, List<FactView> calls, String yardstick, TableView table, String explanation) {

    /** Copies the list. */
    public RemediesView {
        calls = List.copyOf(calls);
    }
}
