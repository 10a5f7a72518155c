package io.github.gradientharness.maven;

import io.github.gradientharness.baseline.BaselineDifference;
import io.github.gradientharness.baseline.BaselineDifference.Kind;
import io.github.gradientharness.baseline.TrainingKey;
import io.github.gradientharness.report.Baseline;
import io.github.gradientharness.report.BaselineChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a project's recordings differ from its baseline.
 *
 * @param name the baseline's file, as a message calls it
 * @param differences the worst first
 */
record BaselineResult(String name, List<BaselineDifference> differences) {

    private static final int MOST_LISTED = 10;

    /** Copies the list. */
    BaselineResult {
        differences = List.copyOf(differences);
    }

    /** A line for each training that drifted, with the layer that moved furthest, and what to do; empty if none did. */
    Optional<Objection> drift(Reaction reaction) {
        Map<TrainingKey, List<BaselineDifference>> byTraining = new LinkedHashMap<>();
        those(BaselineDifference::isDrift)
                .forEach(drift -> byTraining
                        .computeIfAbsent(drift.key(), key -> new ArrayList<>())
                        .add(drift));
        if (byTraining.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        byTraining.values().stream()
                .limit(MOST_LISTED)
                .map(BaselineResult::line)
                .forEach(lines::add);
        addRest(lines, byTraining.size(), "more training");
        lines.add("If this is meant, freeze it by " + FreezeCommand.TYPED + " and commit " + name
                + ". If not, look for what changed since that file was committed last.");
        return Optional.of(
                new Objection(reaction, Counts.of(byTraining.size(), "drift") + " from the baseline", lines));
    }

    private static String line(List<BaselineDifference> drifts) {
        String more = drifts.size() == 1 ? "" : " (and " + (drifts.size() - 1) + " more in this training)";
        return "DRIFT " + drifts.get(0).line() + more;
    }

    /**
     * A line for each training and layer that only the baseline or only the recordings have; empty if there is none.
     *
     * @param someTests whether only some of the tests ran, so that recordings are bound to be missing
     */
    Optional<Objection> gaps(boolean someTests) {
        List<BaselineDifference> gaps =
                those(difference -> difference.isGap() && !(someTests && difference.kind() == Kind.TRAINING_MISSING));
        if (gaps.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        gaps.stream()
                .limit(MOST_LISTED)
                .map(gap -> "NOT COMPARED " + gap.line())
                .forEach(lines::add);
        addRest(lines, gaps.size(), "more that can't be compared");
        lines.add(FreezeCommand.TYPED + " brings " + name + " up to date.");
        return Optional.of(new Objection(Reaction.WARN, gaps.size() + " not compared with the baseline", lines));
    }

    /** What is better than it was, in one line; empty if nothing is. */
    Optional<String> improvement() {
        List<BaselineDifference> better = those(BaselineDifference::isImprovement);
        return better.isEmpty()
                ? Optional.empty()
                : Optional.of(Counts.of(better.size(), "improvement") + " since the baseline was frozen, first "
                        + better.get(0).line() + ". " + FreezeCommand.TYPED + " keeps "
                        + (better.size() == 1 ? "it." : "them."));
    }

    /** The same for the report. */
    Baseline forReport() {
        return new Baseline(
                name,
                differences.stream()
                        .map(difference -> new BaselineChange(
                                difference.key().suite(),
                                difference.key().test(),
                                difference.layer(),
                                difference.measure(),
                                difference.was(),
                                difference.now(),
                                difference.isImprovement()))
                        .toList());
    }

    private List<BaselineDifference> those(Predicate<BaselineDifference> wanted) {
        return differences.stream().filter(wanted).toList();
    }

    private static void addRest(List<String> lines, int all, String what) {
        if (all > MOST_LISTED) {
            lines.add("... and " + (all - MOST_LISTED) + " " + what);
        }
    }
}
