package io.github.gradientharness.sample;

import static io.github.gradientharness.sample.NumberedMinibatches.epochs;
import static io.github.gradientharness.sample.NumberedMinibatches.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class ShuffledMinibatchesTrainingTest {

    @Test
    void trainingSeesTheSameOrdersWhetherEpochsAreFittedTogetherOrOneByOne() {
        List<Double> expected = epochs(numbered(5), 3);

        assertThat(rowsSeen((network, minibatches) -> network.fit(minibatches, 3)))
                .isEqualTo(expected);
        assertThat(rowsSeen((network, minibatches) -> {
                    network.fit(minibatches);
                    network.fit(minibatches);
                    network.fit(minibatches);
                }))
                .isEqualTo(expected);
    }

    private static List<Double> rowsSeen(Training training) {
        MultiLayerNetwork network = TwoLayerNetwork.initialised(new ClassicalMomentum(0.01, 0.9), DataType.FLOAT);
        List<Double> seen = new ArrayList<>();
        network.setListeners(new BaseTrainingListener() {
            @Override
            public void onGradientCalculation(Model model) {
                for (double row : network.getInput().getColumn(0).toDoubleVector()) {
                    seen.add(row);
                }
            }
        });
        training.run(network, numbered(5));
        return seen;
    }

    private interface Training {
        void run(MultiLayerNetwork network, ShuffledMinibatches minibatches);
    }
}
