package io.github.gradientharness.instrument.samediff;

import io.github.gradientharness.instrument.ModelAdapter;
import io.github.gradientharness.instrument.ModelFacts;
import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.instrument.nd4j.Minibatch;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** Attaches a recorder to a {@code SameDiff} graph by adding a listener; the graph must be complete by then. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SameDiffAdapter implements ModelAdapter {

    /** Made by the service loader. */
    public SameDiffAdapter() {}

    @Override
    public String supportedModels() {
        return "org.nd4j.autodiff.samediff.SameDiff";
    }

    @Override
    public boolean supports(Object model) {
        return model instanceof SameDiff;
    }

    @Override
    public void attach(Object model, Function<ModelFacts, TrainingRecording> start) {
        SameDiff graph = (SameDiff) model;
        GraphDescription description = GraphDescription.of(graph);
        TrainingRecording recording = start.apply(description.facts());
        MissedIterations iterations = new MissedIterations(graph);
        SameDiffListener listener = new SameDiffListener(description, recording, iterations);
        graph.addListeners(listener);
        recording.fedBy(new SameDiffAttachment(graph, listener, iterations));
    }

    @Override
    public boolean isRecorded(Object model) {
        return ((SameDiff) model)
                .getListeners().stream().anyMatch(other -> other instanceof SameDiffListener it && it.isRecording());
    }

    @Override
    public long iterations(Object model) {
        TrainingConfig config = ((SameDiff) model).getTrainingConfig();
        return config == null ? 0 : config.getIterationCount();
    }

    @Override
    public Object copy(Object model) {
        SameDiff graph = (SameDiff) model;
        if (graph.getTrainingConfig() == null) {
            throw new IllegalArgumentException(
                    "The graph has no training configuration yet. Call setTrainingConfig() before it is checked.");
        }
        return graph.dup();
    }

    @Override
    public Runnable fit(Object model, Object minibatch) {
        MultiDataSet data = Minibatch.of(minibatch);
        return () -> ((SameDiff) model).fit(data.copy());
    }
}
