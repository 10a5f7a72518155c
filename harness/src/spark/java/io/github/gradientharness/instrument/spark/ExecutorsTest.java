package io.github.gradientharness.instrument.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.Worker;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;

/** Workers in JVMs of their own. For that Spark asks the environment for SPARK_HOME and
 * SPARK_SCALA_VERSION, which the build sets. */
@Tag("spark-slow")
class ExecutorsTest {

    private static final int WORKERS = 2;

    @TempDir
    private static Path folder;

    private JavaSparkContext spark;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
        SparkConf settings = DistributedNetworks.settings("local-cluster[" + WORKERS + ",1,2048]")
                .set("spark.executor.extraClassPath", ownClassPath())
                .set("spark.executor.memory", "2g")
                .setExecutorEnv("OMP_NUM_THREADS", "1");
        spark = new JavaSparkContext(settings);
    }

    /** Executors run in another folder. */
    private static String ownClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    @AfterEach
    void stop() {
        spark.stop();
    }

    @Test
    void twoExecutorsAddUpToWhatOneMachineRecords() {
        List<List<DataSet>> rounds = DistributedNetworks.rounds(DistributedNetworks.circlesData(40), 5);
        GradientRecorder recorder = recorder();

        DistributedNetworks.train(spark, recorder, DistributedNetworks.circles(Activation.TANH), rounds, WORKERS);

        assertAllIsThere(recorder.recording(), rounds, Activation.TANH);
        assertThat(recorder.recording().notes()).noneMatch(note -> note.contains("was lost"));
    }

    @Test
    void aLeNetInTwoExecutorsAddsUpToWhatOneMachineRecords() {
        List<List<DataSet>> rounds = DistributedNetworks.rounds(DistributedNetworks.images(8, 8), 2);
        GradientRecorder recorder = recorder();
        GradientRecorder byHand = recorder();

        DistributedNetworks.train(spark, recorder, DistributedNetworks.lenet(), rounds, WORKERS);
        DistributedNetworks.trainByHand(byHand, DistributedNetworks.lenet(), rounds, WORKERS);

        SameWindows.assertEqual(recorder.recording().windows(), SameWindows.of(byHand));
    }

    /** What the killed executor had recorded is gone; its tasks run again, and nothing is missing or counted twice. */
    @Test
    void anExecutorThatIsKilledTakesOnlyTheRoundInProgressAlong() {
        List<List<DataSet>> rounds = DistributedNetworks.rounds(DistributedNetworks.circlesData(40), 5);
        MultiLayerNetwork network = DistributedNetworks.circles(Activation.TANH);
        SparkDl4jMultiLayer model =
                new SparkDl4jMultiLayer(spark, network, DistributedNetworks.averagingEvery(4, WORKERS, 16));
        model.setListeners(new Killer(folder.resolve("killed").toString()));
        GradientRecorder recorder = recorder();
        recorder.attach(model);

        rounds.forEach(round -> model.fit(spark.parallelize(round, WORKERS)));

        Recording recording = recorder.recording();
        assertThat(folder.resolve("killed")).exists();
        assertAllIsThere(recording, rounds, Activation.TANH);
        assertThat(recording.notes())
                .filteredOn(note -> note.contains("was lost"))
                .singleElement()
                .asString()
                .startsWith("Executor ")
                .contains("What it had recorded since the last averaging went with it.");
        assertThat(recording.ending().problem()).isEmpty();
    }

    private static GradientRecorder recorder() {
        return new GradientRecorder(RecorderOptions.inMemory("executors").with(Windowing.ITERATION));
    }

    private static void assertAllIsThere(Recording recording, List<List<DataSet>> rounds, Activation activation) {
        GradientRecorder byHand = recorder();
        DistributedNetworks.trainByHand(byHand, DistributedNetworks.circles(activation), rounds, WORKERS);
        assertThat(recording.iterations()).isEqualTo(40);
        SameWindows.assertEqual(recording.windows(), SameWindows.of(byHand));
        assertThat(recording.workers()).extracting(Worker::iterations).containsExactly(20L, 20L);
    }

    /** Kills the JVM of the second worker in the third round, once. */
    private static final class Killer extends BaseTrainingListener implements java.io.Serializable {

        private static final long serialVersionUID = 1;

        private final String mark;

        Killer(String mark) {
            this.mark = mark;
        }

        @Override
        public void iterationDone(Model model, int iteration, int epoch) {
            if (epoch != 2 || iteration != 9 || TaskContext.getPartitionId() != 1) {
                return;
            }
            try {
                Files.createFile(Path.of(mark));
                String process = Long.toString(ProcessHandle.current().pid());
                new ProcessBuilder("kill", "-9", process).start().waitFor();
            } catch (FileAlreadyExistsException happenedBefore) {
                return;
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            } catch (InterruptedException exception) {
                throw new IllegalStateException(exception);
            }
        }
    }
}
