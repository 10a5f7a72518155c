package io.github.gradientharness.remedies;

import io.github.gradientharness.instrument.rebuild.Remedy;
import java.util.Comparator;
import java.util.List;

/**
 * Searches for a remedy that is proven as {@link RemedyPlan} proves it, with fewer trainings: every remedy is tried on two seeds, and
 * the three that did best go on, one after the other, until one of them is proven. For studies.
 */
public final class FirstProof {

    private static final int SCREENED = 2;
    private static final int CHOSEN = 3;
    private static final int SEEDS = 14;
    private static final int FAILURES = 3;

    /** Trains a network that begins anew. */
    @FunctionalInterface
    public interface Learning {

        /** Whether it learns with these changes and this seed. */
        boolean learns(List<String> changes, long seed);
    }

    private final Learning learning;
    private TriedRemedies tried;

    private FirstProof(List<Remedy> remedies, Learning learning) {
        this.learning = learning;
        this.tried = TriedRemedies.none("study", "study").of("network", remedies, "");
    }

    /** The table when the first remedy is proven, or when none of the chosen ones is. */
    public static RemedyTable of(List<Remedy> remedies, Learning learning) {
        FirstProof search = new FirstProof(remedies, learning);
        search.run();
        return RemedyTable.of(search.tried);
    }

    private void run() {
        List<String> all = tried.remedies().stream().map(Remedy::id).toList();
        for (int seed = 1; seed <= SCREENED; seed++) {
            controls(seed);
            for (String remedy : all) {
                train(remedy, seed);
            }
        }
        List<String> chosen = all.stream()
                .filter(it -> successes(it) > 0)
                .sorted(Comparator.comparingInt((String it) -> -successes(it)))
                .limit(CHOSEN)
                .toList();
        for (String remedy : chosen) {
            if (isProven(remedy)) {
                return;
            }
        }
    }

    private boolean isProven(String remedy) {
        for (int seed = SCREENED + 1; seed <= SEEDS; seed++) {
            controls(seed);
            train(remedy, seed);
            if (new RemedyPlan(tried).proven().contains(remedy)) {
                return true;
            }
            if (new Comparisons(tried).count(remedy) - successes(remedy) >= FAILURES) {
                return false;
            }
        }
        return false;
    }

    private int successes(String remedy) {
        return (int) new Comparisons(tried)
                .of(remedy).stream().filter(Attempt::passed).count();
    }

    private void controls(long seed) {
        train(PlannedTraining.UNCHANGED, seed);
        train(PlannedTraining.ANOTHER_SEED, seed);
    }

    private void train(String change, long seed) {
        if (new Comparisons(tried).of(change, seed).isEmpty()) {
            PlannedTraining planned = new PlannedTraining(change, seed);
            boolean learns = learning.learns(planned.changes(), planned.usedSeed());
            tried = tried.plus(new Attempt(change, seed, learns, Double.NaN, learns ? 0 : 1, 0, ""), "");
        }
    }
}
