package io.github.gradientharness.instrument.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.listener.EvaluatorTrainingListener;
import ai.djl.training.listener.TrainingListener;
import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.recording.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Feeds a recording from a trainer: an iteration is a step, with the minibatches that listeners were told about since the step
 * before. A failure in here is remembered by the recording and never reaches the training.
 */
final class TrainerWatch implements TrainingListener {

    private final Trainer trainer;
    private final Map<String, Parameter> frozen;
    private final TrainingRecording recording;
    private final IterationArrays arrays;
    private final SecondPass secondPass;
    private final MinibatchReader data;
    private int minibatches;
    private double losses;
    private boolean hasDiverged;
    private boolean lossFailed;
    private boolean failed;

    TrainerWatch(Trainer trainer, TrainerDescription description, TrainingRecording recording) {
        this.trainer = trainer;
        this.frozen = description.tree().frozen();
        this.recording = recording;
        ArrayValues values = new ArrayValues();
        this.arrays = new IterationArrays(
                recording, values, trainer.getDevices(), description.tree().layers());
        this.secondPass = new SecondPass(trainer, description.tree(), recording, values);
        this.data = new MinibatchReader(recording, values, description.facts().model());
    }

    void attach(TrainerInternals internals) {
        WatchedStore store = new WatchedStore(internals.store(), this);
        internals.setStore(store);
        internals.listeners().add(0, this);
        recording.fedBy(new TrainerAttachment(trainer, internals, this, store));
        if (!frozen.isEmpty()) {
            recording.note("These parameters are frozen and not measured: " + String.join(", ", frozen.keySet()) + ".");
        }
        secondPass.noteWhatIsNotMeasured();
    }

    boolean isRecording() {
        return !recording.hasEnded();
    }

    /** Nothing is measured any more. */
    void leave() {
        failed = true;
    }

    @Override
    public void onTrainingBatch(Trainer told, BatchData minibatch) {
        if (told == trainer) {
            measure("a minibatch", () -> see(minibatch));
        }
    }

    private void see(BatchData minibatch) {
        boolean isFirst = minibatches == 0;
        if (isFirst) {
            data.see(minibatch.getBatch());
            recording.lookAtData(() -> data.look(minibatch, trainer.getLoss()));
            recording.beginIteration();
            secondPass.forget();
        }
        minibatches++;
        losses += loss(minibatch);
        if (isFirst && recording.measures(Quantity.ACTIVATION)) {
            secondPass.run(minibatch.getBatch());
        }
        if (!Double.isFinite(losses)) {
            endOfDiverged();
        }
    }

    /** A loss of the user's own may not like to be evaluated once more: everything else is still measured. */
    private double loss(BatchData minibatch) {
        if (!lossFailed) {
            try {
                return data.loss(minibatch, trainer.getLoss());
            } catch (RuntimeException exception) {
                lossFailed = true;
                recording.noteFailure("The loss could not be measured (", exception, "); from there on it was not.");
            }
        }
        return 0;
    }

    /** DJL ends a training whose loss is NaN before its step: it counts as an iteration all the same. */
    private void endOfDiverged() {
        try (NDManager scope = trainer.getManager().newSubManager()) {
            arrays.beforeStep(new TrainerInternals(trainer).store(), scope, scale());
        }
        endIteration();
        hasDiverged = true;
    }

    /** Has the optimizer update the parameters, and measures what it is given and what it does. */
    void step(ParameterStore store) {
        if (hasDiverged || failed || recording.hasEnded()) {
            hasDiverged = false;
            store.updateAllParameters();
            return;
        }
        try (NDManager scope = trainer.getManager().newSubManager()) {
            List<NDArray> before = beforeStep(store, scope);
            store.updateAllParameters();
            afterStep(store, scope, before);
        }
    }

    private List<NDArray> beforeStep(ParameterStore store, NDManager scope) {
        List<List<NDArray>> copies = new ArrayList<>();
        measure("the gradients", () -> {
            if (minibatches == 0) {
                recording.beginIteration();
                recording.note(
                        "The loss, activations and data of steps whose minibatch the trainer's listeners were not told"
                                + " of are not measured. Tell them by trainer.notifyListeners(listener ->"
                                + " listener.onTrainingBatch(trainer, batchData)) before each step.");
            }
            arrays.beforeStep(store, scope, scale());
            if (recording.measures(Quantity.UPDATE)) {
                copies.add(arrays.copies(store, scope));
            }
        });
        return copies.isEmpty() ? List.of() : copies.get(0);
    }

    private void afterStep(ParameterStore store, NDManager scope, List<NDArray> before) {
        measure("the updates", () -> {
            if (!before.isEmpty()) {
                arrays.afterStep(store, scope, before);
            }
            noteUnfrozen();
            endIteration();
        });
    }

    private void noteUnfrozen() {
        for (Map.Entry<String, Parameter> it : frozen.entrySet()) {
            if (it.getValue().requiresGradient()) {
                recording.note(
                        "Parameter " + it.getKey() + " was frozen when the recorder was attached and is trained now: it"
                                + " is not measured. Attach a new trainer once it is no longer frozen.");
            }
        }
    }

    private double scale() {
        return 1.0 / (trainer.getDevices().length * Math.max(1, minibatches));
    }

    private void endIteration() {
        if (minibatches > 0 && !lossFailed) {
            recording.loss(losses / minibatches);
        }
        secondPass.handOver();
        recording.endIteration();
        minibatches = 0;
        losses = 0;
    }

    @Override
    public void onEpoch(Trainer told) {
        if (told == trainer) {
            measure("the end of an epoch", () -> {
                trainer.getEvaluators().forEach(this::evaluated);
                recording.endEpoch();
                recording.beginEpoch();
            });
        }
    }

    private void evaluated(Evaluator evaluator) {
        metric(evaluator, EvaluatorTrainingListener.TRAIN_EPOCH, "train ");
        metric(evaluator, EvaluatorTrainingListener.VALIDATE_EPOCH, "validate ");
    }

    /** Evaluators count only where the trainer has DJL's listener for them; of a part without data the number is NaN. */
    private void metric(Evaluator evaluator, String key, String prefix) {
        try {
            float value = evaluator.getAccumulator(key);
            if (!Float.isNaN(value)) {
                recording.metric(prefix + evaluator.getName(), value);
            }
        } catch (IllegalArgumentException notCounted) {
            return;
        }
    }

    private void measure(String what, Runnable measurement) {
        try {
            if (failed || recording.hasEnded()) {
                return;
            }
            recording.enter();
            try {
                measurement.run();
            } finally {
                recording.exit();
            }
        } catch (Throwable thrown) {
            failed = true;
            recording.failed(what, thrown);
        }
    }

    @Override
    public void onValidationBatch(Trainer told, BatchData minibatch) {}

    @Override
    public void onTrainingBegin(Trainer told) {}

    @Override
    public void onTrainingEnd(Trainer told) {}
}
