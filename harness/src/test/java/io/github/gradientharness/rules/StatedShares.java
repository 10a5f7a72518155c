package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.stats.WilsonInterval;
import io.github.gradientharness.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Holds what findings say of trainings like theirs against what became of the training itself. */
public final class StatedShares {

    /** Where one group of stated shares ends and the next begins. */
    private static final double[] ENDS = {0.5, 0.8, 0.95, Double.POSITIVE_INFINITY};

    private static final List<String> TITLES = List.of("below 50 %", "50 to 80 %", "80 to 95 %", "95 % and more");

    private final int[] failed = new int[ENDS.length];
    private final int[] all = new int[ENDS.length];
    private final double[] stated = new double[ENDS.length];

    /** Adds a training as far as the rules are shown it. */
    public void add(Recording recording, boolean didNotLearn) {
        CalibrationCounter.findings(
                recording,
                (finding, learning) -> CalibrationTable.SHIPPED
                        .alike(finding, learning)
                        .ifPresent(alike -> add(alike.share(), didNotLearn)));
    }

    private void add(double share, boolean didNotLearn) {
        int group = 0;
        while (share >= ENDS[group]) {
            group++;
        }
        failed[group] += didNotLearn ? 1 : 0;
        all[group]++;
        stated[group] += share;
    }

    /** The table in Markdown. */
    public String markdown() {
        List<String> lines = new ArrayList<>(List.of(
                "| findings that say | findings | mean of what they say | did not learn |", "|---|---|---|---|"));
        for (int i = 0; i < ENDS.length; i++) {
            if (all[i] > 0) {
                WilsonInterval observed = new WilsonInterval(failed[i], all[i]);
                lines.add("| " + TITLES.get(i) + " | " + all[i] + " | " + Numbers.percent(stated[i] / all[i]) + " | "
                        + Numbers.percent(observed.share()) + " [" + Numbers.percent(observed.lower()) + ", "
                        + Numbers.percent(observed.upper()) + "] |");
            }
        }
        return String.join("\n", lines);
    }
}
