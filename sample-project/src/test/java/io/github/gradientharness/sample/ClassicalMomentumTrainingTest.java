package io.github.gradientharness.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

class ClassicalMomentumTrainingTest {

    private static final double LEARNING_RATE = 0.3;
    private static final double MOMENTUM = 0.9;
    private static final int ITERATIONS = 20;

    @ParameterizedTest
    @CsvSource({"DOUBLE, 1e-14", "FLOAT, 2e-6"})
    void parametersFollowTheRecurrenceInADl4jNetwork(DataType type, double tolerance) {
        DataSet rows = rows(type);
        MultiLayerNetwork network = TwoLayerNetwork.initialised(new ClassicalMomentum(LEARNING_RATE, MOMENTUM), type);
        PlainMomentum expected = new PlainMomentum(network, rows.numExamples());
        network.setListeners(expected);

        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            network.fit(rows);
            assertThat(network.params().toDoubleVector())
                    .as("parameters after iteration %d", iteration)
                    .containsExactly(expected.parameters, within(tolerance));
        }
        assertThat(expected.calls).isEqualTo(ITERATIONS);
    }

    private static DataSet rows(DataType type) {
        INDArray features = TutorialData.train().getFeatures().castTo(type);
        INDArray labels = TutorialData.train().getLabels().castTo(type);
        return new DataSet(features, labels);
    }

    /** Classical momentum written down in plain doubles, fed with the raw gradients of a network. */
    private static final class PlainMomentum extends BaseTrainingListener {

        private final double[] parameters;
        private final double[] velocity;
        private final int batchSize;
        private int calls;

        PlainMomentum(MultiLayerNetwork network, int batchSize) {
            this.parameters = network.params().toDoubleVector();
            this.velocity = new double[parameters.length];
            this.batchSize = batchSize;
        }

        @Override
        public void onGradientCalculation(Model model) {
            calls++;
            double[] summed = model.gradient().gradient().toDoubleVector();
            for (int i = 0; i < parameters.length; i++) {
                velocity[i] = MOMENTUM * velocity[i] + LEARNING_RATE * summed[i] / batchSize;
                parameters[i] -= velocity[i];
            }
        }
    }
}
