package io.github.gradientharness.rules;

import io.github.gradientharness.verdict.Severity;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Changes a rule for some tests and layers. Where several change the same, the last one counts.
 *
 * @param where the rule, tests and layers it is for
 * @param limit the limit there; null to leave it
 * @param severity the severity of its findings there, though what follows from another finding stays a warning at most;
 *     null to leave it
 * @param enabled whether the rule is asked there at all; null to leave it
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RuleAdjustment(
        FindingPattern where,
        @Nullable Double limit,
        @Nullable Severity severity,
        @Nullable Boolean enabled) {}
