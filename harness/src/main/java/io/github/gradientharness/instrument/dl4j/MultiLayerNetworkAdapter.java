package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.ModelAdapter;
import io.github.gradientharness.instrument.ModelFacts;
import io.github.gradientharness.instrument.TrainingRecording;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;

/** Attaches a recorder to a {@code MultiLayerNetwork} by adding a training listener. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MultiLayerNetworkAdapter implements ModelAdapter {

    /** Made by the service loader. */
    public MultiLayerNetworkAdapter() {}

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
    public long iterations(Object model) {
        return BaseOptimizer.getIterationCount((MultiLayerNetwork) model);
    }
}
