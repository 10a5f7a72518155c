package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.evidence.JoinedLayers;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Counts, for each finding that can be, how many trainings with one like it did not learn: makes a calibration table. */
public final class CalibrationCounter {

    /** Trainings that did not learn, and all, by the beginning of their line. */
    private final Map<String, int[]> counts = new TreeMap<>();

    /** Adds a training as far as the rules are shown it. */
    public void add(Recording recording, boolean failed) {
        Set<String> lines = new HashSet<>();
        findings(recording, (finding, learning) -> {
            if (finding.severity() != Severity.INFO) {
                lines.add(CalibrationTable.Key.of(finding, learning).line());
            }
        });
        for (String line : lines) {
            int[] count = counts.computeIfAbsent(line, none -> new int[2]);
            count[0] += failed ? 1 : 0;
            count[1]++;
        }
    }

    /** Hands over each finding as it is before the table weighs it. */
    static void findings(Recording recording, BiConsumer<Finding, Learning> action) {
        Recording joined = JoinedLayers.in(recording);
        Learning learning = Learning.of(joined);
        for (Rule rule : RuleSet.defaults().rules()) {
            AdjustedRule asked = new AdjustedRule(rule, rule.defaultLimit().value(), joined, List.of());
            asked.weighed(asked.evaluate(), learning).findings().forEach(finding -> action.accept(finding, learning));
        }
    }

    /** The table's lines. */
    public List<String> lines() {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + "\t" + entry.getValue()[0] + "\t" + entry.getValue()[1])
                .toList();
    }
}
