package io.github.gradientharness.instrument;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.stats.SummaryAccumulator;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of a recurrent layer's output or input against the time step: where it vanishes on its way back in time.
 *
 * <p>Sequences as long as those of the first minibatch are recorded in at most 32 stretches of time steps. Sequences of any
 * other length are recorded in parts of the sequence, of which there are 32 whatever the lengths, so that the number of
 * series stays bounded.
 */
final class TimeStepMeasurement {

    /** A sequence is recorded in at most this many stretches. */
    private static final int MOST_STRETCHES = 32;

    private final Layer layer;
    private final Quantity quantity;
    private final TrainingRecording recording;
    private final List<SummaryAccumulator> stretches = new ArrayList<>();
    private final int[] parts = new int[MOST_STRETCHES];
    private boolean namedParts;
    private int[] ofFirstLength = new int[0];
    private int firstLength;
    private int[] series = new int[0];

    TimeStepMeasurement(Layer layer, Quantity quantity, TrainingRecording recording) {
        this.layer = layer;
        this.quantity = quantity;
        this.recording = recording;
    }

    void measure(LayerBatch batch, double scale) {
        forget();
        int steps = batch.positions();
        int count = Math.min(MOST_STRETCHES, steps);
        series = series(steps, count);
        while (stretches.size() < count) {
            stretches.add(new SummaryAccumulator());
        }
        for (int i = 0; i < count; i++) {
            SummaryAccumulator part = stretches.get(i);
            if (quantity == Quantity.ACTIVATION_GRADIENT && recording.measuresDetails()) {
                part.countDistribution(scale);
            }
            batch.addPositions(start(i, steps, count), start(i + 1, steps, count), part);
        }
    }

    private static int start(int part, int steps, int count) {
        return (int) ((long) part * steps / count);
    }

    private int[] series(int steps, int count) {
        if (firstLength == 0) {
            firstLength = steps;
            ofFirstLength = new int[count];
            for (int i = 0; i < count; i++) {
                int from = start(i, steps, count) + 1;
                int to = start(i + 1, steps, count);
                ofFirstLength[i] = index(from == to ? "time step " + to : "time steps " + from + " to " + to);
            }
        }
        return steps == firstLength ? ofFirstLength : parts(count);
    }

    /** The parts of which the middles of a sequence's stretches are part: all of them, or some of a short sequence. */
    private int[] parts(int count) {
        if (!namedParts) {
            namedParts = true;
            for (int i = 0; i < MOST_STRETCHES; i++) {
                parts[i] = index("part " + (i + 1) + " of " + MOST_STRETCHES + " of the sequence");
            }
        }
        int[] chosen = new int[count];
        for (int i = 0; i < count; i++) {
            chosen[i] = parts[(2 * i + 1) * MOST_STRETCHES / (2 * count)];
        }
        return chosen;
    }

    private int index(String name) {
        return recording.indexOf(new Series(layer.index(), name, quantity));
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
