package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.ModelAdapter;
import io.github.gradientharness.instrument.ModelFacts;
import io.github.gradientharness.instrument.TrainingRecording;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;

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
    public long iterations(Object model) {
        return BaseOptimizer.getIterationCount((ComputationGraph) model);
    }
}
