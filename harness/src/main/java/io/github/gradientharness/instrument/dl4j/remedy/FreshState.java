package io.github.gradientharness.instrument.dl4j.remedy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;

/**
 * Gives a network the state of one that was just made, and initialises it. DL4J has no method for that, so fields are set. Fields
 * of a user's own subclass stay.
 */
final class FreshState {

    private FreshState() {}

    /**
     * Has a network begin anew instead of another one that was never initialised.
     *
     * @param made of the same framework class
     */
    static void give(Model network, Object made) {
        List<TrainingListener> listeners = new ArrayList<>(listeners(network));
        Class<?> type = network instanceof MultiLayerNetwork ? MultiLayerNetwork.class : ComputationGraph.class;
        try {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers())) {
                    field.setAccessible(true);
                    field.set(network, field.get(made));
                }
            }
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("A field of DL4J's " + type.getName() + " can't be set", impossible);
        }
        network.init();
        network.setListeners(listeners.toArray(TrainingListener[]::new));
    }

    private static Collection<TrainingListener> listeners(Model network) {
        return network instanceof MultiLayerNetwork layers
                ? layers.getListeners()
                : ((ComputationGraph) network).getListeners();
    }
}
