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
 * Records the trainings of a test, or of every test of a class, and lets the test's own assertions be the judge.
 *
 * <p>The report and the gate still judge the recording. See {@link HealthyGradients} for tests that are to fail by
 * themselves. Tests get a {@link io.github.gradientharness.instrument.GradientRecorder} as a parameter.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(GradientExtension.class)
public @interface RecordGradients {

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

    /** Limits that differ from the rules' defaults. */
    RuleLimit[] limits() default {};
}
