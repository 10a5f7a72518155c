package io.github.gradientharness.remedies;

import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/** What was tried, in words for every place that prints it. ASCII, as all messages are. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RemedyText {

    private RemedyText() {}

    /** The result in a sentence or two: the best remedy with its effect, or that none helps. */
    public static String summary(RemedyTable table) {
        TriedRemedies tried = table.tried();
        if (!tried.problem().isEmpty()) {
            return "No remedy was tried. " + tried.problem();
        }
        List<RemedyRow> proven = table.proven();
        if (!proven.isEmpty()) {
            RemedyRow best = proven.get(0);
            return "Proven to help: " + best.title() + ". With it " + best.learnedText()
                    + " seeds succeeded, without it " + best.withoutText() + ". Paste: " + best.call() + "."
                    + (table.isComplete() ? "" : " " + UNFINISHED);
        }
        if (!table.isComplete()) {
            return "No remedy is proven so far. " + UNFINISHED;
        }
        if (tried.remedies().isEmpty()) {
            return "No remedy was tried. None of those that the harness knows changes anything of this network.";
        }
        return table.unchanged().failures() == 0 && table.yardstick() == Yardstick.ASSERTIONS
                ? "Nothing we tried helps, and nothing can: the unchanged network succeeded on every seed."
                : "Nothing we tried helps.";
    }

    private static final String UNFINISHED =
            "Not all trainings are done; run the test again with gradient.remedies=try to go on.";

    /** What success means in this table. */
    public static String yardstick(RemedyTable table) {
        return switch (table.yardstick()) {
            case ASSERTIONS -> "A training succeeds if the test's own assertions hold.";
            case METRIC ->
                "A training succeeds if its " + table.tried().metric()
                        + " at the end is better, by 1 % or more, than that of the unchanged network on the same seed. The test's"
                        + " own assertions hold for the sick network too, so they can't tell.";
            case LOSS ->
                "A training succeeds if its loss at the end is lower, by 1 % or more, than that of the unchanged network on the"
                        + " same seed. The test names no metric, and its own assertions, if it has any, hold for the sick network.";
        };
    }

    /** How the table is to be read. */
    public static String explanation(RemedyTable table) {
        return "Proven: better than the unchanged network and than another seed, on the same seeds; the chance that any line"
                + " of this table is called proven wrongly is at most 5 %. Share: the true share of seeds that succeed, each"
                + " bound with 95 % confidence. Tried " + table.tried().tried() + ", "
                + table.tried().attempts().size()
                + " trainings.";
    }

    /** The cells of the table's head. */
    public static List<String> heading() {
        return List.of("remedy", "with", "without", "share", "result", "seconds");
    }

    /** The cells of a row. */
    public static List<String> cells(RemedyRow row) {
        return List.of(
                row.title(),
                row.learnedText(),
                row.withoutText(),
                row.interval(),
                row.verdict().word(),
                Numbers.print(row.seconds()));
    }

    /** All of it, over several lines. */
    public static List<String> lines(RemedyTable table) {
        List<String> lines = new ArrayList<>();
        lines.add(summary(table));
        if (table.rows().isEmpty() || !table.tried().problem().isEmpty()) {
            return lines;
        }
        lines.add(yardstick(table));
        TextTable text = new TextTable(heading());
        table.rows()
                .forEach(row -> text.add(cells(row), row.problem().isEmpty() ? "" : "  some failed: " + row.problem()));
        lines.addAll(text.lines());
        List<RemedyRow> proven = table.proven();
        IntStream.range(1, proven.size())
                .forEach(i -> lines.add(
                        "  " + proven.get(i).title() + ": " + proven.get(i).call()));
        lines.add(explanation(table));
        return lines;
    }
}
