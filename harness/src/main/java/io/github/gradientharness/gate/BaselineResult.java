package io.github.gradientharness.gate;

import io.github.gradientharness.baseline.BaselineDifference;
import io.github.gradientharness.baseline.BaselineDifference.Kind;
import io.github.gradientharness.baseline.TrainingKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/**
 * How a project's recordings differ from its baseline.
 *
 * @param name the baseline's file, as a message calls it
 * @param differences the worst first
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BaselineResult(String name, List<BaselineDifference> differences) {

    /**
     * The command that freezes. Runs all tests first, in each module before it is frozen, and does not end at the drift that
     * is to be frozen. Findings end it as they end every build.
     */
    public static final String FREEZE = "'mvn clean verify gradient:freeze -Dgradient.onBaselineDrift=warn'";

    /** Copies the list. */
    public BaselineResult {
        differences = List.copyOf(differences);
    }

    /** Each training that drifted, with the layer that moved furthest. */
    List<Objection> drifts(Reaction reaction) {
        Map<TrainingKey, List<BaselineDifference>> byTraining = new LinkedHashMap<>();
        those(BaselineDifference::isDrift)
                .forEach(drift -> byTraining
                        .computeIfAbsent(drift.key(), key -> new ArrayList<>())
                        .add(drift));
        return byTraining.values().stream()
                .map(ofTraining -> drift(ofTraining, reaction))
                .toList();
    }

    private Objection drift(List<BaselineDifference> ofTraining, Reaction reaction) {
        BaselineDifference first = ofTraining.get(0);
        String more = ofTraining.size() == 1 ? "" : " (and " + (ofTraining.size() - 1) + " more in this training)";
        return new Objection(
                Objection.Kind.BASELINE_DRIFT,
                reaction,
                first.key().suite(),
                first.key().test(),
                first.line() + more,
                "If this is meant, freeze it by " + FREEZE + " and commit " + name
                        + ". If not, look for what changed since that file was committed last.");
    }

    /**
     * Each training and layer that only the baseline or only the recordings have.
     *
     * @param someTests whether only some of the tests ran, so that recordings are bound to be missing
     */
    List<Objection> gaps(boolean someTests) {
        return those(difference -> difference.isGap() && !(someTests && difference.kind() == Kind.TRAINING_MISSING))
                .stream()
                .map(gap -> new Objection(
                        Objection.Kind.NOT_COMPARED,
                        Reaction.WARN,
                        gap.key().suite(),
                        gap.key().test(),
                        gap.line(),
                        FREEZE + " brings " + name + " up to date."))
                .toList();
    }

    /** What is better than it was, in one line; empty if nothing is. */
    public Optional<String> improvement() {
        List<BaselineDifference> better = those(BaselineDifference::isImprovement);
        return better.isEmpty()
                ? Optional.empty()
                : Optional.of(Counts.of(better.size(), "improvement") + " since the baseline was frozen, first "
                        + better.get(0).line() + ". " + FREEZE + " keeps "
                        + (better.size() == 1 ? "it." : "them."));
    }

    /** The same as changes of numbers. */
    Baseline asChanges() {
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
}
