package io.github.gradientharness.inspection;

import io.github.gradientharness.instrument.CopiedTraining;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.text.FindingDetails;
import io.github.gradientharness.report.text.PredictionText;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Checks a model on one minibatch, before it is trained: {@code SanityChecks.of(model).on(features, labels)}.
 *
 * <p>A private copy of the model is looked at and trained on the minibatch for a few iterations, in a thread of its own. The model, its
 * updater's state, its listeners, ND4J's random numbers and the data are left as they are. The default rules judge what was recorded
 * of the copy, so everything that shows in the first iterations is found as well, not only what the checks of the first minibatch see.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SanityChecks {

    private final Object model;
    private final Map<String, Double> limits;

    private SanityChecks(Object model, Map<String, Double> limits) {
        this.model = model;
        this.limits = Map.copyOf(limits);
    }

    /**
     * Checks of a model.
     *
     * @param model a {@code MultiLayerNetwork}, {@code ComputationGraph} or {@code SameDiff} with a training configuration
     */
    public static SanityChecks of(Object model) {
        return new SanityChecks(model, Map.of());
    }

    /**
     * The same with another limit. A model whose output must not see later time steps takes {@code
     * withLimit(LEAKING_FUTURE, 0)}.
     *
     * @throws io.github.gradientharness.rules.UnknownRuleException if there is no such rule
     */
    public SanityChecks withLimit(String rule, double limit) {
        RuleSet.defaults().requireRule(rule);
        Map<String, Double> more = new HashMap<>(limits);
        more.put(rule, limit);
        return new SanityChecks(model, more);
    }

    /**
     * Checks the model on a minibatch.
     *
     * @param minibatch a {@code DataSet} or {@code MultiDataSet} of ND4J
     * @throws IllegalArgumentException if the model or the minibatch is of another kind, or the model is not initialized
     * @throws RuntimeException what the model itself throws when it is trained on the minibatch
     */
    public Result on(Object minibatch) {
        Recording recording = CopiedTraining.of(model, minibatch, new Declaration(true, limits, List.of()));
        return new Result(RuleSet.defaults().evaluate(recording));
    }

    /**
     * Checks the model on a minibatch of one input and one output.
     *
     * @param features an ND4J array, samples first
     * @param labels an ND4J array, samples first
     * @throws IllegalArgumentException as the other method
     * @throws RuntimeException what the model itself throws when it is trained on the minibatch
     */
    public Result on(Object features, Object labels) {
        return on(new Object[] {features, labels});
    }

    /**
     * What the checks say. Prints like the message of a failed test.
     *
     * @param diagnosis what the rules say about the copy's training
     */
    public record Result(Diagnosis diagnosis) {

        /** What was recorded of the copy. */
        public Recording recording() {
            return diagnosis.recording();
        }

        /** All findings, worst first; information as well. */
        public List<Finding> findings() {
            return diagnosis.findings();
        }

        /** What the copy's first iteration lets expect of a training; empty where it does not tell. */
        public Optional<Diagnosis.Prediction> prediction() {
            return Optional.ofNullable(diagnosis.prediction());
        }

        /** Whether no finding is an error. */
        public boolean isHealthy() {
            return diagnosis.outcome() == Outcome.HEALTHY;
        }

        @Override
        public String toString() {
            String place = " on one minibatch of " + recording().sanity().samples() + " samples";
            String found = findings().isEmpty()
                    ? diagnosis.outcome() + ": no findings" + place
                    : diagnosis.outcome() + ": " + findings().size() + " findings" + place + "\n\n"
                            + FindingDetails.of(recording(), findings());
            List<String> predicted = PredictionText.lines(diagnosis);
            return predicted.isEmpty() ? found : found + "\n" + String.join("\n", predicted);
        }
    }
}
