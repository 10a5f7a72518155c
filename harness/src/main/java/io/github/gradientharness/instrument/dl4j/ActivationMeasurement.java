package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.stats.PrincipalComponent;
import io.github.gradientharness.stats.SampleConcentration;
import io.github.gradientharness.stats.SummaryAccumulator;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Hands the activations of an iteration and their gradients to a recording, with what they say of units and samples. */
final class ActivationMeasurement {

    /** Time steps are recorded in at most this many stretches. */
    private static final int MOST_STRETCHES = 32;

    private final List<Layer> layers;
    private final TrainingRecording recording;

    ActivationMeasurement(List<Layer> layers, TrainingRecording recording) {
        this.layers = layers;
        this.recording = recording;
    }

    /** To be called within an iteration of the recording. */
    void handOver(LayerGradients measured) {
        if (!measured.caveat().isEmpty()) {
            recording.note(measured.caveat());
        }
        for (int i = 0; i < measured.layers().size(); i++) {
            handOver(layers.get(i), measured.layers().get(i));
        }
    }

    private void handOver(Layer layer, LayerGradients.OfLayer measured) {
        if (!measured.notMeasuredBecause().isEmpty()) {
            recording.note("Layer '" + layer.name() + "': " + measured.notMeasuredBecause());
        }
        INDArray activation = measured.activation();
        if (activation != null) {
            activation(layer, Batch.of(activation));
        }
        INDArray gradient = measured.activationGradient();
        if (gradient != null) {
            gradient(layer, Batch.of(gradient), gradient.rank() == 3);
        }
    }

    private void activation(Layer layer, Batch batch) {
        add(new Series(layer.index(), "", Quantity.ACTIVATION), batch.values());
        recording.units(
                new UnitSeries(layer.index(), "", Statistic.ZERO_SHARE), batch.shareByUnit(value -> value == 0));
        Saturation.of(layer.activation())
                .ifPresent(isSaturated -> recording.units(
                        new UnitSeries(layer.index(), "", Statistic.SATURATED_SHARE), batch.shareByUnit(isSaturated)));
        recording.number(
                new Series(layer.index(), "", Quantity.UNIT_SIMILARITY),
                PrincipalComponent.share(batch.rowsOfUnits(), batch.samples() * batch.positions()));
    }

    private void gradient(Layer layer, Batch batch, boolean isRecurrent) {
        add(new Series(layer.index(), "", Quantity.ACTIVATION_GRADIENT), batch.values());
        recording.number(
                new Series(layer.index(), "", Quantity.SAMPLE_CONCENTRATION),
                SampleConcentration.topTenthShare(batch.values(), batch.samples()));
        if (isRecurrent) {
            timeSteps(layer, batch);
        }
    }

    private void timeSteps(Layer layer, Batch batch) {
        int stretches = Math.min(MOST_STRETCHES, batch.positions());
        for (int stretch = 0; stretch < stretches; stretch++) {
            int from = stretch * batch.positions() / stretches;
            int to = (stretch + 1) * batch.positions() / stretches;
            String name = to - from == 1 ? "time step " + to : "time steps " + (from + 1) + " to " + to;
            add(new Series(layer.index(), name, Quantity.ACTIVATION_GRADIENT), batch.positions(from, to));
        }
    }

    private void add(Series series, double[] values) {
        int index = recording.indexOf(series);
        SummaryAccumulator accumulator = recording.accumulator(index, 1.0);
        accumulator.add(values, values.length);
        recording.tensorAdded(index, 1.0);
    }
}
