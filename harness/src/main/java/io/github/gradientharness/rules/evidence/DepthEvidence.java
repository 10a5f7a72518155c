package io.github.gradientharness.rules.evidence;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/** A size for each layer as evidence; of many layers those at both ends and around the one in question. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DepthEvidence {

    private static final int MOST = 24;
    private static final int AT_ENDS = 6;
    private static final int AROUND = 4;

    private DepthEvidence() {}

    /**
     * The sizes of layers, in forward order.
     *
     * @param fact makes the fact's name from a layer's name
     * @param question index of the layer in question
     */
    public static List<Evidence> of(
            List<Layer> layers, UnaryOperator<String> fact, IntToDoubleFunction size, int question) {
        List<Evidence> evidence = new ArrayList<>();
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        int others = 0;
        for (int i = 0; i < layers.size(); i++) {
            double value = size.applyAsDouble(i);
            if (isShown(i, layers.size(), question)) {
                evidence.add(new Evidence(fact.apply(layers.get(i).name()), Numbers.print(value)));
            } else {
                others++;
                smallest = Math.min(smallest, value);
                largest = Math.max(largest, value);
            }
        }
        if (others > 0) {
            evidence.add(new Evidence(
                    fact.apply(others + " other layers"), Numbers.print(smallest) + " to " + Numbers.print(largest)));
        }
        return evidence;
    }

    private static boolean isShown(int i, int layers, int question) {
        return layers <= MOST || i < AT_ENDS || i >= layers - AT_ENDS || Math.abs(i - question) <= AROUND;
    }
}
