package io.github.gradientharness.instrument.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures the parameters of a model, their gradients and what a step takes from them. */
final class IterationArrays {

    private final TrainingRecording recording;
    private final ArrayValues values;
    private final Device[] devices;
    private final List<Measured> parameters = new ArrayList<>();

    IterationArrays(TrainingRecording recording, ArrayValues values, Device[] devices, List<TrainedLayer> layers) {
        this.recording = recording;
        this.values = values;
        this.devices = devices;
        for (TrainedLayer it : layers) {
            for (int i = 0; i < it.parameters().size(); i++) {
                Layer layer = it.layer();
                String name = layer.parameters().get(i).name();
                Parameter parameter = it.parameters().get(i);
                parameters.add(new Measured(
                        parameter,
                        recording.indexOf(new Series(layer.index(), name, Quantity.GRADIENT)),
                        recording.indexOf(new Series(layer.index(), name, Quantity.PARAMETER)),
                        recording.indexOf(new Series(layer.index(), name, Quantity.UPDATE)),
                        BlockSize.hasRowsOfUnits(it.block(), parameter)
                                ? new UnitSeries(layer.index(), name, UnitSeries.Statistic.GRADIENT_L2)
                                : null));
            }
        }
    }

    private record Measured(
            Parameter parameter,
            int gradient,
            int value,
            int update,
            @Nullable UnitSeries units) {}

    /** Measures gradients, and parameters if they are wanted. */
    void beforeStep(ParameterStore store, NDManager scope, double scale) {
        boolean withParameters = recording.measures(Quantity.PARAMETER);
        for (Measured it : parameters) {
            if (it.parameter().requiresGradient()) {
                addGradient(it, gradient(store, it.parameter(), scope), scale);
            }
            if (withParameters) {
                add(value(store, it.parameter(), scope), it.value());
            }
        }
    }

    private void addGradient(Measured it, NDArray gradient, double scale) {
        double[] norms = it.units() != null && recording.measuresDetails()
                ? new double[(int) gradient.getShape().get(0)]
                : new double[0];
        values.addWithNorms(gradient, recording.accumulator(it.gradient(), scale), norms);
        recording.tensorAdded(it.gradient(), scale);
        if (norms.length > 0) {
            for (int i = 0; i < norms.length; i++) {
                norms[i] *= scale;
            }
            recording.units(it.units(), norms);
        }
    }

    private void add(NDArray array, int series) {
        values.add(array, recording.accumulator(series, 1.0));
        recording.tensorAdded(series, 1.0);
    }

    /** The gradient, summed over devices as DJL does before it hands it to the optimizer. */
    private NDArray gradient(ParameterStore store, Parameter parameter, NDManager scope) {
        NDArray sum = gradient(store.getValue(parameter, devices[0], true), scope);
        for (int i = 1; i < devices.length; i++) {
            NDArray other = gradient(store.getValue(parameter, devices[i], true), scope);
            NDArray near = other.toDevice(devices[0], false);
            near.attach(scope);
            sum = sum.add(near);
        }
        return sum;
    }

    private static NDArray gradient(NDArray parameter, NDManager scope) {
        NDArray gradient = parameter.getGradient();
        gradient.attach(scope);
        return gradient;
    }

    private NDArray value(ParameterStore store, Parameter parameter, NDManager scope) {
        return ArrayValues.view(store.getValue(parameter, devices[0], true), scope);
    }

    /** Copies of all parameters. */
    List<NDArray> copies(ParameterStore store, NDManager scope) {
        return parameters.stream()
                .map(it -> value(store, it.parameter(), scope).duplicate())
                .toList();
    }

    /** Measures by how much parameters became less. */
    void afterStep(ParameterStore store, NDManager scope, List<NDArray> before) {
        for (int i = 0; i < parameters.size(); i++) {
            Measured it = parameters.get(i);
            add(before.get(i).sub(value(store, it.parameter(), scope)), it.update());
        }
    }
}
