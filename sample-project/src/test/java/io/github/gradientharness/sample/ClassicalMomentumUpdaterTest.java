package io.github.gradientharness.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;

class ClassicalMomentumUpdaterTest {

    private static final ClassicalMomentum CONFIG = new ClassicalMomentum(0.01, 0.9);

    @Test
    void everyFloatStepIsRoundedAsKerasRoundsIt() {
        GradientUpdater<ClassicalMomentum> updater = CONFIG.instantiate(Nd4j.zeros(DataType.FLOAT, 1, 2), true);
        float[] velocity = new float[2];

        for (int iteration = 0; iteration < 50; iteration++) {
            float[] gradient = {(float) Math.sin(iteration), (float) Math.exp(-iteration)};
            INDArray step = Nd4j.createFromArray(gradient);
            updater.applyUpdater(step, iteration, 0);
            for (int i = 0; i < 2; i++) {
                velocity[i] = 0.9f * velocity[i] + 0.01f * gradient[i];
            }
            assertThat(step.toFloatVector()).containsExactly(velocity);
        }
    }

    @Test
    void aGradientOfAnotherOrderIsUpdatedInPlace() {
        INDArray gradient =
                Nd4j.createFromArray(new double[][] {{1, 2}, {3, 4}}).dup('f');
        GradientUpdater<ClassicalMomentum> updater = CONFIG.instantiate(Nd4j.zeros(DataType.DOUBLE, 1, 4), true);
        updater.setStateViewArray(Nd4j.zeros(DataType.DOUBLE, 1, 4), new long[] {2, 2}, 'c', true);

        updater.applyUpdater(gradient, 0, 0);

        assertThat(gradient.toDoubleMatrix()).isDeepEqualTo(new double[][] {{0.01, 0.02}, {0.03, 0.04}});
    }

    @Test
    void aGradientOfAnotherShapeThanTheStateIsUpdatedInPlace() {
        INDArray gradient =
                Nd4j.createFromArray(new double[][] {{1, 2}, {3, 4}}).dup('f');
        GradientUpdater<ClassicalMomentum> updater = CONFIG.instantiate(Nd4j.zeros(DataType.DOUBLE, 1, 4), true);

        updater.applyUpdater(gradient, 0, 0);

        assertThat(gradient.toDoubleMatrix()).isDeepEqualTo(new double[][] {{0.01, 0.02}, {0.03, 0.04}});
    }

    @Test
    void theStateIsTheVelocityAndCanBeRestored() {
        GradientUpdater<ClassicalMomentum> updater = CONFIG.instantiate(Nd4j.zeros(DataType.DOUBLE, 1, 1), true);
        updater.applyUpdater(Nd4j.createFromArray(100.0), 0, 0);
        INDArray velocity = updater.getState().get("V").dup();
        assertThat(velocity.toDoubleVector()).containsExactly(1.0);

        INDArray next = Nd4j.createFromArray(0.0);
        CONFIG.instantiate(Map.of("V", velocity), false).applyUpdater(next, 1, 0);
        assertThat(next.toDoubleVector()).containsExactly(0.9);
    }

    @Test
    void initialisingClearsTheStateAndNotInitialisingKeepsIt() {
        INDArray kept = Nd4j.ones(DataType.DOUBLE, 1, 3);
        CONFIG.instantiate(kept, false);
        assertThat(kept.toDoubleVector()).containsExactly(1, 1, 1);

        CONFIG.instantiate(kept, true);
        assertThat(kept.toDoubleVector()).containsExactly(0, 0, 0);
    }

    @Test
    void aForeignStateIsRefused() {
        Map<String, INDArray> foreign = Map.of("M", Nd4j.zeros(1));

        assertThatIllegalStateException()
                .isThrownBy(() -> CONFIG.instantiate(foreign, false))
                .withMessage("The state must hold \"V\" only, but holds [M]");
    }
}
