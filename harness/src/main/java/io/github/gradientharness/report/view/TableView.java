package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A table of text.
 *
 * @param caption what it shows
 * @param headings one for each column
 * @param rows as many cells a row as there are headings
 * @param marked numbers of the rows to point out
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record TableView(String caption, List<String> headings, List<List<String>> rows, List<Integer> marked) {

    /** Copies the lists. */
    public TableView {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
        marked = List.copyOf(marked);
    }
}
