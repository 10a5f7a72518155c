package io.github.gradientharness.instrument.samediff;

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
 * does execute variables that have a training evaluation, so for the moment in which the session collects them the loss
 * gets an empty list of evaluations. The user's own maps are replaced by copies and put back, never changed. A training
 * that throws before its first operation leaves the copies in place until the next one begins.
 */
final class LossMeasurement {

    private final Set<String> losses = new HashSet<>();
    private double value;
    private boolean known;
    private @Nullable Request request;

    /** What the training configuration held before the loss was asked for. */
    private record Request(
            TrainingConfig config, Map<String, List<IEvaluation>> evaluations, Map<String, Integer> labels) {}

    /** Asks for the loss of the iteration that is about to start. */
    void begin(SameDiff graph) {
        withdraw();
        losses.clear();
        losses.addAll(graph.getLossVariables());
        value = 0;
        known = false;
        TrainingConfig config = graph.getTrainingConfig();
        request = new Request(config, config.getTrainEvaluations(), config.getTrainEvaluationLabels());
        Map<String, List<IEvaluation>> evaluations = copy(config.getTrainEvaluations());
        Map<String, Integer> labels = copy(config.getTrainEvaluationLabels());
        for (String loss : losses) {
            evaluations.putIfAbsent(loss, List.of());
            labels.putIfAbsent(loss, 0);
        }
        config.setTrainEvaluations(evaluations);
        config.setTrainEvaluationLabels(labels);
    }

    private static <V> Map<String, V> copy(@Nullable Map<String, V> map) {
        return map == null ? new HashMap<>() : new HashMap<>(map);
    }

    /** Puts the training configuration back as it was; may be called at any time. */
    void withdraw() {
        if (request != null) {
            request.config().setTrainEvaluations(request.evaluations());
            request.config().setTrainEvaluationLabels(request.labels());
            request = null;
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
