package io.github.gradientharness.instrument.dl4j;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/** Classical momentum as the reference data was made with: v = momentum v + rate g; the update is v. */
public record ClassicalMomentum(double rate, double momentum) implements IUpdater {

    @Override
    public long stateSize(long parameters) {
        return parameters;
    }

    @Override
    public GradientUpdater<ClassicalMomentum> instantiate(INDArray state, boolean initialize) {
        if (initialize) {
            state.assign(0.0);
        }
        return new Step(this, state);
    }

    @Override
    public GradientUpdater<ClassicalMomentum> instantiate(Map<String, INDArray> state, boolean initialize) {
        return instantiate(state.get("v"), initialize);
    }

    @Override
    public IUpdater clone() {
        return this;
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
        return rate;
    }

    @Override
    public boolean hasLearningRate() {
        return true;
    }

    @Override
    public void setLrAndSchedule(double newRate, ISchedule schedule) {
        throw new UnsupportedOperationException("the rate is fixed");
    }

    private record Step(ClassicalMomentum config, INDArray velocity) implements GradientUpdater<ClassicalMomentum> {

        @Override
        public ClassicalMomentum getConfig() {
            return config;
        }

        @Override
        public void setState(Map<String, INDArray> state, boolean initialize) {
            velocity.assign(state.get("v"));
        }

        @Override
        public Map<String, INDArray> getState() {
            return Map.of("v", velocity);
        }

        @Override
        public void setStateViewArray(INDArray view, long[] shape, char order, boolean initialize) {
            velocity.assign(view);
        }

        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            velocity.muli(config.momentum).addi(gradient.mul(config.rate).reshape(velocity.shape()));
            gradient.assign(velocity.reshape(gradient.shape()));
        }
    }
}
