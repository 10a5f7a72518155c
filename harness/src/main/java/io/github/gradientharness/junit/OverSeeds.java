package io.github.gradientharness.junit;

import io.github.gradientharness.seeds.Seeds;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs a test with one seed after the other, until it is certain whether the share of seeds that succeed is as required.
 *
 * <pre>{@code
 * @OverSeeds(atLeast = 0.8)
 * @HealthyGradients
 * void learns(long seed, GradientRecorder recorder) {
 *     MultiLayerNetwork model = recorder.attach(FraudModel.create(seed));
 *     model.fit(trainingData, 20);
 *     assertThat(accuracy(model)).isGreaterThan(0.7);
 * }
 * }</pre>
 *
 * <p>A seed succeeds if the test does not throw and, with {@link HealthyGradients}, its recordings are healthy. A seed whose
 * test throws an {@link AssertionError} or is unhealthy did not succeed. It does not fail by itself and is not skipped; it
 * publishes a report entry that says why. The test itself (the node above the seeds) fails if the share is certainly not as
 * required, or if the seeds don't tell. Any other exception fails at once, and so does a recording that is inconclusive. A seed one of whose assumptions does not
 * hold does not count.
 *
 * <p>Seeds run in one thread, one after the other. Before each, before the test's instance is made, the global
 * generators of ND4J and of DJL's engine are seeded with it. {@link java.util.Random} can't be seeded globally: make yours with the {@code long} (or {@code int})
 * parameter, and pass it on to the model and the data as well. A DL4J network whose configuration has no {@code seed(seed)}
 * takes the clock for it when it is initialised, and so does {@code DataSet.shuffle()}; use {@code shuffle(seed)}. A recorded
 * network that took the clock fails the test, and so do two seeds that give the very same training.
 *
 * <p>The setting {@code gradient.seed=7} runs that seed by itself; if it does not succeed, it fails with its own message.
 * How certainty is reckoned, see {@link io.github.gradientharness.stats.ObservedShare}. Test parameters from other sources
 * go with it through a parameterized class, not through {@code @ParameterizedTest} on the same method.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith({SeedsExtension.class, GradientExtension.class})
public @interface OverSeeds {

    /** The first seed. */
    long from() default 1;

    /**
     * Number of seeds at most. To show at least 0.8 with confidence 0.95 it takes 16 if every seed succeeds and 36 if one
     * does not; to show at least 0.9 it takes 33 and 75.
     */
    int count() default Seeds.DEFAULT_COUNT;

    /** The share of seeds that has to succeed at least, between 0 and 1, both excluded. This or {@link #atMost}. */
    double atLeast() default Double.NaN;

    /** The share of seeds that may succeed at most, between 0 and 1, both excluded. This or {@link #atLeast}. */
    double atMost() default Double.NaN;

    /**
     * How certain the answer has to be, between 0 and 1, both excluded: the chance of a wrong answer is at most one minus
     * it.
     */
    double confidence() default Seeds.DEFAULT_CONFIDENCE;

    /** Whether the test passes where the seeds don't tell. */
    boolean allowInconclusive() default false;
}
