package io.github.gradientharness.instrument;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.stats.SummaryAccumulator;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final LayerBatch batch = new LayerBatch();
    private final Map<String, RawLayer> layers = new LinkedHashMap<>();
    private double[] norms = new double[0];
    private boolean layersAreDeclared;
    private boolean layersAreFixed;
    private boolean sawArray;
    private boolean inIteration;
    private boolean withoutActivations;
    private boolean failed;

    RawTraining(Function<Supplier<ModelFacts>, TrainingRecording> start) {
        recording = start.apply(this::facts);
    }

    void declareLayer(String name, String activation, long fanIn, long units) {
        if (sawArray || layersAreFixed) {
            throw new IllegalStateException(
                    "Layer '" + name + "' is declared too late: declare all layers before the first record(...).");
        }
        RawLayer layer = new RawLayer(layers.size(), name, activation, fanIn, units);
        if (layers.putIfAbsent(name, layer) != null) {
            throw new IllegalStateException(
                    "Layer '" + name + "' is declared twice. Give every layer a name of its own.");
        }
        layersAreDeclared = true;
    }

    boolean measures(Quantity quantity) {
        return recording.measures(quantity);
    }

    void record(String layer, String parameter, Quantity quantity, Object array) {
        ArrayReader reader = readers.readerOf(array);
        try {
            long[] shape = reader.shape(array);
            if (Arrays.stream(shape).anyMatch(length -> length == 0)) {
                throw new IllegalArgumentException("It is empty. Leave the call out where there is nothing to record.");
            }
            add(layer(layer, parameter, shape), parameter, quantity, new Tensor(array, shape, reader));
        } catch (IllegalArgumentException problem) {
            throw new IllegalArgumentException(
                    "Can't record the " + quantity + " of layer '" + layer + "'"
                            + (parameter.isEmpty() ? "" : ", parameter '" + parameter + "'") + ": "
                            + problem.getMessage(),
                    problem);
        }
    }

    private RawLayer layer(String name, String parameter, long[] shape) {
        RawLayer layer = layers.get(name);
        boolean isNewParameter = !parameter.isEmpty() && (layer == null || !layer.hasParameter(parameter));
        if (layer == null ? layersAreFixed || layersAreDeclared : layersAreFixed && isNewParameter) {
            throw new IllegalArgumentException("There is no layer '" + name + "'"
                    + (parameter.isEmpty() ? "" : " with a parameter '" + parameter + "'")
                    + " in this recording. There are: " + layers.values() + ". "
                    + (layersAreFixed
                            ? "Layers and parameters are fixed when the first iteration ends: hand over one array of"
                                    + " each in it."
                            : "Declare this one as well."));
        }
        RawLayer known = layer == null ? new RawLayer(layers.size(), name, "", 0, 0) : layer;
        layers.put(name, known);
        if (isNewParameter) {
            known.addParameter(parameter, shape);
        }
        return known;
    }

    private void add(RawLayer layer, String parameter, Quantity quantity, Tensor tensor) {
        boolean hasRows = tensor.shape().length > 1;
        if (parameter.isEmpty() && hasRows) {
            layer.checkUnits(tensor.shape()[1]);
        }
        begin();
        if (failed || (withoutActivations && parameter.isEmpty())) {
            return;
        }
        recording.enter();
        try {
            measure(layer, parameter, quantity, tensor, hasRows);
        } catch (IllegalArgumentException refused) {
            throw refused;
        } catch (Throwable thrown) {
            giveUp(layer, quantity, thrown);
        } finally {
            recording.exit();
        }
    }

    private void measure(RawLayer layer, String parameter, Quantity quantity, Tensor tensor, boolean hasRows) {
        if (parameter.isEmpty() && hasRows) {
            addBatch(layer.measurement(recording), quantity, tensor);
        } else {
            int index = recording.indexOf(new Series(layer.index(), parameter, quantity));
            tensor.addTo(recording.accumulator(index, 1.0));
            recording.tensorAdded(index, 1.0);
        }
        if (quantity == Quantity.GRADIENT && recording.measuresDetails()) {
            addUnitNorms(layer, parameter, tensor);
        }
    }

    /** The loop goes on whatever happens in here; without activations if it was one of them that could not be measured. */
    private void giveUp(RawLayer layer, Quantity quantity, Throwable thrown) {
        if (quantity == Quantity.ACTIVATION || quantity == Quantity.ACTIVATION_GRADIENT) {
            withoutActivations = true;
            batch.release();
            layers.values().forEach(RawLayer::forget);
            recording.noteFailure(
                    "The " + quantity + " of " + layer + " could not be measured (",
                    thrown,
                    "); from there on no layer's activations were.");
        } else {
            failed = true;
            recording.failed("the " + quantity + " of " + layer, thrown);
        }
    }

    private void begin() {
        sawArray = true;
        if (!inIteration) {
            inIteration = true;
            recording.beginIteration();
        }
    }

    private void addBatch(LayerMeasurement measurement, Quantity quantity, Tensor tensor) {
        boolean isActivation = quantity == Quantity.ACTIVATION;
        tensor.addTo(isActivation ? measurement.activation() : measurement.gradient(1.0));
        if (!recording.measuresDetails()) {
            return;
        }
        tensor.reader().copy(tensor.array(), batch);
        if (isActivation) {
            measurement.activationUnits(batch);
        } else {
            measurement.gradientSamples(batch, tensor.shape().length == 3);
        }
    }

    private void addUnitNorms(RawLayer layer, String parameter, Tensor tensor) {
        int units = layer.unitsOfKernel(parameter, tensor.shape());
        if (units > 0) {
            norms = norms.length == units ? norms : new double[units];
            tensor.reader().unitNorms(tensor.array(), norms);
            recording.units(new UnitSeries(layer.index(), parameter, Statistic.GRADIENT_L2), norms);
        }
    }

    void minibatch(Object inputs, Object targets, String loss) {
        ArrayReader ofInputs = readers.readerOf(inputs);
        ArrayReader ofTargets = readers.readerOf(targets);
        long inputLength = length(ofInputs, inputs);
        long targetLength = length(ofTargets, targets);
        OutputFacts output = OutputFacts.named(loss);
        recording.enter();
        recording.lookAtData(() -> {
            DataWatch data = recording.data();
            data.beginIteration();
            if (data.wantsInputs(inputLength)) {
                ofInputs.copy(inputs, batch);
                data.inputs(0, "input", batch);
            }
            if (data.wantsTargets(targetLength)) {
                ofTargets.copy(targets, batch);
                data.targets(0, output, batch, new LayerBatch());
            }
        });
        recording.exit();
    }

    private static long length(ArrayReader reader, Object array) {
        return Arrays.stream(reader.shape(array)).reduce(1, (first, second) -> first * second);
    }

    void endIteration(double loss) {
        begin();
        inIteration = false;
        layersAreFixed = true;
        guarded("the end of an iteration", () -> {
            recording.loss(loss);
            layers.values().forEach(RawLayer::handOver);
            recording.endIteration();
        });
    }

    void endEpoch() {
        guarded("the end of an epoch", recording::endEpoch);
    }

    private void guarded(String what, Runnable measurement) {
        if (failed) {
            return;
        }
        recording.enter();
        try {
            measurement.run();
        } catch (Throwable thrown) {
            failed = true;
            recording.failed(what, thrown);
        } finally {
            recording.exit();
        }
    }

    private ModelFacts facts() {
        List<Layer> all = layers.values().stream().map(RawLayer::description).toList();
        long parameters =
                layers.values().stream().mapToLong(RawLayer::parameterCount).sum();
        return new ModelFacts(
                new Model(all.size() + " layers", "written by hand", all, "", parameters), null, Map.of());
    }

    /** An array that was handed over, and who can read it. */
    private record Tensor(Object array, long[] shape, ArrayReader reader) {
        void addTo(SummaryAccumulator accumulator) {
            reader.add(array, accumulator);
        }
    }
}
