package io.github.gradientharness.recording;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * How a test wants its recording to be judged; it travels with the recording so that every judge follows it.
 *
 * @param judged whether the test itself fails on a finding ({@code @HealthyGradients})
 * @param limits limits that differ from the defaults, by rule id
 * @param expectations findings that are there on purpose
 * @param ruleSets names of the rule sets that judge; empty for the default rules
 * @param asked whether the test asked to be recorded, by an annotation or by a recorder; what is found in one that did not is
 *     reported and fails no build unless told so
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Declaration(
        boolean judged,
        Map<String, Double> limits,
        List<Expectation> expectations,
        List<String> ruleSets,
        boolean asked) {

    /** Nothing declared: recorded only, judged by defaults. */
    public static final Declaration NONE = new Declaration(false, Map.of(), List.of());

    /** One of a test that asked to be recorded. */
    public Declaration(
            boolean judged, Map<String, Double> limits, List<Expectation> expectations, List<String> ruleSets) {
        this(judged, limits, expectations, ruleSets, true);
    }

    /** One that is judged by the default rules. */
    public Declaration(boolean judged, Map<String, Double> limits, List<Expectation> expectations) {
        this(judged, limits, expectations, List.of());
    }

    /** One of a test that did not ask to be recorded. */
    public static Declaration unasked(Map<String, Double> limits, List<String> ruleSets) {
        return new Declaration(false, limits, List.of(), ruleSets, false);
    }

    /** Copies the collections. */
    public Declaration {
        limits = Map.copyOf(limits);
        expectations = List.copyOf(expectations);
        ruleSets = List.copyOf(ruleSets);
    }
}
