package io.github.gradientharness.seeds;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.ObservedShare;
import io.github.gradientharness.stats.ShareRequirement.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A run over seeds while it goes on: which seed is next, and what came of those before. Thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SeedRun {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Seeds seeds;
    private final @Nullable Long only;
    private final long first;
    private final int most;
    private final boolean isPart;
    private final List<SeedOutcome> outcomes = new ArrayList<>();
    private int offered;
    private int reported;
    private boolean passedOver;
    private boolean stopped;
    private @Nullable SeedOutcome firstRecorded;

    SeedRun(Seeds seeds, @Nullable Long only) {
        this.seeds = seeds;
        this.only = only;
        this.first = only == null ? seeds.firstSeed() : only;
        this.most = only == null ? seeds.mostSeeds() : 1;
        this.isPart = false;
    }

    SeedRun(Seeds seeds, long first, int most) {
        this.seeds = seeds;
        this.only = null;
        this.first = first;
        this.most = most;
        this.isPart = true;
    }

    /** The seed of the run with this number, from 0. */
    public long seedAt(int number) {
        return first + number;
    }

    /** Number of seeds that the run takes at most. */
    public int mostSeeds() {
        return most;
    }

    /** The next seed; empty if the answer is certain, can't become certain any more, or all seeds were run. */
    public synchronized OptionalLong next() {
        passedOver |= reported < offered;
        if (stopped || offered >= most || !isOpen()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(seedAt(offered++));
    }

    private boolean isOpen() {
        ObservedShare observed = result().observed();
        int remaining = seeds.mostSeeds() - offered;
        return !tellsOfShare()
                || seeds.requirement().decide(observed) == Decision.INCONCLUSIVE
                        && seeds.requirement().canBeDecidedWithin(observed, remaining);
    }

    /** Adds what came of a seed. */
    public synchronized void add(SeedOutcome outcome) {
        reported++;
        outcomes.add(outcome);
    }

    /** Says that nothing came of a seed, because one of the test's assumptions did not hold. */
    public synchronized void addAborted() {
        reported++;
    }

    /** Ends the run: there is no next seed. */
    public synchronized void stop() {
        stopped = true;
    }

    /**
     * Whether something can be said about the share: not of a rerun of one seed, nor where a tool singled out some seeds by
     * passing over others, nor after {@link #stop}.
     */
    public synchronized boolean tellsOfShare() {
        return !isPart && !isPickedOut();
    }

    private boolean isPickedOut() {
        return only != null || passedOver || stopped;
    }

    /** Whether a seed that does not succeed is a matter of a share: of this run, or of all runs that it is a part of. */
    public synchronized boolean countsInShare() {
        return !isPickedOut();
    }

    /**
     * What a part of the seeds came to, in a sentence; empty for a run that is no part.
     *
     * @return how many of its seeds succeeded, and what that says about the share
     */
    public synchronized Optional<String> part() {
        if (!isPart) {
            return Optional.empty();
        }
        long succeeded = outcomes.stream().filter(SeedOutcome::success).count();
        return Optional.of("seeds " + first + " to " + (first + most - 1) + " of " + seeds.mostSeeds() + " from "
                + seeds.firstSeed() + " on ran here: " + succeeded + " of " + outcomes.size()
                + " succeeded. gradient:merge tells of the share once all parts have run.");
    }

    /**
     * Checks that the seed was used, because otherwise no share can be told from it: two seeds that give the very same
     * numbers are one training run twice, and a DL4J network without a seed of its own takes the clock for it.
     *
     * @throws IllegalStateException if the first two seeds gave the same windows, or a model's seed is of the last day
     */
    public synchronized void requireUsed(long seed, List<Recording> recordings) {
        recordings.forEach(recording -> requireNoClock(seed, recording));
        SeedOutcome first = firstRecorded;
        if (first == null && !windows(recordings).isEmpty()) {
            firstRecorded = new SeedOutcome(seed, true, "", recordings);
        } else if (first != null && windows(first.recordings()).equals(windows(recordings))) {
            throw new IllegalStateException("Seeds " + first.seed() + " and " + seed
                    + " gave the very same training, number by number, so nothing can be said of a share. Is the seed used?"
                    + " Pass it on to the model (.seed(seed)), the data and every java.util.Random.");
        }
    }

    private static void requireNoClock(long seed, Recording recording) {
        Long modelSeed = recording.header().seed();
        long now = System.currentTimeMillis();
        if (modelSeed != null && modelSeed <= now && modelSeed > now - DAY) {
            throw new IllegalStateException(
                    "The model " + recording.header().model().name() + " ran with the clock for a seed ("
                            + modelSeed + "), not with seed " + seed
                            + ", so nobody can run it again. DL4J does so where a configuration has no seed: build it with"
                            + " new NeuralNetConfiguration.Builder().seed(seed).");
        }
    }

    private static List<Window> windows(List<Recording> recordings) {
        return recordings.stream()
                .flatMap(recording -> recording.windows().stream())
                .toList();
    }

    /** What came of the seeds so far. */
    public synchronized SeedShare result() {
        return new SeedShare(seeds.requirement(), seeds.mostSeeds(), outcomes, only != null);
    }
}
