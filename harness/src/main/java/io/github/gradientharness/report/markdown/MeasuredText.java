package io.github.gradientharness.report.markdown;

import io.github.gradientharness.gate.Counts;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.RuleResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What was measured of a training and what was not, as lists. */
final class MeasuredText {

    private static final int MOST_LINES = 12;

    private MeasuredText() {}

    /** How much was recorded, taken while the windows are in memory. */
    static String recorded(Recording recording) {
        Set<Quantity> quantities = EnumSet.noneOf(Quantity.class);
        for (Window window : recording.windows()) {
            window.series().keySet().stream().map(Series::quantity).forEach(quantities::add);
        }
        return Counts.of(recording.iterations(), "iteration") + " in "
                + Counts.of(recording.lastEpoch(), "epoch") + " of "
                + Counts.of(recording.header().model().layers().size(), "layer")
                + (quantities.isEmpty() ? "" : ": " + words(quantities));
    }

    private static String words(Collection<Quantity> quantities) {
        return String.join(
                ", ",
                quantities.stream()
                        .map(quantity ->
                                quantity.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .toList());
    }

    /** Two lists with their headings. */
    static String of(Diagnosis diagnosis, String recorded) {
        List<String> measured = new ArrayList<>(List.of(recorded));
        measured.addAll(ruleLines(diagnosis.ruledOut(), "ruled out "));
        List<String> missing = new ArrayList<>(ruleLines(diagnosis.notMeasured(), ""));
        missing.addAll(diagnosis.recording().notes());
        return list("What was measured", measured) + list("What was not measured", missing);
    }

    /** Rules that explain themselves by the same words share a line. */
    private static List<String> ruleLines(List<RuleResult> results, String before) {
        Map<String, List<String>> rules = new LinkedHashMap<>();
        results.forEach(result -> rules.computeIfAbsent(result.explanation(), words -> new ArrayList<>())
                .add(result.rule()));
        return rules.entrySet().stream()
                .map(entry -> before + String.join(", ", entry.getValue()) + ": " + entry.getKey())
                .toList();
    }

    private static String list(String heading, List<String> lines) {
        StringBuilder list = new StringBuilder("### " + heading + "\n\n");
        lines.stream()
                .limit(MOST_LINES)
                .forEach(line ->
                        list.append("- ").append(MarkdownText.prose(line)).append('\n'));
        if (lines.size() > MOST_LINES) {
            list.append("- and ").append(lines.size() - MOST_LINES).append(" more: see the page\n");
        }
        return list.append(lines.isEmpty() ? "- nothing is missing\n\n" : "\n").toString();
    }
}
