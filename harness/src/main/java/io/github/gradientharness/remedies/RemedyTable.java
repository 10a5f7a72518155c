package io.github.gradientharness.remedies;

import io.github.gradientharness.instrument.rebuild.Remedy;
import io.github.gradientharness.stats.ObservedShare;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * What came of all changes, for those who print it.
 *
 * @param tried what was tried
 * @param rows the proven ones first, then by how much they help; the changes that should do nothing last
 * @param isComplete whether nothing is left to try
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RemedyTable(TriedRemedies tried, List<RemedyRow> rows, boolean isComplete) {

    private static final Map<String, String> CONTROLS = Map.of(
            PlannedTraining.ANOTHER_SEED, "another seed, nothing else",
            PlannedTraining.RENAMED, "other names of the layers");

    private static final double CONFIDENCE = 0.95;

    /** Copies the list. */
    public RemedyTable {
        rows = List.copyOf(rows);
    }

    /** The table of what was tried so far. */
    public static RemedyTable of(TriedRemedies tried) {
        RemedyPlan plan = new RemedyPlan(tried);
        Comparisons made = new Comparisons(tried);
        Set<String> proven = plan.proven();
        Map<String, Remedy> known =
                tried.remedies().stream().collect(Collectors.toMap(Remedy::id, it -> it, (one, other) -> one));
        List<RemedyRow> rows = new ArrayList<>();
        boolean isComplete = plan.next().isEmpty();
        for (String change : made.changes()) {
            if (!change.equals(PlannedTraining.REHEARSAL) && !change.equals(PlannedTraining.UNCHANGED)) {
                rows.add(row(change, known, made, proven, isComplete));
            }
        }
        rows.sort(Comparator.comparing(RemedyRow::verdict)
                .thenComparing(Comparator.comparingDouble(RemedyRow::gain).reversed())
                .thenComparing(row -> order(tried, row.change())));
        return new RemedyTable(tried, rows, isComplete);
    }

    private static int order(TriedRemedies tried, String change) {
        List<String> ids = tried.remedies().stream().map(Remedy::id).toList();
        return ids.contains(change) ? ids.indexOf(change) : ids.size();
    }

    private static RemedyRow row(
            String change, Map<String, Remedy> known, Comparisons made, Set<String> proven, boolean isComplete) {
        List<Attempt> attempts = made.of(change);
        List<Remedy> parts = known.isEmpty() || CONTROLS.containsKey(change)
                ? List.of()
                : List.of(change.split("\\+")).stream().map(known::get).toList();
        String title = parts.isEmpty()
                ? CONTROLS.getOrDefault(change, change)
                : parts.stream().map(Remedy::title).collect(Collectors.joining(", and "));
        return new RemedyRow(
                change,
                title,
                parts.stream().map(Remedy::call).collect(Collectors.joining("; ")),
                successes(change, made),
                without(change, made),
                verdict(change, made, proven, isComplete),
                attempts.stream().mapToDouble(Attempt::seconds).average().orElse(Double.NaN),
                attempts.stream()
                        .map(Attempt::problem)
                        .filter(it -> !it.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    private static ObservedShare successes(String change, Comparisons made) {
        int runs = made.count(change);
        int successes = (int) made.of(change).stream().filter(made::succeeded).count();
        return new ObservedShare(successes, runs - successes);
    }

    /** Where success is being better than the unchanged network, the network with another seed says how often chance is. */
    private static ObservedShare without(String change, Comparisons made) {
        String control =
                made.yardstick() == Yardstick.ASSERTIONS ? PlannedTraining.UNCHANGED : PlannedTraining.ANOTHER_SEED;
        int runs = 0;
        int successes = 0;
        for (Attempt attempt : made.of(change)) {
            Optional<Attempt> rival = made.of(control, attempt.seed());
            if (rival.isPresent()) {
                runs++;
                successes += made.succeeded(rival.get()) ? 1 : 0;
            }
        }
        return new ObservedShare(successes, runs - successes);
    }

    private static RemedyRow.Verdict verdict(String change, Comparisons made, Set<String> proven, boolean isComplete) {
        if (CONTROLS.containsKey(change)) {
            return RemedyRow.Verdict.CONTROL;
        }
        Duel duel = made.duel(change, PlannedTraining.UNCHANGED);
        if (proven.contains(change)) {
            return RemedyRow.Verdict.PROVEN;
        }
        if (duel.isLost(CONFIDENCE)) {
            return RemedyRow.Verdict.WORSE;
        }
        boolean isGivenUp = isComplete || made.count(change) >= RemedyPlan.PATIENCE && duel.lead() <= 0;
        return isGivenUp ? RemedyRow.Verdict.NOT_SHOWN : RemedyRow.Verdict.OPEN;
    }

    /** The proven remedies, the best first. */
    public List<RemedyRow> proven() {
        return rows.stream()
                .filter(row -> row.verdict() == RemedyRow.Verdict.PROVEN)
                .toList();
    }

    /** How often the unchanged network succeeded. */
    public ObservedShare unchanged() {
        return successes(PlannedTraining.UNCHANGED, new Comparisons(tried));
    }

    /** What says whether a training succeeded. */
    public Yardstick yardstick() {
        return new Comparisons(tried).yardstick();
    }
}
