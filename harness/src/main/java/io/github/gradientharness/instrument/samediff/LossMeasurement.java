package io.github.gradientharness.instrument.samediff;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.evaluation.IEvaluation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Measures the loss of one iteration after another: the sum of the loss variables, without regularization.
 *
 * <p>In 1.0.0-M2.1 a training session executes what the gradients need, which the loss itself is not, and reports 0. It
 * does execute variables that have a training evaluation. So while the session collects their names, the training
 * configuration holds a map of ours in which the losses have an empty list of evaluations. The user's own map is never
 * changed, and is put back as soon as the session has asked ours for its names.
 */
final class LossMeasurement {

    private final Set<String> losses = new HashSet<>();
    private double value;
    private boolean known;
    private @Nullable TrainingConfig awaiting;
    private @Nullable Request request;

    /** What the training configuration held before the loss was asked for. */
    private record Request(TrainingConfig config, @Nullable Map<String, List<IEvaluation>> evaluations) {}

    /** Begins an iteration. */
    void begin(SameDiff graph) {
        withdraw();
        losses.clear();
        losses.addAll(graph.getLossVariables());
        value = 0;
        known = false;
        awaiting = graph.getTrainingConfig();
    }

    /** Asks for the loss of the iteration that has begun. Call it when the session is about to collect what it executes. */
    void ask() {
        TrainingConfig config = awaiting;
        if (config != null) {
            awaiting = null;
            Request made = new Request(config, config.getTrainEvaluations());
            request = made;
            config.setTrainEvaluations(new WithLosses(made));
        }
    }

    /** Puts the training configuration back as it was; may be called at any time. */
    void withdraw() {
        awaiting = null;
        Request made = request;
        if (made != null) {
            request = null;
            made.config().setTrainEvaluations(made.evaluations());
        }
    }

    /** The user's evaluations, and an empty list for each loss. Whoever asks for the names ends the request. */
    private final class WithLosses extends AbstractMap<String, List<IEvaluation>> {

        private final Map<String, List<IEvaluation>> all = new HashMap<>();

        WithLosses(Request made) {
            losses.forEach(loss -> all.put(loss, List.of()));
            if (made.evaluations() != null) {
                all.putAll(made.evaluations());
            }
        }

        @Override
        public Set<String> keySet() {
            withdraw();
            return all.keySet();
        }

        @Override
        public Set<Entry<String, List<IEvaluation>>> entrySet() {
            return all.entrySet();
        }
    }

    /** Whether a variable is one of the losses. */
    boolean includes(String variable) {
        return losses.contains(variable);
    }

    /** Adds a loss variable's value: like SameDiff's gradients, the sum of its elements. */
    void add(INDArray loss) {
        value += loss.sumNumber().doubleValue();
        known = true;
    }

    /** Whether SameDiff computed the loss. */
    boolean isKnown() {
        return known;
    }

    /** The loss before the update. */
    double value() {
        return value;
    }
}
