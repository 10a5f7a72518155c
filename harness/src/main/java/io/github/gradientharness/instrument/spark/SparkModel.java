package io.github.gradientharness.instrument.spark;

import io.github.gradientharness.instrument.ModelFacts;
import io.github.gradientharness.instrument.dl4j.MultiLayerNetworkAdapter;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.spark.api.TrainingMaster;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.BaseTrainingMaster;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.jspecify.annotations.Nullable;

/**
 * A model that Spark trains.
 *
 * @param model what the user has
 * @param network the network of which workers train copies
 * @param context Spark's
 * @param master what hands out the work
 */
record SparkModel(Object model, Model network, SparkContext context, ParameterAveragingTrainingMaster master) {

    /**
     * Of an object that the adapter supports.
     *
     * @throws IllegalArgumentException if it is not trained by averaging parameters
     */
    static SparkModel of(Object model) {
        if (model instanceof SparkDl4jMultiLayer network) {
            return new SparkModel(
                    model,
                    network.getNetwork(),
                    network.getSparkContext().sc(),
                    averaging(network.getTrainingMaster()));
        }
        SparkComputationGraph graph = (SparkComputationGraph) model;
        return new SparkModel(
                model, graph.getNetwork(), graph.getSparkContext().sc(), averaging(graph.getTrainingMaster()));
    }

    private static ParameterAveragingTrainingMaster averaging(TrainingMaster<?, ?> master) {
        if (master instanceof ParameterAveragingTrainingMaster averaging) {
            return averaging;
        }
        throw new IllegalArgumentException("The model is trained by a "
                + master.getClass().getName()
                + ", of which no worker can be listened to. Train it by a ParameterAveragingTrainingMaster.");
    }

    ModelFacts facts() {
        ModelFacts facts = MultiLayerNetworkAdapter.facts(network);
        Map<String, String> environment = new HashMap<>(facts.environment());
        environment.put("spark", context.version());
        environment.put("spark master", context.master());
        return new ModelFacts(facts.model(), facts.seed(), environment);
    }

    /** The listeners that workers get. */
    List<TrainingListener> listeners() {
        return hidden("listeners") instanceof List<?> list
                ? new ArrayList<>(
                        list.stream().map(TrainingListener.class::cast).toList())
                : new ArrayList<>();
    }

    /** What takes what the workers' listeners say; null where nobody does. */
    @Nullable
    StatsStorageRouter router() {
        return (StatsStorageRouter) hidden("statsStorage");
    }

    private @Nullable Object hidden(String name) {
        try {
            Field field = BaseTrainingMaster.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(master);
        } catch (ReflectiveOperationException | RuntimeException unreadable) {
            throw new IllegalStateException(
                    "The version of dl4j-spark on the class path is not known: " + BaseTrainingMaster.class.getName()
                            + " has no field '" + name + "'. Use 1.0.0-M2.",
                    unreadable);
        }
    }
}
