package io.github.gradientharness.instrument.djl;

import ai.djl.engine.Engine;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import io.github.gradientharness.instrument.ModelFacts;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Describes the model that a trainer trains.
 *
 * @param facts what the recording keeps
 * @param tree the model's blocks
 */
record TrainerDescription(ModelFacts facts, BlockTree tree) {

    static TrainerDescription of(Trainer trainer, TrainerInternals internals) {
        BlockTree tree = new BlockTree(trainer.getModel().getBlock(), new FunctionNames(trainer.getManager()));
        List<Layer> layers = tree.layers().stream().map(TrainedLayer::layer).toList();
        long parameters = tree.layers().stream()
                .flatMap(layer -> layer.parameters().stream())
                .mapToLong(parameter -> parameter.getShape().size())
                .sum();
        Model model = new Model(name(trainer, layers), "DJL Trainer", layers, updater(internals), parameters);
        Engine engine = trainer.getManager().getEngine();
        Integer seed = engine.getSeed();
        return new TrainerDescription(
                new ModelFacts(
                        model,
                        seed == null ? null : Long.valueOf(seed),
                        Map.of(
                                "djl",
                                Engine.getDjlVersion(),
                                "engine",
                                engine.getEngineName() + " " + engine.getVersion())),
                tree);
    }

    private static String name(Trainer trainer, List<Layer> layers) {
        List<Layer> sized = layers.stream().filter(layer -> layer.units() > 0).toList();
        if (sized.isEmpty()) {
            return String.valueOf(trainer.getModel().getName());
        }
        String units = sized.stream().map(layer -> Long.toString(layer.units())).collect(Collectors.joining("-"));
        return sized.get(0).fanIn() + "-" + units;
    }

    private static String updater(TrainerInternals internals) {
        Optimizer optimizer = internals.optimizer();
        return optimizer == null ? "" : optimizer.getClass().getSimpleName() + rate(optimizer);
    }

    /** The learning rate, where it is a fixed one. */
    private static String rate(Optimizer optimizer) {
        @Nullable Object tracker = valueOf(optimizer, "learningRateTracker");
        @Nullable Object rate = tracker == null ? null : valueOf(tracker, "value");
        @Nullable Object momentum = valueOf(optimizer, "momentum");
        String settings = (rate == null ? "" : "learningRate=" + rate)
                + (momentum == null ? "" : (rate == null ? "" : ", ") + "momentum=" + momentum);
        return settings.isEmpty() ? "" : "(" + settings + ")";
    }

    private static @Nullable Object valueOf(Object object, String name) {
        return TrainerInternals.valueOf(object.getClass(), object, name);
    }
}
