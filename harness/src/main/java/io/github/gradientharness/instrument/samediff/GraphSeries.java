package io.github.gradientharness.instrument.samediff;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Knows to which series the arrays belong that SameDiff hands out by their variables' names. */
final class GraphSeries {

    private final Map<String, List<Target>> byArray = new HashMap<>();
    private final Map<String, Updated> byParameter = new HashMap<>();
    private final SameDiff gradients;
    private final ParameterMeasurement parameters;

    /**
     * What takes an array.
     *
     * @param quantity what it measures
     * @param taker reads the array at once
     */
    record Target(Quantity quantity, Consumer<INDArray> taker) {}

    /** The numbers of the series that a parameter's update and values go to. */
    record Updated(int update, int values) {}

    /**
     * Looks up the names.
     *
     * @param activations what measures the output of each layer
     * @param parameters what measures parameters
     * @param gradients the graph that also computes gradients: only it knows what a gradient's variable is called. A
     *     kernel's name with "-grad" is one of several partial gradients if the kernel is shared
     */
    GraphSeries(
            GraphDescription description,
            List<OutputMeasurement> activations,
            ParameterMeasurement parameters,
            SameDiff gradients) {
        this.gradients = gradients;
        this.parameters = parameters;
        for (int i = 0; i < description.layers().size(); i++) {
            Layer layer = description.facts().model().layers().get(i);
            GraphLayer found = description.layers().get(i);
            layer.parameters().forEach(parameter -> addParameter(layer, parameter, found.size()));
            if (found.hidden()) {
                OutputMeasurement output = activations.get(i);
                add(found.output(), new Target(Quantity.ACTIVATION, output::activation));
                addGradient(found.output(), new Target(Quantity.ACTIVATION_GRADIENT, output::gradient));
            }
        }
    }

    private void addParameter(Layer layer, Parameter parameter, LayerSize size) {
        String name = parameter.name();
        int gradient = parameters.index(layer, name, Quantity.GRADIENT);
        UnitNormSeries units = UnitNormSeries.of(layer, parameter, size);
        addGradient(name, new Target(Quantity.GRADIENT, array -> parameters.addGradient(array, gradient, units)));
        byParameter.put(
                name,
                new Updated(
                        parameters.index(layer, name, Quantity.UPDATE),
                        parameters.index(layer, name, Quantity.PARAMETER)));
    }

    private void addGradient(String variable, Target target) {
        SDVariable gradient = gradients.hasVariable(variable) ? gradients.getGradForVariable(variable) : null;
        if (gradient != null) {
            add(gradient.name(), target);
        }
    }

    private void add(String array, Target target) {
        byArray.computeIfAbsent(array, ignored -> new ArrayList<>()).add(target);
    }

    /** What takes the array of this name. */
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
