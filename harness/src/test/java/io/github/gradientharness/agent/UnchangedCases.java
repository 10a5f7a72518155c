package io.github.gradientharness.agent;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.HealthyGradients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.earlystopping.EarlyStoppingConfiguration;
import org.deeplearning4j.earlystopping.EarlyStoppingResult;
import org.deeplearning4j.earlystopping.scorecalc.DataSetLossCalculator;
import org.deeplearning4j.earlystopping.termination.MaxEpochsTerminationCondition;
import org.deeplearning4j.earlystopping.trainer.EarlyStoppingTrainer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.optimize.listeners.CollectScoresIterationListener;
import org.deeplearning4j.parallelism.ParallelWrapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Tests as users have them, for JVMs that run them with and without the agent. */
final class UnchangedCases {

    /** Where each test writes what training made of its parameters. */
    static final String RESULTS = "results.of.unchanged.cases";

    private UnchangedCases() {}

    private static void note(String test, String bits) {
        try {
            Files.writeString(
                    Path.of(System.getProperty(RESULTS)),
                    test + " " + bits + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static void note(String test, Model model) {
        note(test, HiddenNetwork.bits(model.params()));
    }

    /** A network that the class trains before its tests, and a test goes on with. */
    static final class SharedNetworkCase {

        private static final HiddenNetwork SHARED = new HiddenNetwork();

        @BeforeAll
        static void trainsForAllTests() {
            SHARED.train(1);
        }

        @Test
        void trainsItOn() {
            SHARED.train(2);
        }
    }

    /** The same, with an annotation. */
    @HealthyGradients
    static final class SharedAnnotatedCase {

        private static final HiddenNetwork SHARED = new HiddenNetwork();

        @BeforeAll
        static void trainsForAllTests() {
            SHARED.train(1);
        }

        @Test
        void trainsItOn(GradientRecorder recorder) {
            SHARED.train(2);
            assertTrue(recorder.recording().iterations() > 0);
        }
    }

    /** Nothing here mentions the harness. */
    static final class PlainCase {

        private static ExecutorService olderThanAnyTest;

        @BeforeAll
        static void trainsForAllTests() {
            olderThanAnyTest = Executors.newSingleThreadExecutor();
            olderThanAnyTest.submit(() -> {});
            HiddenNetwork shared = new HiddenNetwork();
            shared.train(1);
            note("forAllTests", shared.bits());
        }

        @AfterAll
        static void end() {
            olderThanAnyTest.shutdown();
        }

        @Test
        @DisplayName("learns what it is shown")
        void hiddenNetworkInALoop() {
            HiddenNetwork hidden = new HiddenNetwork();
            hidden.train(3);
            note("hiddenNetworkInALoop", hidden.bits());
        }

        @Test
        void iterator() {
            MultiLayerNetwork network = HiddenNetwork.network(1);
            network.fit(new ExistingDataSetIterator(HiddenNetwork.minibatches()), 4);
            note("iterator", network);
        }

        @Test
        void arrays() {
            MultiLayerNetwork network = HiddenNetwork.network(1);
            network.fit(HiddenNetwork.data().getFeatures(), HiddenNetwork.data().getLabels());
            note("arrays", network);
        }

        @Test
        void clonedNetwork() {
            MultiLayerNetwork network = HiddenNetwork.network(1);
            network.fit(HiddenNetwork.data());
            MultiLayerNetwork clone = network.clone();
            clone.fit(HiddenNetwork.data());
            clone.fit(HiddenNetwork.data());
            note("clonedNetwork", clone);
        }

        @Test
        void clonedGraph() {
            ComputationGraph graph = HiddenNetwork.graph();
            graph.fit(HiddenNetwork.data());
            ComputationGraph clone = graph.clone();
            clone.fit(HiddenNetwork.data());
            clone.fit(HiddenNetwork.data());
            graph.fit(HiddenNetwork.data());
            graph.fit(HiddenNetwork.data());
            note("clonedGraph", clone);
            note("graphItself", graph);
        }

        @Test
        void sameDiff() {
            SameDiff graph = HiddenNetwork.sameDiff();
            graph.fit(new ExistingDataSetIterator(HiddenNetwork.minibatches()), 2);
            note("sameDiff", HiddenNetwork.bits(graph.getVariable("kernel").getArr()));
        }

        @Test
        void stoppedEarly() {
            EarlyStoppingConfiguration<MultiLayerNetwork> configuration = new EarlyStoppingConfiguration.Builder<
                            MultiLayerNetwork>()
                    .epochTerminationConditions(new MaxEpochsTerminationCondition(3))
                    .scoreCalculator(
                            new DataSetLossCalculator(new ExistingDataSetIterator(HiddenNetwork.minibatches()), true))
                    .build();
            EarlyStoppingResult<MultiLayerNetwork> result = new EarlyStoppingTrainer(
                            configuration,
                            HiddenNetwork.network(1),
                            new ExistingDataSetIterator(HiddenNetwork.minibatches()))
                    .fit();
            note("stoppedEarly", result.getBestModel());
        }

        @Test
        void transferred() {
            MultiLayerNetwork transferred = new TransferLearning.Builder(HiddenNetwork.network(1))
                    .fineTuneConfiguration(new FineTuneConfiguration.Builder()
                            .seed(3)
                            .updater(new Sgd(0.1))
                            .build())
                    .nOutReplace(0, 6, WeightInit.XAVIER)
                    .build();
            transferred.fit(HiddenNetwork.data());
            note("transferred", transferred);
        }

        @Test
        void parallelWrapper() throws Exception {
            MultiLayerNetwork network = HiddenNetwork.network(1);
            try (ParallelWrapper wrapper = new ParallelWrapper.Builder<>(network)
                    .workers(2)
                    .prefetchBuffer(0)
                    .averagingFrequency(1)
                    .build()) {
                wrapper.fit(new ExistingDataSetIterator(HiddenNetwork.minibatches()));
            }
        }

        @Test
        void anotherThread() throws InterruptedException {
            HiddenNetwork hidden = new HiddenNetwork();
            Thread thread = new Thread(() -> hidden.train(1));
            thread.start();
            thread.join();
            note("anotherThread", hidden.bits());
        }

        @Test
        void aThreadThatIsOlderThanTheTest() throws Exception {
            HiddenNetwork hidden = new HiddenNetwork();
            olderThanAnyTest.submit(() -> hidden.train(1)).get();
            note("aThreadThatIsOlderThanTheTest", hidden.bits());
        }

        @Test
        void otherListenersInBetween() {
            MultiLayerNetwork network = HiddenNetwork.network(1);
            network.fit(HiddenNetwork.data());
            network.setListeners(new CollectScoresIterationListener());
            network.fit(HiddenNetwork.data());
            note("otherListenersInBetween", network);
        }

        @Test
        void aFitThatFails() {
            MultiLayerNetwork network = HiddenNetwork.network(1);
            assertThrows(RuntimeException.class, () -> network.fit(Nd4j.ones(8, 5), Nd4j.ones(8, 2)));
        }

        @Test
        void aTestThatFails() {
            new HiddenNetwork().train(1);
            fail("as it should");
        }

        @Test
        void manyNetworks() {
            for (int seed = 0; seed < 52; seed++) {
                HiddenNetwork.network(seed).fit(HiddenNetwork.data());
            }
        }

        @Test
        void noNetwork() {}

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void parameterized(int epochs) {
            new HiddenNetwork().train(epochs);
        }

        @TestFactory
        Stream<DynamicTest> factory() {
            return Stream.of("first", "second")
                    .map(name -> DynamicTest.dynamicTest(name, () -> new HiddenNetwork().train(1)));
        }
    }

    /** A static initialiser trains before any test does. */
    static final class StaticInitialiserCase {

        private static final HiddenNetwork HIDDEN = new HiddenNetwork();

        static {
            HIDDEN.train(2);
        }

        @Test
        void usesIt() {
            note("staticInitialiser", HIDDEN.bits());
        }
    }

    /** Two tests that train at the same time, each in its own thread. */
    @Execution(ExecutionMode.CONCURRENT)
    static final class ParallelCase {

        private static final CyclicBarrier BOTH = new CyclicBarrier(2);

        private static void train(int epochs) throws Exception {
            HiddenNetwork hidden = new HiddenNetwork();
            BOTH.await(1, TimeUnit.MINUTES);
            hidden.train(epochs);
            BOTH.await(1, TimeUnit.MINUTES);
        }

        @Test
        void one() throws Exception {
            train(1);
        }

        @Test
        void other() throws Exception {
            train(2);
        }
    }

    /** Left out by a setting. */
    static final class LeftOutCase {

        @Test
        void trains() {
            new HiddenNetwork().train(1);
        }
    }

    /** Has the annotation, and trains for all of its tests. */
    @HealthyGradients
    static final class AnnotatedClassCase {

        private static final HiddenNetwork HIDDEN = new HiddenNetwork();

        @BeforeAll
        static void train() {
            HIDDEN.train(2);
        }

        @Test
        void usesIt() {
            assertTrue(!HIDDEN.bits().isEmpty());
        }
    }

    /** Has the annotation, and attaches nothing. */
    @HealthyGradients
    static final class AnnotatedCase {

        @Test
        void takesARecorder(GradientRecorder recorder) {
            MultiLayerNetwork network = HiddenNetwork.network(1);
            network.fit(new ExistingDataSetIterator(HiddenNetwork.minibatches()), 3);
            if (recorder.recording().iterations() != 6) {
                fail("recorded " + recorder.recording().iterations());
            }
        }

        @Test
        void takesNone() {
            new HiddenNetwork().train(2);
        }

        @Test
        void attachesOneOfTwo(GradientRecorder recorder) {
            MultiLayerNetwork network = recorder.attach(HiddenNetwork.network(1));
            network.fit(new ExistingDataSetIterator(HiddenNetwork.minibatches()), 3);
            HiddenNetwork.network(2).fit(HiddenNetwork.data());
        }
    }
}
