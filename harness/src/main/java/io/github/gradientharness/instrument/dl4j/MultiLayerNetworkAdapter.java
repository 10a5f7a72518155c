package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.ModelAdapter;
import io.github.gradientharness.instrument.ModelFacts;
import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.instrument.nd4j.Minibatch;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** Attaches a recorder to a {@code MultiLayerNetwork} by adding a training listener. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MultiLayerNetworkAdapter implements ModelAdapter {

    /** Made by the service loader. */
    public MultiLayerNetworkAdapter() {}

    /** What is known about a DL4J network before it trains, also of one that others train copies of. */
    public static ModelFacts facts(Model network) {
        NetworkDescription description = network instanceof ComputationGraph graph
                ? NetworkDescription.of(graph)
                : NetworkDescription.of((MultiLayerNetwork) network);
        return description.facts();
    }

    @Override
    public String supportedModels() {
        return "org.deeplearning4j.nn.multilayer.MultiLayerNetwork";
    }

    @Override
    public boolean supports(Object model) {
        return model instanceof MultiLayerNetwork;
    }

    @Override
    public void attach(Object model, Function<ModelFacts, TrainingRecording> start) {
        MultiLayerNetwork network = (MultiLayerNetwork) model;
        if (!network.isInitCalled()) {
            network.init();
        }
        NetworkDescription description = NetworkDescription.of(network);
        GradientListener.listen(network, description, start.apply(description.facts()));
    }

    @Override
    public boolean isRecorded(Object model) {
        return GradientListener.isOn((MultiLayerNetwork) model);
    }

    @Override
    public int epochs(Object model) {
        return BaseOptimizer.getEpochCount((MultiLayerNetwork) model);
    }

    @Override
    public long iterations(Object model) {
        return BaseOptimizer.getIterationCount((MultiLayerNetwork) model);
    }

    @Override
    public Object copy(Object model) {
        MultiLayerNetwork network = (MultiLayerNetwork) model;
        if (!network.isInitCalled()) {
            throw new IllegalArgumentException("The network has no parameters yet. Call init() before it is checked.");
        }
        return NetworkCopy.cloned(network);
    }

    @Override
    public Runnable fit(Object model, Object minibatch) {
        MultiDataSet data = Minibatch.of(minibatch);
        return () -> ((MultiLayerNetwork) model).fit(NetworkCopy.single(data));
    }
}
