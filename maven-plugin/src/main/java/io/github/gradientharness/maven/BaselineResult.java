package io.github.gradientharness.maven;

import io.github.gradientharness.baseline.BaselineDifference;
import io.github.gradientharness.baseline.BaselineDifference.Kind;
import io.github.gradientharness.baseline.TrainingKey;
import io.github.gradientharness.report.Baseline;
import io.github.gradientharness.report.BaselineChange;
import io.github.gradientharness.report.BuildObjection;
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
        List<BuildObjection> drifts = drifts();
        if (drifts.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        drifts.stream().limit(MOST_LISTED).map(drift -> "DRIFT " + drift.text()).forEach(lines::add);
        addRest(lines, drifts.size(), "more training");
        lines.add(drifts.get(0).remedy());
        return Optional.of(new Objection(reaction, Counts.of(drifts.size(), "drift") + " from the baseline", lines));
    }

    /** Each training that drifted, with the layer that moved furthest. */
    List<BuildObjection> drifts() {
        Map<TrainingKey, List<BaselineDifference>> byTraining = new LinkedHashMap<>();
        those(BaselineDifference::isDrift)
                .forEach(drift -> byTraining
                        .computeIfAbsent(drift.key(), key -> new ArrayList<>())
                        .add(drift));
        return byTraining.values().stream().map(this::drift).toList();
    }

    private BuildObjection drift(List<BaselineDifference> ofTraining) {
        BaselineDifference first = ofTraining.get(0);
        String more = ofTraining.size() == 1 ? "" : " (and " + (ofTraining.size() - 1) + " more in this training)";
        return new BuildObjection(
                BuildObjection.Kind.BASELINE_DRIFT,
                first.key().suite(),
                first.key().test(),
                first.line() + more,
                "If this is meant, freeze it by " + FreezeCommand.TYPED + " and commit " + name
                        + ". If not, look for what changed since that file was committed last.");
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
                                kind(difference)))
                        .toList());
    }

    private static BaselineChange.Kind kind(BaselineDifference difference) {
        if (difference.isGap()) {
            return BaselineChange.Kind.NOT_COMPARED;
        }
        return difference.isImprovement() ? BaselineChange.Kind.BETTER : BaselineChange.Kind.WORSE;
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
