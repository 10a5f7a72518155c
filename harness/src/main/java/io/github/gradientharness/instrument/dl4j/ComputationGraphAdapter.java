package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.ModelAdapter;
import io.github.gradientharness.instrument.ModelFacts;
import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.instrument.nd4j.Minibatch;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** Attaches a recorder to a {@code ComputationGraph} by adding a training listener. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ComputationGraphAdapter implements ModelAdapter {

    /** Made by the service loader. */
    public ComputationGraphAdapter() {}

    @Override
    public String supportedModels() {
        return "org.deeplearning4j.nn.graph.ComputationGraph";
    }

    @Override
    public boolean supports(Object model) {
        return model instanceof ComputationGraph;
    }

    @Override
    public void attach(Object model, Function<ModelFacts, TrainingRecording> start) {
        ComputationGraph graph = (ComputationGraph) model;
        graph.init();
        NetworkDescription description = NetworkDescription.of(graph);
        GradientListener.listen(graph, description, start.apply(description.facts()));
    }

    @Override
    public boolean isRecorded(Object model) {
        return GradientListener.isOn((ComputationGraph) model);
    }

    @Override
    public int epochs(Object model) {
        return BaseOptimizer.getEpochCount((ComputationGraph) model);
    }

    @Override
    public long iterations(Object model) {
        return BaseOptimizer.getIterationCount((ComputationGraph) model);
    }

    @Override
    public Object copy(Object model) {
        ComputationGraph graph = (ComputationGraph) model;
        if (graph.params() == null) {
            throw new IllegalArgumentException("The graph has no parameters yet. Call init() before it is checked.");
        }
        return NetworkCopy.cloned(graph);
    }

    @Override
    public Runnable fit(Object model, Object minibatch) {
        MultiDataSet data = Minibatch.of(minibatch);
        return () -> ((ComputationGraph) model).fit(data.copy());
    }
}
