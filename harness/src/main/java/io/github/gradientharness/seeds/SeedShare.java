package io.github.gradientharness.seeds;

import io.github.gradientharness.settings.SettingNames;
import io.github.gradientharness.stats.ObservedShare;
import io.github.gradientharness.stats.ShareRequirement;
import io.github.gradientharness.stats.ShareRequirement.Decision;
import io.github.gradientharness.verdict.GradientError;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What came of running over seeds.
 *
 * @param requirement what the share of seeds that succeed was required to be
 * @param count number of seeds at most
 * @param outcomes one for each seed that was run, in order; fewer than the count if the answer was certain before
 * @param rerun whether this was a rerun of one seed by itself, which does not tell the share
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SeedShare(ShareRequirement requirement, int count, List<SeedOutcome> outcomes, boolean rerun) {

    /** Copies the list. */
    public SeedShare {
        outcomes = List.copyOf(outcomes);
    }

    /** How many seeds succeeded and how many did not. */
    public ObservedShare observed() {
        int successes = (int) outcomes.stream().filter(SeedOutcome::success).count();
        return new ObservedShare(successes, outcomes.size() - successes);
    }

    /** Share of the seeds that succeeded; NaN if none was run. */
    public double share() {
        return observed().value();
    }

    /** The true share is certainly at least this; holds with the confidence that was required. */
    public double lowerBound() {
        return observed().lowerBound(requirement.confidence());
    }

    /** The true share is certainly at most this; holds with the confidence that was required. */
    public double upperBound() {
        return observed().upperBound(requirement.confidence());
    }

    /** Whether the share is as required. Of a rerun: whether its one seed succeeded. */
    public Decision decision() {
        if (rerun) {
            return failedSeeds().isEmpty() ? Decision.PASS : Decision.FAIL;
        }
        return requirement.decide(observed());
    }

    /** The seeds that did not succeed, in order. */
    public List<Long> failedSeeds() {
        return outcomes.stream()
                .filter(outcome -> !outcome.success())
                .map(SeedOutcome::seed)
                .toList();
    }

    /** Counts, share, bounds, what was required, which seeds failed and why, and what to do, over several lines. */
    public String message() {
        return SeedShareMessage.of(this, "-D" + SettingNames.SEED + "=");
    }

    /** The same, with the command that runs one seed by itself. */
    public String message(String commandUpToTheSeed) {
        return SeedShareMessage.of(this, commandUpToTheSeed);
    }

    /**
     * Does nothing if the share certainly is as required.
     *
     * @return this
     * @throws AssertionError with the first line of the message, and the whole message where it is printed, if it is not, or if the seeds don't tell
     */
    public SeedShare requirePass() {
        if (decision() != Decision.PASS) {
            throw new GradientError(message());
        }
        return this;
    }
}
