package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Quantity;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.adapter.SingletonDataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Tests that train in other ways. */
final class RemedyCases {

    static final List<Long> SEEDS = new CopyOnWriteArrayList<>();
    static final List<String> PRINTED = new CopyOnWriteArrayList<>();

    /** Where recordings and remedies are kept. */
    static volatile String folder = "";

    private RemedyCases() {}

    /** Another fork of the same build. */
    public static void main(String[] arguments) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(TwoForksCase.class))
                                .configurationParameter("gradient.outputDirectory", arguments[0])
                                .configurationParameter("gradient.remedies", "try")
                                .build(),
                        summary);
        summary.getSummary().printFailuresTo(new PrintWriter(System.out, true));
    }

    @HealthyGradients
    static class SameDiffCase {

        /** Its kernel is zero, so the first layer is dead. */
        @Test
        void learns(GradientRecorder recorder) {
            SameDiff graph = SameDiff.create();
            SDVariable inputs = graph.placeHolder("inputs", DataType.FLOAT, -1, 2);
            SDVariable targets = graph.placeHolder("targets", DataType.FLOAT, -1, 1);
            SDVariable first = graph.var("first", Nd4j.zeros(DataType.FLOAT, 2, 4));
            SDVariable second = graph.var("second", Nd4j.zeros(DataType.FLOAT, 4, 1));
            SDVariable output = graph.nn.tanh(inputs.mmul(first)).mmul(second).rename("output");
            graph.loss.meanSquaredError("loss", targets, output, null);
            graph.setLossVariables("loss");
            graph.setTrainingConfig(TrainingConfig.builder()
                    .updater(new Sgd(0.1))
                    .dataSetFeatureMapping("inputs")
                    .dataSetLabelMapping("targets")
                    .build());
            recorder.attach(graph);
            graph.fit(new SingletonDataSetIterator(RemedyTrialsTest.Fixtures.rows()), 30);
        }
    }

    @HealthyGradients
    static class ByHandCase {

        @Test
        void learns(GradientRecorder recorder) {
            for (int i = 0; i < 30; i++) {
                recorder.record("first", Quantity.GRADIENT, Nd4j.zeros(2, 2));
                recorder.record("second", Quantity.GRADIENT, Nd4j.ones(2, 2).muli(Double.NaN));
                recorder.endIteration(1.0);
            }
        }
    }

    @HealthyGradients
    static class UnassertedCase {

        @Test
        void learns(GradientRecorder recorder) {
            RemedyTrialsTest.Fixtures.accuracy(recorder.attach(RemedyTrialsTest.Fixtures.network()));
        }
    }

    @HealthyGradients
    static class SlowCase {

        @Test
        void learns(GradientRecorder recorder) {
            MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                    .seed(5)
                    .updater(new Sgd(1e-6))
                    .activation(Activation.TANH)
                    .list()
                    .layer(new DenseLayer.Builder().nIn(2).nOut(16).build())
                    .layer(new OutputLayer.Builder(LossFunction.XENT)
                            .activation(Activation.SIGMOID)
                            .nIn(16)
                            .nOut(1)
                            .build())
                    .build());
            network.init();
            assertThat(RemedyTrialsTest.Fixtures.accuracy(recorder.attach(network)))
                    .isGreaterThan(0.9);
        }
    }

    @HealthyGradients
    static class WatchedCase {

        @Watched
        MultiLayerNetwork network = RemedyTrialsTest.Fixtures.network();

        @Test
        void learns() {
            assertThat(RemedyTrialsTest.Fixtures.accuracy(network)).isGreaterThan(0.9);
        }
    }

    @HealthyGradients
    static class SeedsCase {

        @OverSeeds(from = 11, count = 5, atLeast = 0.5)
        void learns(GradientRecorder recorder, long seed) {
            SEEDS.add(seed);
            MultiLayerNetwork network = RemedyTrialsTest.Fixtures.network(seed);
            recorder.attach(network);
            assertThat(RemedyTrialsTest.Fixtures.accuracy(network)).isGreaterThan(0.9);
        }
    }

    @HealthyGradients
    static class TwoForksCase {

        private static int runs;

        @Test
        void learns(GradientRecorder recorder) throws Exception {
            boolean isOtherFork = System.getProperty("remedies.fork") != null;
            runs++;
            if (!isOtherFork && runs > 1 && runs < 4) {
                PRINTED.add(otherFork());
            }
            MultiLayerNetwork network = RemedyTrialsTest.Fixtures.network();
            recorder.attach(network);
            assertThat(RemedyTrialsTest.Fixtures.accuracy(network)).isGreaterThan(0.9);
        }

        private static String otherFork() throws Exception {
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                    "-Dremedies.fork=2",
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    RemedyCases.class.getName(),
                    folder);
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return printed;
        }
    }
}
