package io.github.gradientharness.sample.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.sample.CirclesKernels;
import io.github.gradientharness.sample.CirclesModel;
import io.github.gradientharness.sample.CirclesNetworks;
import io.github.gradientharness.sample.TutorialData;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * After 20 epochs the rules say the same of a network whichever engine trains it: from the same kernels of each seed, and in as
 * many of the seeds from kernels that each engine draws by itself.
 */
@Tag("djl")
class VerdictsOfTwoEnginesTest {

    /** The table in docs/djl.md is of ten. */
    private static final int SEEDS = Integer.getInteger("circles.seeds", 5);

    private static final int EPOCHS = 20;

    /** Of a normal distribution, for intervals that hold 95 % of what chance makes. */
    private static final double Z = 1.96;

    private enum Network {
        FIVE_TANH(CirclesModel.tanh(5)),
        FIVE_RELU(CirclesModel.relu(5)),
        FIVE_SIGMOID(CirclesModel.sigmoid(5)),
        FIFTEEN_RELU(CirclesModel.relu(15));

        private final CirclesModel model;

        Network(CirclesModel model) {
            this.model = model;
        }
    }

    /** A share of seeds, with Wilson's interval. */
    private record Share(int count) {

        double bound(int sign) {
            double p = (double) count / SEEDS;
            double root = Math.sqrt(p * (1 - p) / SEEDS + Z * Z / (4.0 * SEEDS * SEEDS));
            return Math.max(0, (p + Z * Z / (2 * SEEDS) + sign * Z * root) / (1 + Z * Z / SEEDS));
        }

        boolean overlaps(Share other) {
            return bound(-1) <= other.bound(1) && other.bound(-1) <= bound(1);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d of %d [%.2f, %.2f]", count, SEEDS, bound(-1), bound(1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void agree(Network network) {
        int djl = 0;
        int dl4j = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            GradientRecorder ofDl4j = new GradientRecorder(RecorderOptions.inMemory("dl4j"));
            MultiLayerNetwork model = ofDl4j.attach(CirclesNetworks.network(network.model, seed));
            Map<String, INDArray> kernels = CirclesKernels.of(model);
            model.fit(TutorialData.trainMinibatches(seed), EPOCHS);
            GradientRecorder ofTheSame = new GradientRecorder(RecorderOptions.inMemory("djl"));
            DjlTraining.train(DjlCircles.block(network.model, kernels), seed, EPOCHS, ofTheSame);
            GradientRecorder ofItsOwn = new GradientRecorder(RecorderOptions.inMemory("djl"));
            DjlTraining.train(network.model, seed, EPOCHS, ofItsOwn);

            assertThat(findings(ofTheSame)).as("seed %d", seed).isEqualTo(findings(ofDl4j));
            dl4j += isSick(ofDl4j) ? 1 : 0;
            djl += isSick(ofItsOwn) ? 1 : 0;
        }
        System.out.println(network + ": DJL " + new Share(djl) + ", DL4J " + new Share(dl4j));
        assertThat(new Share(djl).overlaps(new Share(dl4j)))
                .as("DJL %s, DL4J %s", new Share(djl), new Share(dl4j))
                .isTrue();
    }

    private static Diagnosis diagnosis(GradientRecorder recorder) {
        return RuleSet.defaults().evaluate(recorder.recording());
    }

    private static boolean isSick(GradientRecorder recorder) {
        return diagnosis(recorder).findings().stream().anyMatch(it -> it.severity() == Severity.ERROR);
    }

    /** Rule, severity and layer by its number: layers have other names in DJL. */
    private static List<String> findings(GradientRecorder recorder) {
        List<String> layers = recorder.recording().header().model().layers().stream()
                .map(Layer::name)
                .toList();
        return diagnosis(recorder).findings().stream()
                .map(it -> it.rule() + " " + it.severity() + " " + layers.indexOf(it.layer()))
                .toList();
    }
}
