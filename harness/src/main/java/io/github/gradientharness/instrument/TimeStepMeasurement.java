package io.github.gradientharness.instrument;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.stats.SummaryAccumulator;
import java.util.ArrayList;
import java.util.List;

/** The gradient of a recurrent layer's output against the time step: where it vanishes on its way back in time. */
final class TimeStepMeasurement {

    /** Time steps are recorded in at most this many stretches. */
    private static final int MOST_STRETCHES = 32;

    private final Layer layer;
    private final TrainingRecording recording;
    private final List<SummaryAccumulator> stretches = new ArrayList<>();
    private int[] series = new int[0];
    private int stepsOfSeries;
    private double[] chosen = new double[0];

    TimeStepMeasurement(Layer layer, TrainingRecording recording) {
        this.layer = layer;
        this.recording = recording;
    }

    void measure(LayerBatch batch, double scale) {
        int steps = batch.positions();
        int count = Math.min(MOST_STRETCHES, steps);
        nameSeries(steps, count);
        if (chosen.length < batch.length()) {
            chosen = new double[batch.length()];
        }
        for (int i = 0; i < count; i++) {
            SummaryAccumulator stretch = stretches.get(i);
            stretch.dropTensor();
            if (recording.measuresDistributions()) {
                stretch.countDistribution(scale);
            }
            stretch.add(chosen, batch.copyPositions(i * steps / count, (i + 1) * steps / count, chosen));
        }
    }

    private void nameSeries(int steps, int count) {
        if (steps == stepsOfSeries) {
            return;
        }
        stepsOfSeries = steps;
        series = new int[count];
        for (int i = 0; i < count; i++) {
            int from = i * steps / count + 1;
            int to = (i + 1) * steps / count;
            String name = from == to ? "time step " + to : "time steps " + from + " to " + to;
            series[i] = recording.indexOf(new Series(layer.index(), name, Quantity.ACTIVATION_GRADIENT));
        }
        while (stretches.size() < count) {
            stretches.add(new SummaryAccumulator());
        }
    }

    void handOver(double scale) {
        for (int i = 0; i < series.length; i++) {
            if (stretches.get(i).tensorHasValues()) {
                recording.add(series[i], stretches.get(i), scale);
            }
        }
    }

    void forget() {
        stretches.forEach(SummaryAccumulator::dropTensor);
    }
}
