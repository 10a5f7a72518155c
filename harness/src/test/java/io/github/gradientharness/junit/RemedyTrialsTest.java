package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.rebuild.Remedy;
import io.github.gradientharness.remedies.Attempt;
import io.github.gradientharness.remedies.RemedyFile;
import io.github.gradientharness.remedies.RemedyRow;
import io.github.gradientharness.remedies.RemedyTable;
import io.github.gradientharness.remedies.TriedRemedies;
import io.github.gradientharness.remedies.Yardstick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Remedies tried on tests that JUnit's launcher runs. */
@Tag("slow")
class RemedyTrialsTest {

    @TempDir
    private Path folder;

    private String message = "";

    @BeforeEach
    void countNothing() {
        Fixtures.RUNS.clear();
        RemedyCases.SEEDS.clear();
        RemedyCases.PRINTED.clear();
        RemedyCases.folder = folder.toString();
    }

    @Test
    void whatMakesASickTestPassIsProvenAndKeptBesideItsRecording() throws IOException {
        long failures = run(Fixtures.SickCase.class, Map.of("gradient.remedies", "try"));

        TriedRemedies tried = tried("learns");
        RemedyTable table = RemedyTable.of(tried);
        assertThat(failures).isEqualTo(1);
        assertThat(table.yardstick()).isEqualTo(Yardstick.ASSERTIONS);
        assertThat(table.proven()).extracting(RemedyRow::change).contains("glorot");
        assertThat(table.proven()).extracting(RemedyRow::change).doesNotContain("another-seed");
        assertThat(folder.resolve("recordings/" + Fixtures.SickCase.class.getName() + "/learns.jsonl"))
                .exists();
        assertThat(Fixtures.RUNS).hasSize(tried.attempts().size() + 1);
    }

