package io.github.gradientharness.instrument;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A training loop written by hand, which hands over its arrays itself.
 *
 * <p>Its layers are those declared, or else those named in the first iteration in the order in which they are first
 * named. With the end of the first iteration layers and parameters are fixed.
 */
final class RawTraining {

    private final TrainingRecording recording;
    private final ArrayReaders readers = new ArrayReaders();
    private final Map<String, Set<String>> parametersByLayer = new LinkedHashMap<>();
    private final Map<String, Integer> layerIndices = new HashMap<>();
    private boolean layersAreDeclared;
    private boolean layersAreFixed;
    private boolean inIteration;
    private int epoch = 1;

    RawTraining(Function<Supplier<ModelFacts>, TrainingRecording> start) {
        recording = start.apply(this::facts);
    }

    void declareLayers(List<String> names) {
        if (!parametersByLayer.isEmpty()) {
            throw new IllegalStateException("layers(...) must come once, before the first record(...).");
        }
        names.forEach(name -> parametersByLayer.put(name, new LinkedHashSet<>()));
        layersAreDeclared = true;
    }

    void record(String layer, String parameter, Quantity quantity, Object array) {
        int index = recording.indexOf(new Series(layerIndex(layer, parameter), parameter, quantity));
        if (!inIteration) {
            inIteration = true;
            recording.beginIteration(epoch);
        }
        recording.enter();
        try {
            readers.add(array, recording.accumulator(index, 1.0));
            recording.tensorAdded(index, 1.0);
        } finally {
            recording.exit();
        }
    }

    private int layerIndex(String layer, String parameter) {
        Set<String> parameters = parametersByLayer.get(layer);
        if (parameters == null || !parameters.contains(parameter)) {
            addParameter(layer, parameter);
        }
        return layerIndices.computeIfAbsent(
                layer, name -> List.copyOf(parametersByLayer.keySet()).indexOf(name));
    }

    private void addParameter(String layer, String parameter) {
        boolean known = parametersByLayer.containsKey(layer);
        if (layersAreFixed || (layersAreDeclared && !known)) {
            throw new IllegalArgumentException("There is no layer '" + layer + "' with a parameter '" + parameter
                    + "' in this recording. There are: " + parametersByLayer
                    + ". Layers and parameters are fixed when the first iteration ends.");
        }
        parametersByLayer.computeIfAbsent(layer, name -> new LinkedHashSet<>()).add(parameter);
    }

    void endIteration(double loss) {
        if (!inIteration) {
            recording.beginIteration(epoch);
        }
        inIteration = false;
        layersAreFixed = true;
        recording.enter();
        try {
            recording.loss(loss);
            recording.endIteration();
        } finally {
            recording.exit();
        }
    }

    void endEpoch() {
        recording.endEpoch();
        epoch++;
    }

    private ModelFacts facts() {
        List<Layer> layers = new ArrayList<>();
        parametersByLayer.forEach((name, parameters) -> layers.add(new Layer(
                layers.size(),
                name,
                "",
                "",
                0,
                0,
                parameters.stream().map(RawTraining::parameter).toList())));
        return new ModelFacts(new Model(layers.size() + " layers", "written by hand", layers, "", 0), null, Map.of());
    }

    private static Parameter parameter(String name) {
        boolean bias = name.toLowerCase(Locale.ROOT).startsWith("b");
        return new Parameter(name, bias ? Parameter.Role.BIAS : Parameter.Role.KERNEL, List.of());
    }
}
