package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.MetricPoint;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A recording made by hand, window by window. */
final class HandMade {

    private final Model model;
    private final List<Window> windows = new ArrayList<>();
    private final List<MetricPoint> metrics = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<Series, Summary> series = new LinkedHashMap<>();
    private final Map<Series, Distribution> distributions = new LinkedHashMap<>();
    private final Map<UnitSeries, UnitSummary> units = new LinkedHashMap<>();
    private Summary loss = Summary.EMPTY;

    HandMade(Model model) {
        this.model = model;
    }

    /** A convolution "conv 1", an activation "relu" without parameters, dense "hidden 2", output "output". */
    static HandMade mixed() {
        List<Parameter> both = List.of(
                new Parameter("W", Parameter.Role.KERNEL, List.of(5L, 5L)),
                new Parameter("b", Parameter.Role.BIAS, List.of(1L, 5L)));
        return new HandMade(new Model(
                "mixed",
                "MultiLayerNetwork",
                List.of(
                        new Layer(0, "conv 1", "ConvolutionLayer", "identity", 5, 5, both),
                        new Layer(1, "relu", "ActivationLayer", "relu", 5, 5, List.of()),
                        new Layer(2, "hidden 2", "DenseLayer", "tanh", 5, 5, both),
                        new Layer(3, "output", "OutputLayer", "sigmoid", 5, 1, both)),
                "Sgd",
                100));
    }

    static HandMade ofLayers(int layers) {
        return new HandMade(Recordings.model(layers));
    }

    HandMade tensor(int layer, String parameter, Quantity quantity, double... values) {
        series.merge(new Series(layer, parameter, quantity), Summary.of(values), Summary::merge);
        return this;
    }

    HandMade kernel(Quantity quantity, double... oneValueOfEachLayer) {
        for (int layer = 0; layer < oneValueOfEachLayer.length; layer++) {
            tensor(layer, "W", quantity, oneValueOfEachLayer[layer]);
        }
        return this;
    }

    HandMade distribution(int layer, String parameter, Quantity quantity, double... values) {
        distributions.put(
                new Series(layer, parameter, quantity), UnitSummary.of(values).values());
        return this;
    }

    HandMade units(int layer, UnitSeries.Statistic statistic, double... values) {
        units.put(new UnitSeries(layer, "", statistic), UnitSummary.of(values));
        return this;
    }

    HandMade loss(double... values) {
        loss = loss.merge(Summary.of(values));
        return this;
    }

    /** Ends a window of one epoch. */
    HandMade window(int epoch, long fromIteration, long toIteration) {
        return window(epoch, epoch, fromIteration, toIteration);
    }

    HandMade window(int fromEpoch, int toEpoch, long fromIteration, long toIteration) {
        windows.add(new Window(fromEpoch, toEpoch, fromIteration, toIteration, loss, series, distributions, units));
        series.clear();
        distributions.clear();
        units.clear();
        loss = Summary.EMPTY;
        return this;
    }

    HandMade metric(String name, int epoch, double value) {
        metrics.add(new MetricPoint(name, epoch, epoch * 10L, value));
        return this;
    }

    HandMade note(String note) {
        notes.add(note);
        return this;
    }

    Recording recording() {
        Ending ending = new Ending(Ending.Status.COMPLETE, windows.size(), windows.size(), 1_000, 100_000, "");
        return new Recording(Recordings.header(model, Declaration.NONE), windows, metrics, notes, ending, "");
    }
}
