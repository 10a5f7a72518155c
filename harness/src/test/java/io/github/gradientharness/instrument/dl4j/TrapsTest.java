package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Window;
import java.util.List;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;

/** A recorded gradient is that of the loss alone, whatever DL4J does to it before, and does with it afterwards. */
class TrapsTest {

    private static final DataType TYPE = DataType.DOUBLE;

    private static NeuralNetConfiguration.Builder settings() {
        return TinyNetworks.settings(TYPE);
    }

    /** The L2 norms of the first iteration's GRADIENT and UPDATE of the first kernel. */
    private record Norms(double gradient, double update) {

        static Norms of(NeuralNetConfiguration.Builder settings, DataSet data) {
            Watching watching = Watching.everyIteration();
            watching.attach(TinyNetworks.dense(settings)).fit(data);
            return new Norms(
                    watching.summary(1, "layer0", "W", Quantity.GRADIENT).l2(),
                    watching.summary(1, "layer0", "W", Quantity.UPDATE).l2());
        }
    }

    private static Norms norms(UnaryOperator<NeuralNetConfiguration.Builder> change) {
        return Norms.of(change.apply(settings()), TinyNetworks.denseData(TYPE, 8));
    }

    private static final double RATE = 0.1;

    @Test
    void theGradientDoesNotGrowWithTheBatch() {
        DataSet data = TinyNetworks.denseData(TYPE, 8);
        DataSet twice = DataSet.merge(List.of(data, data));

        Norms once = Norms.of(settings(), data);

        assertThat(Norms.of(settings(), twice).gradient()).isCloseTo(once.gradient(), within(1e-12));
        assertThat(once.update()).isCloseTo(RATE * once.gradient(), within(1e-12));
    }

    @Test
    void withoutMinibatchDivisionTheGradientIsThatOfTheMeanLossAllTheSame() {
        Norms mean = norms(it -> it);
        Norms sum = norms(it -> it.miniBatch(false));

        assertThat(sum.gradient()).isCloseTo(mean.gradient(), within(1e-12));
        assertThat(sum.update()).isCloseTo(8 * RATE * mean.gradient(), within(1e-12));
    }

    @Test
    void theGradientOfAGraphDoesNotGrowWithTheBatch() {
        double[] norms = new double[2];
        for (int i = 0; i < 2; i++) {
            MultiDataSet data = TinyNetworks.branchedData(TYPE, 6);
            Watching watching = Watching.everyIteration();
            watching.attach(TinyNetworks.branched(settings()))
                    .fit(i == 0 ? data : MultiDataSet.merge(List.of(data, data)));
            norms[i] = watching.summary(1, "branch_a_1", "W", Quantity.GRADIENT).l2();
        }

        assertThat(norms[1]).isCloseTo(norms[0], within(1e-12));
    }

    @Test
    void regularizationIsInTheUpdateOnly() {
        Norms plain = norms(it -> it);

        for (Norms regularized :
                List.of(norms(it -> it.l1(0.3)), norms(it -> it.l2(0.3)), norms(it -> it.weightDecay(0.3)))) {
            assertThat(regularized.gradient()).isEqualTo(plain.gradient());
            assertThat(Math.abs(regularized.update() - plain.update())).isGreaterThan(1e-3);
        }
    }

    @Test
    void clippingAndNormalizationAreInTheUpdateOnly() {
        Norms plain = norms(it -> it);

        for (GradientNormalization kind : GradientNormalization.values()) {
            Norms clipped = norms(it -> it.gradientNormalization(kind).gradientNormalizationThreshold(1e-3));
            assertThat(clipped.gradient()).as("%s", kind).isEqualTo(plain.gradient());
            boolean changes = kind != GradientNormalization.None;
            assertThat(Math.abs(clipped.update() - plain.update()) > 1e-3)
                    .as("%s", kind)
                    .isEqualTo(changes);
        }
    }

    @Test
    void everySegmentOfTruncatedBackpropagationIsAnIteration() {
        Watching watching = Watching.everyIteration();
        MultiLayerNetwork network = watching.attach(TinyNetworks.recurrent(settings(), 3));

        network.fit(TinyNetworks.sequences(TYPE, 4, 9));

        assertThat(watching.recording().iterations()).isEqualTo(3);
        assertThat(watching.problem()).isEmpty();
        for (int i = 1; i <= 3; i++) {
            assertThat(watching.summary(i, "layer0", "RW", Quantity.UPDATE).l2())
                    .isCloseTo(
                            RATE
                                    * watching.summary(i, "layer0", "RW", Quantity.GRADIENT)
                                            .l2(),
                            within(1e-12));
        }
        assertThat(watching.recording().windows()).extracting(Window::fromEpoch).containsOnly(1);
        assertActivationGradientsOf(watching, "layer0");
    }

    private static void assertActivationGradientsOf(Watching watching, String layer) {
        assertThat(watching.recording().notes()).isEmpty();
        for (int i = 1; i <= 3; i++) {
            assertThat(watching.summary(i, layer, "", Quantity.ACTIVATION_GRADIENT)
                            .l2())
                    .isPositive();
        }
    }

    @Test
    void everySegmentOfTruncatedBackpropagationThroughAGraphIsAnIteration() {
        Watching watching = Watching.everyIteration();
        ComputationGraph graph = new ComputationGraph(settings()
                .graphBuilder()
                .addInputs("in")
                .addLayer("lstm", new LSTM.Builder().nIn(2).nOut(3).build(), "in")
                .addLayer("out", TinyNetworks.softmaxAtEachStep(3, 2), "lstm")
                .setOutputs("out")
                .setInputTypes(InputType.recurrent(2))
                .backpropType(BackpropType.TruncatedBPTT)
                .tBPTTLength(3)
                .build());
        graph.init();

        watching.attach(graph).fit(TinyNetworks.sequences(TYPE, 4, 9));

        assertThat(watching.recording().iterations()).isEqualTo(3);
        assertThat(watching.problem()).isEmpty();
        assertThat(watching.summary(3, "lstm", "W", Quantity.UPDATE).l2())
                .isCloseTo(
                        RATE
                                * watching.summary(3, "lstm", "W", Quantity.GRADIENT)
                                        .l2(),
                        within(1e-12));
    }
}
