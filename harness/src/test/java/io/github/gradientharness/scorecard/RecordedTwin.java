package io.github.gradientharness.scorecard;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.scorecard.twin.TwinLayer;
import io.github.gradientharness.scorecard.twin.TwinNetwork;
import java.util.List;
import java.util.stream.IntStream;

/** Hands a twin's arrays to the recorder, as a user's own training loop would: the only place that does. */
final class RecordedTwin {

    /** Iterations in which everything is recorded, and then every how many. */
    private static final int DENSE = 16;

    private static final int STEP = 4;

    private final GradientRecorder recorder;
    private final TwinNetwork network;
    private final Fault fault;
    private final List<String> names;
    private long iteration;

    RecordedTwin(GradientRecorder recorder, TwinNetwork network, Fault fault) {
        this.recorder = recorder;
        this.network = network;
        this.fault = fault;
        int hidden = network.layers().size() - 1;
        this.names = IntStream.rangeClosed(0, hidden)
                .mapToObj(i -> i == hidden ? "output" : "hidden " + (i + 1))
                .toList();
        for (int i = 0; i <= hidden; i++) {
            TwinLayer layer = network.layers().get(i);
            recorder.layer(names.get(i), layer.activation().dl4jName(), layer.inputs(), layer.units());
        }
    }

    /** Records the iteration that was computed and not applied yet. */
    void record(double loss) {
        iteration++;
        recorder.minibatch(network.inputRows(), network.targetRows(), "BinaryXENT");
        boolean everything = iteration <= DENSE || iteration % STEP == 1;
        for (int i = 0; i < names.size(); i++) {
            TwinLayer layer = network.layers().get(i);
            if (fault.recordsGradientOf(i)) {
                recorder.record(names.get(i), "W", Quantity.GRADIENT, layer.rows(layer.kernelGradient()));
                recorder.record(names.get(i), "b", Quantity.GRADIENT, layer.biasGradient());
            }
            if (everything) {
                recordEverything(names.get(i), layer);
            }
        }
        recorder.endIteration(loss);
    }

    private void recordEverything(String name, TwinLayer layer) {
        recorder.record(name, "W", Quantity.PARAMETER, layer.rows(layer.kernel()));
        recorder.record(name, "b", Quantity.PARAMETER, layer.bias());
        recorder.record(name, "W", Quantity.UPDATE, layer.rows(layer.kernelUpdate()));
        recorder.record(name, "b", Quantity.UPDATE, layer.biasUpdate());
        int samples = network.samples();
        recorder.record(name, Quantity.ACTIVATION, layer.activations(samples));
        recorder.record(name, Quantity.ACTIVATION_GRADIENT, layer.activationGradient(samples));
    }

    void endEpoch(double trainAccuracy, double testAccuracy) {
        recorder.metric("train accuracy", trainAccuracy);
        recorder.metric("test accuracy", testAccuracy);
        recorder.endEpoch();
    }
}
