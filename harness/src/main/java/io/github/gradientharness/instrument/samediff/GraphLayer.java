package io.github.gradientharness.instrument.samediff;

import io.github.gradientharness.recording.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A layer found in a graph.
 *
 * @param operation SameDiff's name of the operation that takes its kernel, or its first parameter
 * @param activation SameDiff's name of its activation function; empty where it has none
 * @param output the variable that it hands to the next layer
 * @param hidden whether another layer follows
 * @param sequence which dimension of a recurrent layer's output holds what; null if it is none, or that is not known
 * @param size how many inputs and units it has
 * @param parameters named by their variables
 */
record GraphLayer(
        String operation,
        String activation,
        String output,
        boolean hidden,
        @Nullable SequenceLayout sequence,
        LayerSize size,
        List<Parameter> parameters) {}
