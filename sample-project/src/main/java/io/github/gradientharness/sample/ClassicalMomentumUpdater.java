package io.github.gradientharness.sample;

import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.learning.GradientUpdater;

/**
 * The velocity of {@link ClassicalMomentum} and its step, on the arrays of one block of parameters.
 *
 * <p>Every product and sum is rounded to the gradient's own data type.
 */
final class ClassicalMomentumUpdater implements GradientUpdater<ClassicalMomentum> {

    private static final String VELOCITY = "V";

    private final ClassicalMomentum config;
    private INDArray velocity;

    ClassicalMomentumUpdater(ClassicalMomentum config) {
        this.config = config;
    }

    @Override
    public ClassicalMomentum getConfig() {
        return config;
    }

    @Override
    public void setState(Map<String, INDArray> stateMap, boolean initialize) {
        if (!stateMap.keySet().equals(Set.of(VELOCITY))) {
            throw new IllegalStateException("The state must hold \"V\" only, but holds " + stateMap.keySet());
        }
        velocity = stateMap.get(VELOCITY);
        if (initialize) {
            velocity.assign(0);
        }
    }

    @Override
    public Map<String, INDArray> getState() {
        return Map.of(VELOCITY, velocity);
    }

    @Override
    public void setStateViewArray(INDArray viewArray, long[] gradientShape, char gradientOrder, boolean initialize) {
        if (!viewArray.isRowVectorOrScalar()) {
            throw new IllegalArgumentException(
                    "The state must be a row vector, but is " + viewArray.shapeInfoToString());
        }
        if (initialize) {
            viewArray.assign(0);
        }
        velocity = Shape.newShapeNoCopy(viewArray, gradientShape, gradientOrder == 'f');
        if (velocity == null) {
            throw new IllegalStateException("The state cannot be viewed in the gradient's shape");
        }
    }

    /** Turns the gradient into the step to subtract, in place. */
    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
        if (velocity == null) {
            throw new IllegalStateException("The updater has no state yet");
        }
        boolean sameShape = gradient.equalShapes(velocity);
        INDArray step = sameShape ? gradient : gradient.reshape(velocity.shape());
        step.muli(config.getLearningRate(iteration, epoch));
        velocity.muli(config.getMomentum()).addi(step);
        gradient.assign(sameShape ? velocity : velocity.reshape(gradient.shape()));
    }
}
