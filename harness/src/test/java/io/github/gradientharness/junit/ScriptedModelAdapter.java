package io.github.gradientharness.junit;

import io.github.gradientharness.instrument.Attachment;
import io.github.gradientharness.instrument.ModelAdapter;
import io.github.gradientharness.instrument.ModelFacts;
import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.recording.Recordings;
import java.util.Map;
import java.util.function.Function;

/** Attaches recorders to {@link ScriptedModel}. */
public final class ScriptedModelAdapter implements ModelAdapter {

    @Override
    public String supportedModels() {
        return "ScriptedModel";
    }

    @Override
    public boolean supports(Object model) {
        return model instanceof ScriptedModel;
    }

    @Override
    public void attach(Object model, Function<ModelFacts, TrainingRecording> start) {
        ScriptedModel scripted = (ScriptedModel) model;
        TrainingRecording recording =
                start.apply(new ModelFacts(Recordings.model(ScriptedModel.LAYERS), 42L, Map.of()));
        recording.fedBy(new ScriptedAttachment(scripted));
        scripted.listen(recording);
    }

    @Override
    public long iterations(Object model) {
        return ((ScriptedModel) model).iterations();
    }

    /** It never loses the recorder. */
    private record ScriptedAttachment(ScriptedModel model) implements Attachment {

        @Override
        public void renew() {}

        @Override
        public void detach() {}

        @Override
        public String missed() {
            return "";
        }
    }
}
