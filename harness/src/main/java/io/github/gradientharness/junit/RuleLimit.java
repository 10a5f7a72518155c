package io.github.gradientharness.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/** Another limit for one rule, for use in {@link HealthyGradients} and {@link RecordGradients}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Target({})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface RuleLimit {

    /** The rule's id, see {@link io.github.gradientharness.verdict.RuleId}. */
    String rule();

    /** The limit to use instead of the rule's default. */
    double value();
}
