package io.github.gradientharness.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * How a judge departs from what the recording's test declared.
 *
 * @param limits limits that replace the declared and the default ones, by rule id
 * @param ignoreExpectations whether findings that were declared to be there on purpose, or accepted, count as real
 * @param adjustments what else is changed of a rule, for some tests and layers
 * @param acceptances findings that are known and let through
 * @param today the day on which is judged, for acceptances expire
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Judgement(
        Map<String, Double> limits,
        boolean ignoreExpectations,
        List<RuleAdjustment> adjustments,
        List<Acceptance> acceptances,
        LocalDate today) {

    /** As the test declared. */
    public static final Judgement AS_DECLARED = new Judgement(Map.of(), false);

    /** One that changes limits and expectations only. */
    public Judgement(Map<String, Double> limits, boolean ignoreExpectations) {
        this(limits, ignoreExpectations, List.of(), List.of(), LocalDate.EPOCH);
    }

    /** Copies the collections. */
    public Judgement {
        limits = Map.copyOf(limits);
        adjustments = List.copyOf(adjustments);
        acceptances = List.copyOf(acceptances);
    }
}