    @Test
    void nothingIsRunAgainUnlessAskedFor() throws IOException {
        run(Fixtures.SickCase.class, Map.of());

        assertThat(Fixtures.RUNS).hasSize(1);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(RemedyFile.SUFFIX)))
                    .isEmpty();
        }
    }

    @Test
    void whatIsDoneIsNotRunAgainAndTheNextRunGoesOn() throws IOException {
        Map<String, String> few = Map.of("gradient.remedies", "try", "gradient.remedies.trainings", "6");
        run(Fixtures.SickCase.class, few);
        List<Attempt> first = tried("learns").attempts();
        run(Fixtures.SickCase.class, few);
        List<Attempt> second = tried("learns").attempts();

        assertThat(first).hasSize(6);
        assertThat(second).hasSize(11); // the first of the six shows that it is still the same network
        assertThat(second.subList(0, 6)).isEqualTo(first);
    }

    @Test
    void aModelWithOtherWeightsThanItsOwnGetsASentenceAndNoNumber() throws IOException {
        run(Fixtures.LoadedCase.class, Map.of("gradient.remedies", "try"));

        assertThat(tried("learns").problem()).contains("loaded, transferred or set by hand");
        assertThat(RemedyTable.of(tried("learns")).proven()).isEmpty();
    }

    @Test
    void sameDiffGetsASentenceAndNoNumber() throws IOException {
        run(RemedyCases.SameDiffCase.class, Map.of("gradient.remedies", "try"));

        assertThat(tried("learns").problem())
                .contains("MultiLayerNetwork and ComputationGraph. A SameDiff has no configuration");
        assertThat(tried("learns").attempts()).hasSize(1);
    }

    @Test
    void aTrainingLoopOfTheTestsOwnGetsASentenceAndNoNumber() throws IOException {
        run(RemedyCases.ByHandCase.class, Map.of("gradient.remedies", "try"));

        assertThat(tried("learns").problem()).contains("not a training loop of the test's own");
        assertThat(tried("learns").attempts()).hasSize(1);
    }

    @Test
    void theModelOfAWatchedFieldIsTheOneThatIsChanged() throws IOException {
        run(RemedyCases.WatchedCase.class, FEW);

        assertThat(tried("learns").attempts())
                .extracting(Attempt::change, Attempt::passed)
                .contains(tuple("unchanged", false), tuple("glorot", true));
    }

    @Test
    void theRateThatTheFirstRunsMinibatchesTellIsOneOfTheRemedies() throws IOException {
        run(RemedyCases.SlowCase.class, FEW);

        assertThat(tried("learns").remedies())
                .extracting(Remedy::id)
                .filteredOn(id -> id.startsWith("found-rate="))
                .singleElement()
                .satisfies(id -> assertThat(Double.parseDouble(id.replace("found-rate=", "")))
                        .isBetween(1e-3, 1.0));
    }

    @Test
    void aTestOverSeedsIsRunOnOneSeedAtATimeAndKeptUnderItsOwnName() throws IOException {
        run(RemedyCases.SeedsCase.class, FEW);

        assertThat(tried("learns").attempts())
                .extracting(Attempt::change, Attempt::passed)
                .contains(tuple("unchanged", false), tuple("glorot", true));
        assertThat(RemedyCases.SEEDS).containsExactly(11L, 12L, 13L, 14L, 15L, 11L, 1L, 2L, 3L, 1_000_001L, 1L, 1L, 1L);
    }

    @Test
    void aTestWhoseWordIsAnExceptionKeepsWhatWasTriedBefore() throws IOException {
        run(Fixtures.SickCase.class, FEW);
        TriedRemedies before = tried("learns");
        System.setProperty("remedies.disturbed", "true");
        try {
            run(Fixtures.SickCase.class, FEW);
        } finally {
            System.clearProperty("remedies.disturbed");
        }

        assertThat(tried("learns")).isEqualTo(before);
    }

    /** The test of this JVM starts the same test in another JVM while remedies are tried, twice. */
    @Test
    void whileOneForkTriesRemediesOfATestAnotherOneLeavesItAlone() throws IOException {
        run(RemedyCases.TwoForksCase.class, FEW);

        assertThat(RemedyCases.PRINTED)
                .hasSize(2)
                .allSatisfy(printed -> assertThat(printed)
                        .contains("another JVM tries them on", "UNHEALTHY")
                        .doesNotContain("rehearsal, seed 0"));
        assertThat(tried("learns").attempts()).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void theNextFailureMessageShowsTheTableOfTheSameNetworkAndNoOther() throws IOException {
        run(RemedyCases.UnassertedCase.class, FEW);
        run(RemedyCases.UnassertedCase.class, Map.of());
        assertThat(message).contains("Remedies tried", "another seed, nothing else");

        TriedRemedies tried = tried("learns");
        RemedyFile.write(file("learns"), tried.recordedAs(List.of("another network")));
        run(RemedyCases.UnassertedCase.class, Map.of());
        assertThat(message)
                .contains("tried on a network with other layers or another updater")
                .doesNotContain("another seed, nothing else");
    }

    private static final Map<String, String> FEW =
            Map.of("gradient.remedies", "try", "gradient.remedies.trainings", "8");

    private TriedRemedies tried(String test) throws IOException {
        return RemedyFile.read(file(test));
    }

    private Path file(String test) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(it -> it.endsWith(test + RemedyFile.SUFFIX))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private long run(Class<?> fixture, Map<String, String> settings) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(fixture))
                                .configurationParameter("gradient.outputDirectory", folder.toString())
                                .configurationParameters(settings)
                                .build(),
                        summary);
        message = summary.getSummary().getFailures().stream()
                .map(failure -> failure.getException().toString())
                .findFirst()
                .orElse("");
        return summary.getSummary().getTestsFailedCount();
    }

    /** Tests that train networks which starve their first layers. */
    static final class Fixtures {

        static final List<String> RUNS = new java.util.concurrent.CopyOnWriteArrayList<>();

        private Fixtures() {}

        static double accuracy(MultiLayerNetwork network) {
            DataSet rows = rows();
            for (int epoch = 0; epoch < 60; epoch++) {
                network.fit(rows);
            }
            return network.evaluate(new org.nd4j.linalg.dataset.adapter.SingletonDataSetIterator(rows))
                    .accuracy();
        }

        /** Points of a ring and of what is in it. */
        static DataSet rows() {
            int count = 64;
            INDArray points = Nd4j.create(count, 2);
            INDArray labels = Nd4j.create(count, 1);
            for (int i = 0; i < count; i++) {
                double radius = i % 2 == 0 ? 1 : 0.3;
                points.putScalar(i, 0, radius * Math.cos(i));
                points.putScalar(i, 1, radius * Math.sin(i));
                labels.putScalar(i, 0, i % 2);
            }
            return new DataSet(points, labels);
        }

        static MultiLayerNetwork network() {
            return network(3);
        }

        static MultiLayerNetwork network(long seed) {
            NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                    .seed(seed)
                    .updater(new Nesterovs(0.1, 0.9))
                    .activation(Activation.TANH)
                    .weightInit(new UniformDistribution(0, 1))
                    .list();
            for (int i = 0; i < 5; i++) {
                layers.layer(
                        new DenseLayer.Builder().nIn(i == 0 ? 2 : 8).nOut(8).build());
            }
            MultiLayerNetwork network = new MultiLayerNetwork(layers.layer(new OutputLayer.Builder(LossFunction.XENT)
                            .activation(Activation.SIGMOID)
                            .nIn(8)
                            .nOut(1)
                            .build())
                    .build());
            network.init();
            return network;
        }

        @HealthyGradients
        static class SickCase {

            @Test
            void learns(GradientRecorder recorder) {
                RUNS.add("learns");
                MultiLayerNetwork network = network();
                recorder.attach(network);
                if (Boolean.getBoolean("remedies.disturbed") && RUNS.size() > 10) {
                    throw new IllegalStateException("no room left on the disk");
                }
                assertThat(accuracy(network)).isGreaterThan(0.9);
            }
        }

        @HealthyGradients
        static class LoadedCase {

            @Test
            void learns(GradientRecorder recorder) {
                MultiLayerNetwork network = network();
                network.params().muli(1.01);
                accuracy(recorder.attach(network));
            }
        }
    }
}
