package io.github.gradientharness.junit;

import io.github.gradientharness.instrument.Preset;
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
 * <p>On a method, a test that recorded nothing fails as inconclusive. On a class, tests that train nothing are left out,
 * but a class in which no test recorded anything fails.
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
     * When to measure activations, their gradients, what is said of units and samples, and distributions: {@code
     * every-iteration}, {@code never}, {@code every:10} or {@code log:20,0.05}. Unless given, the annotation's preset
     * says it, or else the setting {@code gradient.schedule}, or else the preset. Windows of single iterations hold
     * everything in any case.
     */
    String schedule() default "";

    /** Limits that differ from the rules' defaults. */
    RuleLimit[] limits() default {};
}
