package io.github.gradientharness.sample;

import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Stochastic gradient descent with classical momentum: v = momentum · v + learning rate · g; parameters −= v.
 *
 * <p>Equals Keras' {@code SGD(learning_rate, momentum)}. ND4J's own {@code Nesterovs} equals Keras with
 * {@code nesterov=True} instead. The velocity v starts at zero and takes one number per parameter.
 *
 * <p>Source: Polyak, "Some methods of speeding up the convergence of iteration methods" (1964).
 */
public final class ClassicalMomentum implements IUpdater {

    private static final long serialVersionUID = 1L;

    private double learningRate;
    private ISchedule learningRateSchedule;
    private final double momentum;

    /**
     * Keeps one learning rate for the whole training.
     *
     * @param learningRate above 0
     * @param momentum share of the velocity kept by each step, at least 0 and below 1
     * @throws IllegalArgumentException if the momentum is outside its range
     */
    public ClassicalMomentum(double learningRate, double momentum) {
        this(learningRate, null, momentum);
    }

    /**
     * Takes the learning rate from a schedule if there is one.
     *
     * @param learningRate ignored with a schedule
     * @param learningRateSchedule learning rate by iteration or epoch, or null
     * @param momentum share of the velocity kept by each step, at least 0 and below 1
     * @throws IllegalArgumentException if the momentum is outside its range
     */
    public ClassicalMomentum(
            @JsonProperty("learningRate") double learningRate,
            @JsonProperty("learningRateSchedule") ISchedule learningRateSchedule,
            @JsonProperty("momentum") double momentum) {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("The momentum must be at least 0 and below 1, but is " + momentum);
        }
        this.learningRate = learningRate;
        this.learningRateSchedule = learningRateSchedule;
        this.momentum = momentum;
    }

    /** Returns the share of the velocity kept by each step. */
    public double getMomentum() {
        return momentum;
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
        return learningRateSchedule == null ? learningRate : learningRateSchedule.valueAt(iteration, epoch);
    }

    @Override
    public boolean hasLearningRate() {
        return true;
    }

    @Override
    public void setLrAndSchedule(double newLearningRate, ISchedule newSchedule) {
        this.learningRate = newLearningRate;
        this.learningRateSchedule = newSchedule;
    }

    @Override
    public long stateSize(long numParams) {
        return numParams;
    }

    @Override
    public GradientUpdater<ClassicalMomentum> instantiate(INDArray viewArray, boolean initializeViewArray) {
        ClassicalMomentumUpdater updater = new ClassicalMomentumUpdater(this);
        INDArray flat = viewArray.reshape(viewArray.length());
        updater.setStateViewArray(flat, flat.shape(), flat.ordering(), initializeViewArray);
        return updater;
    }

    @Override
    public GradientUpdater<ClassicalMomentum> instantiate(
            Map<String, INDArray> updaterState, boolean initializeStateArrays) {
        ClassicalMomentumUpdater updater = new ClassicalMomentumUpdater(this);
        updater.setState(updaterState, initializeStateArrays);
        return updater;
    }

    @Override
    public ClassicalMomentum clone() {
        ISchedule schedule = learningRateSchedule == null ? null : learningRateSchedule.clone();
        return new ClassicalMomentum(learningRate, schedule, momentum);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassicalMomentum that
                && Double.compare(learningRate, that.learningRate) == 0
                && Double.compare(momentum, that.momentum) == 0
                && Objects.equals(learningRateSchedule, that.learningRateSchedule);
    }

    @Override
    public int hashCode() {
        return Objects.hash(learningRate, learningRateSchedule, momentum);
    }

    @Override
    public String toString() {
        String rate = learningRateSchedule == null ? Double.toString(learningRate) : learningRateSchedule.toString();
        return "ClassicalMomentum(learningRate=" + rate + ", momentum=" + momentum + ")";
    }
}
