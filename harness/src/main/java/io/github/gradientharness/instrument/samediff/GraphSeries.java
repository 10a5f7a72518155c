package io.github.gradientharness.instrument.samediff;

import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;

/** Knows to which series the arrays belong that SameDiff hands out by their variables' names. */
final class GraphSeries {

    private final Map<String, List<Target>> byArray = new HashMap<>();
    private final Map<String, Updated> byParameter = new HashMap<>();
    private final SameDiff gradients;

    /**
     * A series that takes an array.
     *
     * @param index the series' number
     * @param quantity what it measures
     */
    record Target(int index, Quantity quantity) {}

    /** The numbers of the series that a parameter's update and values go to. */
    record Updated(int update, int values) {}

    /**
     * Looks up the names.
     *
     * @param gradients the graph that also computes gradients: only it knows what a gradient's variable is called. A
     *     kernel's name with "-grad" is one of several partial gradients if the kernel is shared
     */
    GraphSeries(GraphDescription description, TrainingRecording recording, SameDiff gradients) {
        this.gradients = gradients;
        for (int i = 0; i < description.layers().size(); i++) {
            Layer layer = description.facts().model().layers().get(i);
            layer.parameters().forEach(parameter -> addParameter(layer, parameter, recording));
            GraphLayer found = description.layers().get(i);
            if (found.hidden()) {
                add(found.output(), new Target(index(recording, layer, "", Quantity.ACTIVATION), Quantity.ACTIVATION));
                addGradient(found.output(), layer, Quantity.ACTIVATION_GRADIENT, "", recording);
            }
        }
    }

    private void addParameter(Layer layer, Parameter parameter, TrainingRecording recording) {
        String name = parameter.name();
        addGradient(name, layer, Quantity.GRADIENT, name, recording);
        byParameter.put(
                name,
                new Updated(
                        index(recording, layer, name, Quantity.UPDATE),
                        index(recording, layer, name, Quantity.PARAMETER)));
    }

    private void addGradient(
            String variable, Layer layer, Quantity quantity, String parameter, TrainingRecording recording) {
        SDVariable gradient = gradients.hasVariable(variable) ? gradients.getGradForVariable(variable) : null;
        if (gradient != null) {
            add(gradient.name(), new Target(index(recording, layer, parameter, quantity), quantity));
        }
    }

    private void add(String array, Target target) {
        byArray.computeIfAbsent(array, ignored -> new ArrayList<>()).add(target);
    }

    private static int index(TrainingRecording recording, Layer layer, String parameter, Quantity quantity) {
        return recording.indexOf(new Series(layer.index(), parameter, quantity));
    }

    /** The series that take the array of this name. */
    List<Target> ofArray(String name) {
        return byArray.getOrDefault(name, List.of());
    }

    /** The series of a parameter's update and values; null if it belongs to no layer. */
    @Nullable
    Updated ofParameter(String name) {
        return byParameter.get(name);
    }

    /** The trained variables that belong to no layer, separated by commas; empty if there are none. */
    String missing() {
        return gradients.variables().stream()
                .filter(variable -> variable.getVariableType() == VariableType.VARIABLE)
                .filter(variable -> variable.dataType().isFPType() && variable.gradient() != null)
                .map(SDVariable::name)
                .filter(name -> !byParameter.containsKey(name))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
