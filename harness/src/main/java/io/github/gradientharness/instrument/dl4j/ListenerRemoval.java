package io.github.gradientharness.instrument.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.jspecify.annotations.Nullable;

/** Takes a recorder's listener off a model. */
final class ListenerRemoval {

    private ListenerRemoval() {}

    /** A model's layers. */
    static Layer[] layers(Model model) {
        return model instanceof MultiLayerNetwork network
                ? network.getLayers()
                : ((ComputationGraph) model).getLayers();
    }

    /** A model's listeners, in the list that DL4J goes through. */
    static Collection<TrainingListener> listeners(Model model) {
        return model instanceof MultiLayerNetwork network
                ? network.getListeners()
                : ((ComputationGraph) model).getListeners();
    }

    /**
     * Takes the listener off the model, its layers and its solver. While a thread still trains the model, after a test's
     * timeout for instance, it stays: DL4J goes through the list just then.
     *
     * @param trainer the thread that called the listener last; null if none did
     * @return whether it was taken off
     */
    static boolean remove(TrainingListener listener, Model model, @Nullable Thread trainer) {
        if (isTraining(trainer)) {
            return false;
        }
        listeners(model).removeIf(it -> it == listener);
        model.addListeners(); // adds none, and hands the list to the solver, which has its own
        for (Layer layer : layers(model)) {
            removeFromLayer(listener, layer);
        }
        return true;
    }

    private static void removeFromLayer(TrainingListener listener, Layer layer) {
        Collection<TrainingListener> listeners = layer.getListeners();
        if (listeners != null && listeners.contains(listener)) {
            List<TrainingListener> others = new ArrayList<>(listeners);
            others.removeIf(it -> it == listener);
            layer.setListeners(others);
        }
    }

    private static boolean isTraining(@Nullable Thread trainer) {
        return trainer != null
                && trainer != Thread.currentThread()
                && Arrays.stream(trainer.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(MultiLayerNetwork.class.getName())
                                || frame.getClassName().equals(ComputationGraph.class.getName())
                                || frame.getClassName().equals(BaseOptimizer.class.getName()));
    }
}
