package io.github.gradientharness.instrument.djl;

import ai.djl.training.LocalParameterServer;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.optimizer.Optimizer;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a trainer keeps to itself. DJL has no public way to add a listener to a trainer, nor to see the gradients of a loop that
 * calls {@code step()} without telling its listeners.
 */
final class TrainerInternals {

    private final Trainer trainer;

    TrainerInternals(Trainer trainer) {
        this.trainer = trainer;
    }

    /** The very list: what is added to it is told. A training configuration and its trainers share it. */
    @SuppressWarnings("unchecked")
    List<TrainingListener> listeners() {
        return (List<TrainingListener>) get(Trainer.class, "listeners", trainer);
    }

    /** What holds the parameters and has the optimizer update them. */
    ParameterStore store() {
        return (ParameterStore) get(Trainer.class, "parameterStore", trainer);
    }

    void setStore(ParameterStore store) {
        try {
            field(Trainer.class, "parameterStore").set(trainer, store);
        } catch (ReflectiveOperationException exception) {
            throw unknownVersion(exception);
        }
    }

    /** The optimizer; null if the engine has a parameter server of its own. */
    @Nullable
    Optimizer optimizer() {
        Object server = get(ParameterStore.class, "parameterServer", store());
        return server instanceof LocalParameterServer
                ? (Optimizer) get(LocalParameterServer.class, "optimizer", server)
                : null;
    }

    /** The value of a private field that a class of DJL's declares; null where it has no such field. */
    static @Nullable Object valueOf(Class<?> type, Object object, String name) {
        try {
            return field(type, name).get(object);
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            return null;
        }
    }

    private static Object get(Class<?> type, String name, Object object) {
        try {
            return field(type, name).get(object);
        } catch (ReflectiveOperationException exception) {
            throw unknownVersion(exception);
        }
    }

    private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    private static IllegalArgumentException unknownVersion(ReflectiveOperationException cause) {
        return new IllegalArgumentException(
                "This version of Deep Java Library can't be recorded (" + cause + "). Use version 0.36.0, or record the"
                        + " arrays by recorder.record(...).",
                cause);
    }
}
