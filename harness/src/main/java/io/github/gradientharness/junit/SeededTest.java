package io.github.gradientharness.junit;

import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.seeds.SeedOutcome;
import io.github.gradientharness.seeds.SeedRun;
import io.github.gradientharness.seeds.Seeds;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A test that runs over seeds.
 *
 * @param annotation what it asked for
 * @param seeds the same, checked
 * @param run how far it is
 * @param failures why seeds did not succeed, by seed
 */
record SeededTest(OverSeeds annotation, Seeds seeds, SeedRun run, Map<Long, AssertionError> failures) {

    private static final Namespace NAMESPACE = Namespace.create(SeededTest.class);
    private static final Pattern NUMBER = Pattern.compile("test-template-invocation:#(\\d+)]$");

    /** Begins the run of a test template. */
    static SeededTest begin(ExtensionContext template, OverSeeds annotation) {
        try {
            Seeds seeds = seeds(annotation);
            SeedRun run = start(seeds, Settings.of(template));
            SeededTest test = new SeededTest(annotation, seeds, run, new ConcurrentHashMap<>());
            template.getStore(NAMESPACE).put(SeededTest.class, test);
            return test;
        } catch (IllegalArgumentException | IllegalStateException exception) {
            throw new ExtensionConfigurationException(
                    "@OverSeeds on " + template.getRequiredTestMethod() + ": " + exception.getMessage(), exception);
        }
    }

    private static SeedRun start(Seeds seeds, Settings settings) {
        Optional<Long> only = settings.seed();
        Optional<SeedRange> range = only.isPresent() ? Optional.empty() : settings.seeds();
        return range.map(part -> seeds.startPart(part.first(), part.last()))
                .orElseGet(() -> seeds.start(only.orElse(null)));
    }

    private static Seeds seeds(OverSeeds annotation) {
        if (Double.isNaN(annotation.atLeast()) == Double.isNaN(annotation.atMost())) {
            throw new IllegalArgumentException(
                    "say which share of seeds is to succeed, with either atLeast or atMost, such as atLeast = 0.8.");
        }
        Seeds seeds = Seeds.from(annotation.from()).count(annotation.count()).confidence(annotation.confidence());
        return Double.isNaN(annotation.atMost())
                ? seeds.atLeast(annotation.atLeast())
                : seeds.atMost(annotation.atMost());
    }

    /** The test that an invocation belongs to; empty if it does not run over seeds. */
    static Optional<SeededTest> of(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(SeededTest.class, SeededTest.class));
    }

    /** The seed of an invocation; empty for the template itself. */
    Optional<Long> seed(ExtensionContext invocation) {
        Matcher number = NUMBER.matcher(invocation.getUniqueId());
        return number.find() ? Optional.of(run.seedAt(Integer.parseInt(number.group(1)) - 1)) : Optional.empty();
    }

    /** The seed of what is an invocation. */
    long requiredSeed(ExtensionContext invocation) {
        return seed(invocation).orElseThrow();
    }

    /** How an invocation's recordings say that they belong together. */
    SeedGroup group(ExtensionContext invocation, String name) {
        return new SeedGroup(
                name,
                requiredSeed(invocation),
                annotation.count(),
                seeds.requirement(),
                annotation.allowInconclusive());
    }

    /**
     * Takes note that a seed did not succeed. JUnit is not told: the share decides whether the test fails, and a seed that
     * is shown as failed or skipped would contradict a share that is as required.
     *
     * @return whether the error is a matter of the share; otherwise it fails the seed itself
     */
    boolean takesNoteOf(ExtensionContext invocation, AssertionError error) {
        if (error instanceof InconclusiveError || !run.countsInShare()) {
            return false;
        }
        failures.putIfAbsent(requiredSeed(invocation), error);
        return true;
    }

    /** Whether a seed did not succeed so far. */
    boolean hasFailed(ExtensionContext invocation) {
        return failures.containsKey(requiredSeed(invocation));
    }

    /** Why a seed did not succeed so far; empty if it has not failed. */
    Optional<Throwable> failure(ExtensionContext invocation) {
        return Optional.ofNullable(failures.get(requiredSeed(invocation)));
    }

    /** What came of a seed whose invocation has ended without a failure of its own. */
    SeedOutcome outcome(ExtensionContext invocation) {
        long seed = requiredSeed(invocation);
        AssertionError error = failures.get(seed);
        return error == null ? SeedOutcome.success(seed) : SeedOutcome.failure(seed, reason(error));
    }

    private static String reason(AssertionError error) {
        return error instanceof UnhealthyError unhealthy ? unhealthy.summary() : String.valueOf(error.getMessage());
    }
}
