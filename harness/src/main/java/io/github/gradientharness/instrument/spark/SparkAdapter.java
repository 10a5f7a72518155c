package io.github.gradientharness.instrument.spark;

import io.github.gradientharness.instrument.ModelAdapter;
import io.github.gradientharness.instrument.ModelFacts;
import io.github.gradientharness.instrument.TrainingRecording;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;

/** Attaches a recorder to a model that Spark trains by averaging parameters. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SparkAdapter implements ModelAdapter {

    /** Made by the service loader. */
    public SparkAdapter() {}

    @Override
    public String supportedModels() {
        return "org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer,"
                + " org.deeplearning4j.spark.impl.graph.SparkComputationGraph";
    }

    @Override
    public boolean supports(Object model) {
        return model instanceof SparkDl4jMultiLayer || model instanceof SparkComputationGraph;
    }

    @Override
    public void attach(Object model, Function<ModelFacts, TrainingRecording> start) {
        SparkModel trained = SparkModel.of(model);
        WorkersAttachment.to(trained, start.apply(trained.facts()));
    }

    @Override
    public boolean isRecorded(Object model) {
        return SparkModel.of(model).master().getTrainingHookList() != null
                && SparkModel.of(model).master().getTrainingHookList().stream()
                        .anyMatch(WorkerRecorder.class::isInstance);
    }

    @Override
    public int epochs(Object model) {
        return BaseOptimizer.getEpochCount(SparkModel.of(model).network());
    }

    @Override
    public long iterations(Object model) {
        return BaseOptimizer.getIterationCount(SparkModel.of(model).network());
    }
}
