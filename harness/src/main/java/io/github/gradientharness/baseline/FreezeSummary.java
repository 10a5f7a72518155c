package io.github.gradientharness.baseline;

import java.util.Map;
import org.apiguardian.api.API;

/**
 * How a new baseline differs from the one before.
 *
 * @param trainings number of trainings in the new one
 * @param added number of those that are new
 * @param changed number of those that are not as they were
 * @param removed number of those that are gone
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record FreezeSummary(int trainings, int added, int changed, int removed) {

    /** Compares two baselines, number by number as they stand in the file. */
    public static FreezeSummary of(GradientBaseline before, GradientBaseline now) {
        int added = 0;
        int changed = 0;
        Map<TrainingKey, FrozenTraining> byKey = before.byKey();
        for (FrozenTraining training : now.trainings()) {
            FrozenTraining then = byKey.get(training.key());
            added += then == null ? 1 : 0;
            changed += then != null && !then.equals(training) ? 1 : 0;
        }
        int kept = now.trainings().size() - added;
        return new FreezeSummary(
                now.trainings().size(), added, changed, before.trainings().size() - kept);
    }
}
