package io.github.gradientharness.junit;

import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.seeds.SeedRun;
import io.github.gradientharness.seeds.Seeds;
import java.util.Optional;
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
 */
record SeededTest(OverSeeds annotation, Seeds seeds, SeedRun run) {

    private static final Namespace NAMESPACE = Namespace.create(SeededTest.class);
    private static final Pattern NUMBER = Pattern.compile("test-template-invocation:#(\\d+)]$");

    /** Begins the run of a test template. */
    static SeededTest begin(ExtensionContext template, OverSeeds annotation) {
        try {
            Seeds seeds = seeds(annotation);
            SeedRun run = seeds.start(Settings.of(template).seed().orElse(null));
            SeededTest test = new SeededTest(annotation, seeds, run);
            template.getStore(NAMESPACE).put(SeededTest.class, test);
            return test;
        } catch (IllegalArgumentException | IllegalStateException exception) {
            throw new ExtensionConfigurationException(
                    "@OverSeeds on " + template.getRequiredTestMethod() + ": " + exception.getMessage(), exception);
        }
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

    /** What a seed's assertion error means: a seed that did not succeed, or the error itself where one seed is run alone. */
    Throwable outcomeOf(ExtensionContext invocation, AssertionError error) {
        return error instanceof InconclusiveError || !run.tellsOfShare()
                ? error
                : new SeedFailure(requiredSeed(invocation), error);
    }
}
