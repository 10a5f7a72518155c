package io.github.gradientharness.instrument.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Convolution;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.recurrent.RecurrentBlock;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import io.github.gradientharness.instrument.LayerBatch;
import io.github.gradientharness.instrument.LayerMeasurement;
import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.stats.SummaryAccumulator;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Measures what each layer hands on, and its gradient, by a pass of its own: DJL has no place from which a training's own pass
 * can be watched. The pass uses the minibatch and the parameters before the step, and leaves nothing behind. To the output of each
 * layer it adds zeros whose gradient is asked for, which is that of the output.
 *
 * <p>It draws no random numbers: a block with dropout runs as it does when nothing is trained.
 */
final class SecondPass {

    private final Trainer trainer;
    private final BlockTree tree;
    private final TrainingRecording recording;
    private final ArrayValues values;
    private final LayerBatch batch = new LayerBatch();
    private final List<Block> sequence;
    private final Map<Block, Measured> measured = new IdentityHashMap<>();
    private final List<LayerMeasurement> measurements = new ArrayList<>();
    private boolean isOff;

    SecondPass(Trainer trainer, BlockTree tree, TrainingRecording recording, ArrayValues values) {
        this.trainer = trainer;
        this.tree = tree;
        this.recording = recording;
        this.values = values;
        this.sequence = tree.sequence();
        Map<Block, Layer> outputs = tree.outputs();
        List<Block> last = sequence.stream().filter(outputs::containsKey).toList();
        for (Block block : last.subList(0, Math.max(0, last.size() - 1))) {
            Layer layer = outputs.get(block);
            LayerMeasurement measurement = new LayerMeasurement(layer, recording);
            measurements.add(measurement);
            measured.put(
                    block, new Measured(layer, tree.layers().get(layer.index()).block(), measurement));
        }
        this.isOff = measured.isEmpty() || tree.stranger() != null || trainer.getDevices().length > 1;
    }

    private record Measured(Layer layer, Block block, LayerMeasurement measurement) {

        boolean isRecurrent() {
            return block instanceof RecurrentBlock;
        }
    }

    /** A layer's output in a pass: what is added to it, whose gradient is the output's. */
    private record Shift(Measured measured, NDArray zeros) {}

    void noteWhatIsNotMeasured() {
        Block stranger = tree.stranger();
        if (stranger != null) {
            recording.note(
                    "Activations and their gradients are not measured: they need a second pass, and nobody knows what"
                            + " that does to " + stranger.getClass().getName() + ", which is not one of DJL's blocks.");
        } else if (trainer.getDevices().length > 1) {
            recording.note("Activations and their gradients are not measured in a training on several devices.");
        } else {
            noteParts();
        }
    }

    private void noteParts() {
        Map<Block, Layer> outputs = tree.outputs();
        String hidden = tree.layers().stream()
                .map(TrainedLayer::layer)
                .filter(layer -> layer.hasKernel() && !outputs.containsValue(layer))
                .map(Layer::name)
                .collect(Collectors.joining(", "));
        if (!hidden.isEmpty()) {
            recording.note(
                    "Activations are not measured of layers inside of blocks that are no sequence: " + hidden + ".");
        }
        if (sequence.stream().anyMatch(SecondPass::hasDropout)) {
            recording.note("Activations and their gradients are those without dropout.");
        }
        measured.values().stream()
                .filter(Measured::isRecurrent)
                .forEach(it -> recording.note("Layer '" + it.layer().name()
                        + "': how much of the gradient gets through it back in time is not"
                        + " measured, because DJL computes all time steps in one operation."));
    }

    private static boolean hasDropout(Block block) {
        return block instanceof Dropout || block.getChildren().values().stream().anyMatch(SecondPass::hasDropout);
    }

    /** Runs as it does when nothing is trained what would draw random numbers. */
    private static boolean runsInTraining(Block block) {
        return !(block instanceof RecurrentBlock) && !hasDropout(block);
    }

    void run(Batch minibatch) {
        if (isOff) {
            return;
        }
        try (NDManager scope = trainer.getManager().newSubManager();
                GradientCollector collector = trainer.newGradientCollector()) {
            List<Shift> shifts = new ArrayList<>();
            NDList data = near(minibatch.getData(), scope);
            long samples = data.head().getShape().get(0);
            NDList answer = forward(data, scope, samples, shifts);
            collector.backward(trainer.getLoss().evaluate(near(minibatch.getLabels(), scope), answer));
            for (Shift shift : shifts) {
                NDArray gradient = shift.zeros().getGradient();
                gradient.attach(scope);
                gradient(shift.measured(), gradient, samples);
            }
        } catch (Throwable thrown) {
            isOff = true;
            batch.release();
            forget();
            recording.noteFailure(
                    "Activations and their gradients could not be measured (",
                    thrown,
                    "); from there on they were not.");
        }
    }

    private NDList near(NDList arrays, NDManager scope) {
        NDList views = new NDList();
        for (NDArray array : arrays) {
            NDArray near = ArrayValues.view(array, scope).toDevice(trainer.getDevices()[0], false);
            near.attach(scope);
            views.add(near);
        }
        return views;
    }

    private NDList forward(NDList data, NDManager scope, long samples, List<Shift> shifts) {
        DetachedStore store = new DetachedStore(scope);
        NDList current = data;
        for (Block block : sequence) {
            current = block.forward(store, current, runsInTraining(block));
            Measured it = measured.get(block);
            if (it != null) {
                NDArray output = current.head();
                activation(it, output, samples);
                NDArray zeros = scope.zeros(output.getShape(), output.getDataType());
                zeros.setRequiresGradient(true);
                shifts.add(new Shift(it, zeros));
                current.set(0, output.add(zeros));
            }
        }
        return current;
    }

    private void activation(Measured it, NDArray output, long samples) {
        add(output, it.measurement().activation());
        if (recording.measuresDetails() && copied(it, output, samples)) {
            it.measurement().activationUnits(batch);
        }
    }

    private void gradient(Measured it, NDArray gradient, long samples) {
        add(gradient, it.measurement().gradient(1.0));
        if (recording.measuresDetails() && copied(it, gradient, samples)) {
            it.measurement()
                    .gradientSamples(
                            batch, it.isRecurrent() && gradient.getShape().dimension() == 3);
        }
    }

    private void add(NDArray array, SummaryAccumulator accumulator) {
        values.add(array, accumulator);
    }

    /** Copies an array whose first dimension holds the samples. */
    private boolean copied(Measured it, NDArray array, long samples) {
        if (array.getShape().dimension() < 2 || array.getShape().get(0) != samples) {
            recording.note("Layer '" + it.layer().name() + "': what its activations say of units and samples is not"
                    + " measured, because it is not known which dimension of " + array.getShape() + " holds what.");
            return false;
        }
        values.copy(array, batch, !(it.block() instanceof Convolution));
        return true;
    }

    void handOver() {
        measurements.forEach(LayerMeasurement::handOver);
    }

    void forget() {
        measurements.forEach(LayerMeasurement::forget);
    }
}
