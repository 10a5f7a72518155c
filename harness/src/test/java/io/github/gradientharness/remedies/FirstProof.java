package io.github.gradientharness.remedies;

import io.github.gradientharness.instrument.rebuild.Remedy;
import java.util.List;
import java.util.Optional;

/** Tries remedies as {@link RemedySearch} does, in memory, and only until one is proven. For studies. */
public final class FirstProof {

    /** Trains a network that begins anew. */
    @FunctionalInterface
    public interface Learning {

        /** Whether it learns with these changes and this seed. */
        boolean learns(List<String> changes, long seed);
    }

    private FirstProof() {}

    /** The table when the first remedy is proven, or when no remedy is in question any more. */
    public static RemedyTable of(List<Remedy> remedies, Learning learning) {
        TriedRemedies tried = TriedRemedies.none("study", "study").of("network", remedies, "");
        Optional<PlannedTraining> next = new RemedyPlan(tried).next();
        while (next.isPresent() && new RemedyPlan(tried).proven().isEmpty()) {
            PlannedTraining planned = next.get();
            boolean learns = learning.learns(planned.changes(), planned.usedSeed());
            tried = tried.plus(
                    new Attempt(planned.change(), planned.seed(), learns, Double.NaN, learns ? 0 : 1, 0, ""), "");
            next = new RemedyPlan(tried).next();
        }
        return RemedyTable.of(tried);
    }
}
