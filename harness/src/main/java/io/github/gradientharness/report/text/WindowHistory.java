package io.github.gradientharness.report.text;

import io.github.gradientharness.text.ShownText;
import io.github.gradientharness.text.TextTable;
import io.github.gradientharness.verdict.Onset;
import java.util.ArrayList;
import java.util.List;

/**
 * When a finding began, in text: the last good windows and the first bad ones.
 *
 * @param onset when it began
 */
record WindowHistory(Onset onset) {

    /** Heading and table. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(
                onset.good() == 0
                        ? ShownText.wrapped(fromTheBeginning())
                        : ShownText.wrapped("Good before iteration "
                                + onset.first().fromIteration() + ": training did this, not how the network starts."));
        lines.addAll(table().lines());
        return lines;
    }

    private String fromTheBeginning() {
        long length = onset.first().toIteration() - onset.first().fromIteration() + 1;
        if (!onset.isSeenInWindow()) {
            return "Found from the first epoch on.";
        }
        if (onset.isOfNetwork()) {
            return "Bad from the first iteration on: it is the data or the initial parameters, not what training did.";
        }
        return length == 1
                ? "Bad from the first iteration on: this is how the network starts, not what training did."
                : "Bad in the first window already, which holds " + length
                        + " iterations: probably how the network starts, not what training did.";
    }

    private TextTable table() {
        List<String> heading = new ArrayList<>(List.of("window"));
        heading.addAll(onset.columns());
        TextTable table = new TextTable(heading);
        for (int i = 0; i < onset.windows().size(); i++) {
            List<String> cells =
                    new ArrayList<>(List.of(onset.windows().get(i).period().text()));
            cells.addAll(onset.windows().get(i).numbers());
            table.add(cells, i == onset.good() && i > 0 ? "  <-- bad from here on" : "");
        }
        return table;
    }
}
