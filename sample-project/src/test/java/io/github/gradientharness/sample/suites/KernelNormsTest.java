package io.github.gradientharness.sample.suites;

import static io.github.gradientharness.verdict.RuleId.VANISHING_GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.ExpectFinding;
import io.github.gradientharness.junit.HealthyGradients;
import io.github.gradientharness.sample.CirclesKernels;
import io.github.gradientharness.sample.CirclesModel;
import io.github.gradientharness.sample.CirclesNetworks;
import io.github.gradientharness.sample.ShuffledMinibatches;
import io.github.gradientharness.sample.TutorialData;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The L1 norm of each layer's kernel, epoch by epoch: how the tutorial proposes to see which layers move. It is recorded as
 * a metric, and the report draws it.
 */
@Tag("tutorial")
@HealthyGradients
class KernelNormsTest {

    private static final int EPOCHS = 500;
    private static final long SEED = 4;

    @Test
    @ExpectFinding(rule = VANISHING_GRADIENT, reason = "the tutorial's own sick network")
    void tanhHardlyMovesItsMiddleLayers(GradientRecorder recorder) {
        Map<String, Double> changes = changesOfNorms(CirclesModel.tanh(5), recorder);

        assertThat(changes.get("hidden 2")).isLessThan(0.1);
        assertThat(changes.get("hidden 3")).isLessThan(0.1);
        assertThat(changes.get("hidden 4")).isLessThan(0.1);
    }

    @Test
    void reluMovesEveryLayer(GradientRecorder recorder) {
        Map<String, Double> changes = changesOfNorms(CirclesModel.relu(5), recorder);

        assertThat(changes.get("hidden 1")).isGreaterThan(0.2);
        assertThat(changes.get("hidden 2")).isGreaterThan(0.1);
        assertThat(changes.get("hidden 3")).isGreaterThan(0.1);
    }

    /** By how much of itself each layer's norm changes over the training. */
    private static Map<String, Double> changesOfNorms(CirclesModel model, GradientRecorder recorder) {
        MultiLayerNetwork network = CirclesNetworks.network(model, SEED);
        ShuffledMinibatches minibatches = TutorialData.trainMinibatches(SEED);
        recorder.plannedEpochs(EPOCHS).attach(network);
        Map<String, Double> before = norms(network);
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            network.fit(minibatches);
            norms(network).forEach((layer, norm) -> recorder.metric("L1 norm of " + layer, norm));
        }
        Map<String, Double> changes = new LinkedHashMap<>();
        norms(network)
                .forEach((layer, after) -> changes.put(layer, Math.abs(after - before.get(layer)) / before.get(layer)));
        return changes;
    }

    private static Map<String, Double> norms(MultiLayerNetwork network) {
        Map<String, Double> norms = new LinkedHashMap<>();
        CirclesKernels.of(network).forEach((name, array) -> {
            if (name.endsWith("/W")) {
                norms.put(
                        name.substring(0, name.length() - 2),
                        array.norm1Number().doubleValue());
            }
        });
        return norms;
    }
}
