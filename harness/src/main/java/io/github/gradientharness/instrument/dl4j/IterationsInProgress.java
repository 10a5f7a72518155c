package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.recording.Layer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.jspecify.annotations.Nullable;

/** Keeps the iterations that have a gradient but no update yet, one for each model at most. Thread-safe. */
final class IterationsInProgress {

    private final List<TrackedParameter> parameters;
    private final ActivationWatch activations;
    private final TrainingRecording recording;
    private final DataLoss dataLoss;
    private final Map<Model, MeasuredIteration> evaluations = new IdentityHashMap<>();
    private final Map<Model, MeasuredIteration> ofModels = new IdentityHashMap<>();
    private final Deque<MeasuredIteration> idle = new ArrayDeque<>();

    IterationsInProgress(
            List<TrackedParameter> parameters, List<Layer> layers, TrainingRecording recording, DataLoss dataLoss) {
        this.parameters = parameters;
        this.activations = new ActivationWatch(layers, recording);
        this.recording = recording;
        this.dataLoss = dataLoss;
    }

    /**
     * The iteration for which a model evaluates its loss: the one that its next gradient will begin. Null if the gradient
     * is there already, which happens with optimizers that search along a line.
     */
    synchronized @Nullable MeasuredIteration evaluation(Model model) {
        if (ofModels.containsKey(model)) {
            return null;
        }
        return evaluations.computeIfAbsent(model, ignored -> fresh());
    }

    private MeasuredIteration fresh() {
        return idle.isEmpty() ? new MeasuredIteration(parameters, activations, recording, dataLoss) : idle.pop();
    }

    /**
     * The iteration that a model's gradient begins; what was broken off before is begun anew. Null if the gradient is the
     * second of an iteration, calculated after the update by an optimizer that searches along a line.
     */
    synchronized @Nullable MeasuredIteration begin(Model model) {
        MeasuredIteration unfinished = ofModels.get(model);
        if (unfinished != null) {
            return MeasuredIteration.searchesAlongALine(model) ? null : unfinished;
        }
        MeasuredIteration evaluated = evaluations.remove(model);
        MeasuredIteration iteration = evaluated == null ? fresh() : evaluated;
        ofModels.put(model, iteration);
        return iteration;
    }

    /** Takes a model's iteration out; null if its gradient was not seen. */
    synchronized @Nullable MeasuredIteration take(Model model) {
        return ofModels.remove(model);
    }

    /** Keeps an iteration that was handed over, to be used again. */
    synchronized void release(MeasuredIteration iteration) {
        idle.push(iteration);
    }
}
