package io.github.gradientharness.rules;

import java.util.Map;
import org.apiguardian.api.API;

/**
 * How a judge departs from what the recording's test declared.
 *
 * @param limits limits that replace the declared and the default ones, by rule id
 * @param ignoreExpectations whether findings that were declared to be there on purpose count as real
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Judgement(Map<String, Double> limits, boolean ignoreExpectations) {

    /** As the test declared. */
    public static final Judgement AS_DECLARED = new Judgement(Map.of(), false);

    /** Copies the limits. */
    public Judgement {
        limits = Map.copyOf(limits);
    }
}
