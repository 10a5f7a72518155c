package io.github.gradientharness.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class AccuracyTest {

    @Test
    void countsOutputsAboveOneHalfAsClassOne() {
        // The sum of the features decides the class: 3 of these 4 rows follow it.
        DataSet rows = rows(new float[][] {{1, 0}, {-1, 0}, {0, 2}, {0, -2}}, 1, 0, 1, 1);

        assertThat(Accuracy.of(signOfSum(), rows)).isEqualTo(0.75);
    }

    @Test
    void anOutputOfExactlyOneHalfIsClassZero() {
        assertThat(Accuracy.of(signOfSum(), rows(new float[][] {{0, 0}}, 0))).isEqualTo(1.0);
        assertThat(Accuracy.of(signOfSum(), rows(new float[][] {{0, 0}}, 1))).isEqualTo(0.0);
    }

    @Test
    void callsNoListener() {
        MultiLayerNetwork network = signOfSum();
        List<String> calls = new ArrayList<>();
        network.setListeners(new BaseTrainingListener() {
            @Override
            public void onForwardPass(Model model, List<INDArray> activations) {
                calls.add("list");
            }

            @Override
            public void onForwardPass(Model model, Map<String, INDArray> activations) {
                calls.add("map");
            }
        });

        Accuracy.of(network, TutorialData.test());
        assertThat(calls).isEmpty();

        network.fit(TutorialData.test());
        assertThat(calls).isNotEmpty();
    }

    private static MultiLayerNetwork signOfSum() {
        MultiLayerNetwork network = CirclesNetworks.tanh(1, 1);
        network.setParam("0_W", Nd4j.ones(2, 5));
        network.setParam("1_W", Nd4j.ones(5, 1));
        return network;
    }

    private static DataSet rows(float[][] features, float... labels) {
        return new DataSet(
                Nd4j.createFromArray(features), Nd4j.createFromArray(labels).reshape(labels.length, 1));
    }
}
