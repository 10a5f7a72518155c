package io.github.gradientharness.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Declares that a network is sick on purpose: the finding is then expected and shown as such, and its absence fails.
 *
 * <p>Stands beside {@link HealthyGradients} or {@link RecordGradients}. The setting
 * {@code gradient.ignoreExpectations=true} makes the Maven gate treat expected findings as real.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Repeatable(ExpectFindings.class)
@ExtendWith(GradientExtension.class)
public @interface ExpectFinding {

    /** The rule's id, see {@link io.github.gradientharness.verdict.RuleId}. */
    String rule();

    /** Name of the layer it must be in; any layer unless given. */
    String layer() default "";

    /** Why it is accepted, for those who read the report. */
    String reason();
}
