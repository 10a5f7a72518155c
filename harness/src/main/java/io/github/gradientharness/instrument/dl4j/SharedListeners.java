package io.github.gradientharness.instrument.dl4j;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.TrainingListener;

/**
 * A clone of a {@code ComputationGraph} has the very list of listeners that the graph has. Whoever listens to the one would hear the
 * other as well.
 */
final class SharedListeners {

    private SharedListeners() {}

    /** Gives a graph that is to be recorded a list of its own, without what records other graphs. */
    static void part(ComputationGraph graph) {
        Collection<TrainingListener> shared = graph.getListeners();
        if (shared.stream().noneMatch(GradientListener.class::isInstance)) {
            return;
        }
        Collection<TrainingListener> own = new ArrayList<>(shared);
        own.removeIf(other -> other instanceof GradientListener it && it.sharesListOf(graph));
        Field field =
                own.size() == shared.size() ? null : HiddenState.field(ComputationGraph.class, "trainingListeners");
        if (field != null) {
            try {
                field.set(graph, own);
            } catch (IllegalAccessException staysShared) {
                return;
            }
        }
    }
}
