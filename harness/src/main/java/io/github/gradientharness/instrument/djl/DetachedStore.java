package io.github.gradientharness.instrument.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import org.jspecify.annotations.Nullable;

/**
 * Hands out parameters that take no part in calculating gradients, so that a pass with them adds nothing to theirs. Running
 * statistics, which a pass changes, are copies.
 */
final class DetachedStore extends ParameterStore {

    private final NDManager scope;

    DetachedStore(NDManager scope) {
        super(scope, false);
        this.scope = scope;
    }

    @Override
    public @Nullable NDArray getValue(@Nullable Parameter parameter, Device device, boolean training) {
        if (parameter == null) {
            return null;
        }
        NDArray view = ArrayValues.view(parameter.getArray(), scope);
        return switch (parameter.getType()) {
            case RUNNING_MEAN, RUNNING_VAR -> view.duplicate();
            default -> view;
        };
    }
}
