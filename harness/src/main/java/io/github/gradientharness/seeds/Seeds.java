package io.github.gradientharness.seeds;

import io.github.gradientharness.instrument.SeedableRandoms;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.settings.SettingNames;
import io.github.gradientharness.stats.ShareRequirement;
import io.github.gradientharness.stats.ShareRequirement.Kind;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Outcome;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Runs something with one seed after the other until it is certain whether the share of seeds that succeed is as
 * required. Immutable.
 *
 * <pre>{@code
 * SeedShare share = Seeds.from(1).count(40).atLeast(0.8).confidence(0.95)
 *         .run(seed -> accuracyAfterTraining(seed) > 0.7);
 * assertThat(share.decision()).as(share.message()).isEqualTo(PASS);
 * }</pre>
 *
 * <p>Before each seed ND4J's global generator, of the calling thread, is seeded. {@link java.util.Random}, whose instances
 * know nothing of each other, can't be seeded globally: make yours with the seed. A DL4J network needs {@code seed(seed)} in
 * its configuration, because it takes the clock otherwise. The system property
 * {@code gradient.seed} runs that one seed by itself.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Seeds {

    /** Number of seeds at most, unless told otherwise. */
    public static final int DEFAULT_COUNT = 40;

    /** Confidence, unless told otherwise. */
    public static final double DEFAULT_CONFIDENCE = 0.95;

    private final long first;
    private final int count;
    private final @Nullable Kind kind;
    private final double limit;
    private final double confidence;

    private Seeds(long first, int count, @Nullable Kind kind, double limit, double confidence) {
        this.first = first;
        this.count = count;
        this.kind = kind;
        this.limit = limit;
        this.confidence = confidence;
    }

    /** Seeds from this one on, at most 40 of them, with a confidence of 0.95. */
    public static Seeds from(long first) {
        return new Seeds(first, DEFAULT_COUNT, null, Double.NaN, DEFAULT_CONFIDENCE);
    }

    /** At most this many seeds. */
    public Seeds count(int most) {
        return new Seeds(first, most, kind, limit, confidence);
    }

    /** Requires that at least this share of seeds succeeds, between 0 and 1, both excluded. */
    public Seeds atLeast(double share) {
        return new Seeds(first, count, Kind.AT_LEAST, share, confidence);
    }

    /** Requires that at most this share of seeds succeeds, between 0 and 1, both excluded. */
    public Seeds atMost(double share) {
        return new Seeds(first, count, Kind.AT_MOST, share, confidence);
    }

    /** How certain the answer has to be, between 0 and 1, both excluded. */
    public Seeds confidence(double value) {
        return new Seeds(first, count, kind, limit, value);
    }

    /**
     * Runs until the answer is certain.
     *
     * @throws X if a seed can't be carried out; the seeds after it are not run
     * @throws IllegalArgumentException if even success with every seed would not give an answer; says how many would
     */
    public <X extends Exception> SeedShare run(SeedTrial<X> trial) throws X {
        SeedRun run = start(singledOut());
        for (OptionalLong next = run.next(); next.isPresent(); next = run.next()) {
            run.add(outcome(next.getAsLong(), trial));
        }
        return run.result();
    }

    private static <X extends Exception> SeedOutcome outcome(long seed, SeedTrial<X> trial) throws X {
        SeedableRandoms.setSeed(seed);
        try {
            return new SeedOutcome(seed, trial.succeeds(seed), "", List.of());
        } catch (AssertionError error) {
            return SeedOutcome.failure(seed, String.valueOf(error.getMessage()));
        }
    }

    /**
     * Trains until the answer is certain; a seed succeeds if its recording is healthy by the default rules, as the
     * recording itself declares.
     *
     * @throws X if a training can't be carried out; the seeds after it are not run
     * @throws IllegalArgumentException if even success with every seed would not give an answer; says how many would
     * @throws IllegalStateException if a recording is inconclusive, or the seed makes no difference
     */
    public <X extends Exception> SeedShare judge(SeedTraining<X> training) throws X {
        SeedRun run = start(singledOut());
        for (OptionalLong next = run.next(); next.isPresent(); next = run.next()) {
            SeedOutcome outcome = outcome(next.getAsLong(), training);
            run.requireUsed(outcome.seed(), outcome.recordings());
            run.add(outcome);
        }
        return run.result();
    }

    private static <X extends Exception> SeedOutcome outcome(long seed, SeedTraining<X> training) throws X {
        SeedableRandoms.setSeed(seed);
        try {
            return judged(seed, training.train(seed));
        } catch (AssertionError error) {
            return SeedOutcome.failure(seed, String.valueOf(error.getMessage()));
        }
    }

    private static SeedOutcome judged(long seed, Recording recording) {
        Diagnosis diagnosis = RuleSet.defaults().evaluate(recording);
        if (diagnosis.gateOutcome() == Outcome.INCONCLUSIVE) {
            throw new IllegalStateException("The recording of seed " + seed + " is inconclusive: "
                    + String.join(" ", diagnosis.inconclusiveReasons()));
        }
        boolean healthy = diagnosis.gateOutcome() == Outcome.HEALTHY;
        String reason = healthy
                ? ""
                : diagnosis.findings().stream().map(FindingFormatter::summary).collect(Collectors.joining("; "));
        return new SeedOutcome(seed, healthy, reason, List.of(recording));
    }

    /** How the recordings of this run say that they belong together; see {@code RecorderOptions.with}. */
    public SeedGroup group(String name, long seed) {
        return new SeedGroup(name, seed, count, requirement(), false);
    }

    /**
     * Begins a run that the caller carries out.
     *
     * @param only the one seed to run by itself; null for all
     * @throws IllegalArgumentException if even success with every seed would not give an answer; says how many would
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SeedRun start(@Nullable Long only) {
        requireEnough();
        return new SeedRun(this, only);
    }

    /**
     * Begins a run that takes those of the seeds that are in a range, however they end. The others run elsewhere, so that it reports
     * no share.
     *
     * @throws IllegalArgumentException as {@link #start}
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public SeedRun startPart(long from, long to) {
        requireEnough();
        long begin = Math.max(first, from);
        long end = Math.min(first + count - 1, to);
        return new SeedRun(this, begin, (int) Math.max(0, end - begin + 1));
    }

    private void requireEnough() {
        ShareRequirement requirement = requirement();
        if (count >= 1 && requirement.canPassWithin(count)) {
            return;
        }
        OptionalInt fewest = requirement.fewestRunsToPass();
        boolean many = requirement.kind() == Kind.AT_LEAST;
        throw new IllegalArgumentException(count + " seeds can't show, with a confidence of " + confidence
                + ", that the share is " + (many ? "at least " : "at most ") + limit + ", even if every one of them "
                + (many ? "succeeds" : "fails") + ": it takes "
                + (fewest.isEmpty() ? "more than 100,000" : fewest.getAsInt())
                + ". Raise the count, or move the limit or the confidence away from 0 and 1.");
    }

    /**
     * What the share is required to be.
     *
     * @throws IllegalStateException if neither atLeast nor atMost was called
     */
    public ShareRequirement requirement() {
        if (kind == null) {
            throw new IllegalStateException(
                    "Say which share of seeds is to succeed, with atLeast or atMost, such as atLeast(0.8).");
        }
        return new ShareRequirement(kind, limit, confidence);
    }

    private static @Nullable Long singledOut() {
        String text = System.getProperty(SettingNames.SEED);
        try {
            return text == null ? null : Long.valueOf(text.strip());
        } catch (NumberFormatException exception) {
            throw new IllegalArgumentException(
                    "The setting " + SettingNames.SEED + " is '" + text + "'; it should be a whole number such as 7.",
                    exception);
        }
    }

    long firstSeed() {
        return first;
    }

    int mostSeeds() {
        return count;
    }
}
