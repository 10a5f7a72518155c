package io.github.gradientharness.stats;

import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.apiguardian.api.API;

/**
 * What a share of successes is required to be, and how certain one wants to be of the answer.
 *
 * @param kind whether the share is to be large or small
 * @param limit the share it is compared with, between 0 and 1, both excluded
 * @param confidence between 0 and 1, both excluded: the chance that PASS is said about a share beyond the limit is at most one
 *     minus it, and so is the chance that FAIL is said about a share within the limit
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ShareRequirement(Kind kind, double limit, double confidence) {

    /** Further runs after which counting stops when it is asked how many are needed. */
    private static final int MOST_FURTHER_RUNS = 10_000;

    private static final int MOST_RUNS = 100_000;

    /** Whether a share is to be large or small. */
    public enum Kind {
        /** The share is to be the limit or more. */
        AT_LEAST,
        /** The share is to be the limit or less. */
        AT_MOST
    }

    /** The answer to whether a share is as required. */
    public enum Decision {
        /** It certainly is. */
        PASS,
        /** It certainly is not. */
        FAIL,
        /** The runs so far don't tell. */
        INCONCLUSIVE
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the limit or the confidence is not between 0 and 1; the message says which
     */
    public ShareRequirement {
        if (!(limit > 0 && limit < 1)) {
            throw new IllegalArgumentException(
                    "The share's limit is " + limit
                            + "; it must lie between 0 and 1, both excluded: no number of runs proves a share of exactly 0 or 1.");
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "The confidence is " + confidence + "; it must lie between 0 and 1, both excluded, such as 0.95.");
        }
    }

    /** What the runs so far say. */
    public Decision decide(ObservedShare observed) {
        boolean more = observed.showsMoreThan(limit, confidence);
        boolean less = observed.showsLessThan(limit, confidence);
        if (more == less) {
            return Decision.INCONCLUSIVE;
        }
        return more == (kind == Kind.AT_LEAST) ? Decision.PASS : Decision.FAIL;
    }

    /** Whether some outcome of this many further runs would decide; true if it is decided already. */
    public boolean canBeDecidedWithin(ObservedShare observed, int furtherRuns) {
        ObservedShare best = new ObservedShare(observed.successes() + furtherRuns, observed.failures());
        ObservedShare worst = new ObservedShare(observed.successes(), observed.failures() + furtherRuns);
        return decide(best) != Decision.INCONCLUSIVE || decide(worst) != Decision.INCONCLUSIVE;
    }

    /** Number of runs needed for a PASS if every run goes as wished; empty if 100,000 would not do. */
    public OptionalInt fewestRunsToPass() {
        return smallest(MOST_RUNS, this::canPassWithin);
    }

    /** Whether this number of runs gives a PASS if every run goes as wished. */
    public boolean canPassWithin(int runs) {
        ObservedShare asWished = kind == Kind.AT_LEAST ? new ObservedShare(runs, 0) : new ObservedShare(0, runs);
        return decide(asWished) == Decision.PASS;
    }

    /**
     * Number of further runs after which there is a decision if the share stays as it was so far.
     *
     * @return empty if it is so near the limit that 10,000 would not do, or if nothing was observed
     */
    public OptionalInt furtherRunsToDecide(ObservedShare observed) {
        return observed.runs() == 0
                ? OptionalInt.empty()
                : smallest(MOST_FURTHER_RUNS, further -> isDecidedAfter(observed, further));
    }

    private boolean isDecidedAfter(ObservedShare observed, int furtherRuns) {
        int successes = (int) Math.round(observed.value() * furtherRuns);
        return decide(new ObservedShare(
                        observed.successes() + successes, observed.failures() + furtherRuns - successes))
                != Decision.INCONCLUSIVE;
    }

    /** The smallest number from 0 that is enough, of which all greater ones are enough as well. */
    private static OptionalInt smallest(int most, IntPredicate isEnough) {
        if (!isEnough.test(most)) {
            return OptionalInt.empty();
        }
        int tooFew = -1;
        int enough = most;
        while (enough - tooFew > 1) {
            int middle = (tooFew + enough) / 2;
            if (isEnough.test(middle)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return OptionalInt.of(enough);
    }
}
