package io.github.gradientharness.instrument;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A layer of a training loop written by hand: what was declared of it, and what its arrays say. */
final class RawLayer {

    private final int index;
    private final String name;
    private final String activation;
    private final long fanIn;
    private final long declaredUnits;
    private final Map<String, long[]> shapes = new LinkedHashMap<>();
    private long seenUnits;
    private @Nullable LayerMeasurement measurement;

    RawLayer(int index, String name, String activation, long fanIn, long units) {
        if (fanIn < 0 || units < 0) {
            throw new IllegalArgumentException("Layer '" + name + "' can't have " + fanIn + " inputs and " + units
                    + " units. Give 0 for what is not known.");
        }
        this.index = index;
        this.name = name;
        this.activation = activation;
        this.fanIn = fanIn;
        this.declaredUnits = units;
    }

    int index() {
        return index;
    }

    boolean hasParameter(String parameter) {
        return shapes.containsKey(parameter);
    }

    void addParameter(String parameter, long[] shape) {
        shapes.put(parameter, shape);
    }

    /** What measures its activations and their gradient. */
    LayerMeasurement measurement(TrainingRecording recording) {
        if (measurement == null) {
            measurement = new LayerMeasurement(description(), recording);
        }
        return measurement;
    }

    void handOver() {
        if (measurement != null) {
            measurement.handOver();
        }
    }

    /** Forgets what was measured of its activations and not handed over. */
    void forget() {
        if (measurement != null) {
            measurement.forget();
        }
    }

    /**
     * Checks that rows of a minibatch have as many columns as the layer has units.
     *
     * @throws IllegalArgumentException if they don't
     */
    void checkUnits(long columns) {
        long units = declaredUnits > 0 ? declaredUnits : seenUnits;
        if (units > 0 && columns != units) {
            throw new IllegalArgumentException("It has " + columns + " columns, but the layer has " + units + " units "
                    + (declaredUnits > 0 ? "as it was declared" : "in the arrays before it")
                    + ". Hand over one row for each sample with one column for each unit.");
        }
        seenUnits = columns;
    }

    /** The number of output units of a kernel of which it is known which elements are whose; 0 of any other array. */
    int unitsOfKernel(String parameter, long[] shape) {
        if (role(parameter) != Parameter.Role.KERNEL) {
            return 0;
        }
        long units = shape.length == 2 ? shape[1] : shape.length == 4 ? shape[0] : 0;
        return declaredUnits == 0 || units == declaredUnits ? Math.toIntExact(units) : 0;
    }

    /** What the recording's header says about it. */
    Layer description() {
        List<Parameter> parameters = shapes.entrySet().stream()
                .map(entry -> parameter(entry.getKey(), entry.getValue()))
                .toList();
        long units = declaredUnits > 0 ? declaredUnits : seenUnits;
        return new Layer(index, name, "", activation, fanIn, units, parameters);
    }

    long parameterCount() {
        return shapes.values().stream()
                .mapToLong(shape -> Arrays.stream(shape).reduce(1, Math::multiplyExact))
                .sum();
    }

    private static Parameter parameter(String name, long[] shape) {
        return new Parameter(name, role(name), Arrays.stream(shape).boxed().toList());
    }

    private static Parameter.Role role(String parameter) {
        return parameter.toLowerCase(Locale.ROOT).startsWith("b") ? Parameter.Role.BIAS : Parameter.Role.KERNEL;
    }

    @Override
    public String toString() {
        return "'" + name + "' " + shapes.keySet();
    }
}
