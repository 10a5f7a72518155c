package io.github.gradientharness.remedies;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The trainings by change and seed, and how changes compare on the same seeds. */
final class Comparisons {

    private final Map<String, Map<Long, Attempt>> attempts;
    private final Yardstick yardstick;
    private final boolean isMetricHigh;

    Comparisons(TriedRemedies tried) {
        attempts = tried.attempts().stream()
                .collect(Collectors.groupingBy(
                        Attempt::change,
                        LinkedHashMap::new,
                        Collectors.toMap(Attempt::seed, it -> it, (one, other) -> one, LinkedHashMap::new)));
        yardstick = Yardstick.of(Stream.concat(
                        of(PlannedTraining.REHEARSAL).stream(),
                        of(PlannedTraining.UNCHANGED).stream().limit(Yardstick.LOOKED_AT))
                .toList());
        isMetricHigh = tried.isMetricHigh();
    }

    /** All changes that were tried, in the order of their first training. */
    Set<String> changes() {
        return attempts.keySet();
    }

    /** What says whether a training succeeded. */
    Yardstick yardstick() {
        return yardstick;
    }

    /** The trainings with a change, in the order of their seeds. */
    List<Attempt> of(String change) {
        return List.copyOf(attempts.getOrDefault(change, Map.of()).values());
    }

    int count(String change) {
        return attempts.getOrDefault(change, Map.of()).size();
    }

    /** The training with a change and a seed. */
    Optional<Attempt> of(String change, long seed) {
        return Optional.ofNullable(attempts.getOrDefault(change, Map.of()).get(seed));
    }

    /** Whether a training did what counts: pass, or be better than the unchanged network on the same seed. */
    boolean succeeded(Attempt attempt) {
        return yardstick == Yardstick.ASSERTIONS
                ? attempt.passed()
                : of(PlannedTraining.UNCHANGED, attempt.seed())
                        .filter(unchanged -> yardstick.prefers(attempt, unchanged, isMetricHigh))
                        .isPresent();
    }

    /** On how many seeds a change is better than another one, and on how many worse; those that don't differ are left out. */
    Duel duel(String change, String other) {
        int better = 0;
        int worse = 0;
        for (Attempt attempt : attempts.getOrDefault(change, Map.of()).values()) {
            Optional<Attempt> rival = of(other, attempt.seed());
            if (rival.isPresent()) {
                better += yardstick.prefers(attempt, rival.get(), isMetricHigh) ? 1 : 0;
                worse += yardstick.prefers(rival.get(), attempt, isMetricHigh) ? 1 : 0;
            }
        }
        return new Duel(better, worse);
    }
}
