package io.github.gradientharness.junit;

import io.github.gradientharness.instrument.Preset;
import io.github.gradientharness.instrument.RecorderOptions.SanityChecks;
import io.github.gradientharness.instrument.Windowing;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Records the trainings of a test, or of every test of a class, and fails the test on an ERROR finding.
 *
 * <p>A test that asks for a recorder and records nothing fails as inconclusive, wherever the annotation stands. A test asks
 * by a {@link io.github.gradientharness.instrument.GradientRecorder} as a parameter of its method or of a {@code
 * @BeforeEach}, by a field with {@link Watched}, or by carrying the annotation itself. So does a test of an annotated class
 * that trains a DL4J network in its own thread and asks for no recorder. Other tests of an annotated class may record
 * nothing, but the class fails if none of its tests records anything. Trainings by SameDiff, by DL4J without workspaces, in
 * another thread or in {@code @BeforeAll} are noticed only if a recorder is attached.
 *
 * <p>Where the harness's agent runs, as {@code gradient:prepare} has it, a test that attaches nothing records every model that it
 * trains.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(GradientExtension.class)
public @interface HealthyGradients {

    /** How finely to divide over time; the setting {@code gradient.windows}, or one window an epoch, unless given. */
    Windowing[] windowing() default {};

    /** What to measure when; the setting {@code gradient.preset}, or the standard preset, unless given. */
    Preset[] preset() default {};

    /**
     * When to measure activations, their gradients, what is said about units and samples, and distributions: {@code
     * every-iteration}, {@code never}, {@code every:10} or {@code log:20,0.05}. Unless given, the annotation's preset
     * says it, or else the setting {@code gradient.schedule}, or else the preset. Windows of single iterations hold
     * everything in any case.
     */
    String schedule() default "";

    /**
     * What a copy of the model is checked for on the first minibatch, before the model is trained on it; the setting {@code
     * gradient.sanityChecks}, or the cheap ones, unless given. What they find is judged like anything else.
     */
    SanityChecks[] sanityChecks() default {};

    /** Limits that differ from the rules' defaults. */
    RuleLimit[] limits() default {};

    /**
     * Which rules judge, by the names of rule sets ({@code defaults}, {@code autotrainer}, {@code sagemaker-debugger}, {@code
     * thedeepchecker}) and the ids of rules of your own that {@link java.util.ServiceLoader} finds. The setting
     * {@code gradient.ruleSets} overrides them where it is typed or stands in the POM. Unless given, that setting as JUnit's
     * configuration parameter, else the default rules.
     */
    String[] rules() default {};

    /**
     * Whether remedies are tried on the test when all tests have run and it was sick; the setting {@code gradient.remedies} says so
     * for all. The test runs many times for it.
     */
    boolean tryRemedies() default false;

    /**
     * Whether a test passes that asks for a recorder and records nothing, for instance because it takes the recorder for
     * another purpose. On a class it holds for each of its tests, and for the class as a whole. What is recorded is judged
     * all the same.
     */
    boolean mayRecordNothing() default false;
}
