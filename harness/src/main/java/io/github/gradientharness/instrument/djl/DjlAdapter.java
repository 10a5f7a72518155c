package io.github.gradientharness.instrument.djl;

import ai.djl.training.Trainer;
import io.github.gradientharness.instrument.ModelAdapter;
import io.github.gradientharness.instrument.ModelFacts;
import io.github.gradientharness.instrument.TrainingRecording;
import java.util.function.Function;
import org.apiguardian.api.API;

/** Attaches a recorder to a {@code Trainer} of Deep Java Library; its model must be initialized by then. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DjlAdapter implements ModelAdapter {

    /** Made by the service loader. */
    public DjlAdapter() {}

    @Override
    public String supportedModels() {
        return "ai.djl.training.Trainer";
    }

    @Override
    public boolean supports(Object model) {
        return model instanceof Trainer;
    }

    @Override
    public void attach(Object model, Function<ModelFacts, TrainingRecording> start) {
        Trainer trainer = (Trainer) model;
        if (!trainer.getModel().getBlock().isInitialized()) {
            throw new IllegalArgumentException("The trainer's model has no parameters yet. Call"
                    + " trainer.initialize(shape) before recorder.attach(trainer).");
        }
        TrainerInternals internals = new TrainerInternals(trainer);
        TrainerDescription description = TrainerDescription.of(trainer, internals);
        TrainerWatch watch = new TrainerWatch(trainer, description, start.apply(description.facts()));
        watch.attach(internals);
    }

    @Override
    public boolean isRecorded(Object model) {
        return new TrainerInternals((Trainer) model)
                .listeners().stream().anyMatch(other -> other instanceof TrainerWatch watch && watch.isRecording());
    }

    @Override
    public Object copy(Object model) {
        throw new IllegalArgumentException(
                "A DJL trainer can't be copied with its optimizer, so that its model can't be"
                        + " checked on one minibatch. Check a DL4J network or a SameDiff graph.");
    }
}
