package io.github.gradientharness.instrument.spark;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.core.storage.Persistable;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * What recording costs where Spark trains: processor time of whole averaging rounds with the recorder over that without, rounds of
 * both taking turns in one JVM; and how many bytes a worker's report has. Arguments: turns, minibatches between two averagings, workers
 * of the circles network alone.
 */
final class SparkCost {

    private SparkCost() {}

    public static void main(String[] arguments) {
        int turns = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
        int minibatches = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        try (JavaSparkContext spark = new JavaSparkContext(DistributedNetworks.settings("local[1]"))) {
            if (arguments.length > 2) {
                run(spark, new int[] {2, 5, 5, 5, 5, 5, 1}, Integer.parseInt(arguments[2]), minibatches, turns);
                return;
            }
            for (int workers : new int[] {2, 4, 8}) {
                run(spark, new int[] {2, 5, 5, 5, 5, 5, 1}, workers, minibatches, turns);
            }
            run(spark, new int[] {784, 128, 10}, 2, minibatches, turns);
            run(spark, new int[] {784, 1024, 1024, 1024, 10}, 2, minibatches, Math.max(3, turns / 3));
        }
    }

    private static void run(JavaSparkContext spark, int[] sizes, int workers, int minibatches, int turns) {
        SparkDl4jMultiLayer plain = model(spark, sizes, workers, minibatches);
        SparkDl4jMultiLayer recorded = model(spark, sizes, workers, minibatches);
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("cost"));
        recorder.attach(recorded);
        AtomicLong bytes = new AtomicLong();
        AtomicLong reports = new AtomicLong();
        count(recorded, bytes, reports);
        JavaRDD<DataSet> data = spark.parallelize(data(sizes, workers * minibatches), workers);
        double[] ratios = new double[turns];
        double[] plains = new double[turns];
        for (int turn = -5; turn < turns; turn++) {
            double time = processorTime(() -> plain.fit(data));
            double withRecorder = processorTime(() -> recorded.fit(data));
            if (turn == -1) {
                bytes.set(0);
                reports.set(0);
            }
            if (turn >= 0) {
                ratios[turn] = withRecorder / time;
                plains[turn] = time / workers / minibatches;
            }
        }
        Arrays.sort(ratios);
        Arrays.sort(plains);
        System.out.printf(
                Locale.ROOT,
                "%s (%d parameters), %d workers, %d minibatches a round: plain %.0f us a minibatch, ratio %.2f [%.2f, %.2f],"
                        + " of it measuring %.3f; a report has %d bytes, a round %d, the parameters of a worker %d%n",
                Arrays.toString(sizes),
                plain.getNetwork().numParams(),
                workers,
                minibatches,
                plains[turns / 2] / 1e3,
                ratios[turns / 2],
                ratios[turns / 4],
                ratios[turns * 3 / 4],
                recorder.latestRecording().ending().harnessShare(),
                bytes.get() / reports.get(),
                bytes.get() / reports.get() * workers,
                4 * plain.getNetwork().numParams());
    }

    /** Puts something between DL4J and the recorder that counts. */
    private static void count(SparkDl4jMultiLayer model, AtomicLong bytes, AtomicLong reports) {
        SparkModel trained = SparkModel.of(model);
        StatsStorageRouter recorders = trained.router();
        StatsStorageRouter counting = (StatsStorageRouter) java.lang.reflect.Proxy.newProxyInstance(
                SparkCost.class.getClassLoader(),
                new Class<?>[] {StatsStorageRouter.class},
                (proxy, method, values) -> {
                    if (values[0] instanceof Collection<?> all) {
                        for (Object each : all) {
                            bytes.addAndGet(((Persistable) each).encodingLengthBytes());
                            reports.incrementAndGet();
                        }
                    }
                    return method.invoke(recorders, values);
                });
        trained.master().setListeners(counting, trained.listeners());
    }

    private static double processorTime(Runnable work) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        work.run();
        return system.getProcessCpuTime() - before;
    }

    private static SparkDl4jMultiLayer model(JavaSparkContext spark, int[] sizes, int workers, int minibatches) {
        var layers = new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.XAVIER)
                .updater(new Sgd(1e-4))
                .activation(Activation.TANH)
                .list();
        for (int i = 1; i + 1 < sizes.length; i++) {
            layers.layer(
                    new DenseLayer.Builder().nIn(sizes[i - 1]).nOut(sizes[i]).build());
        }
        int last = sizes.length - 1;
        MultiLayerNetwork network = new MultiLayerNetwork(layers.layer(new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(sizes[last - 1])
                        .nOut(sizes[last])
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        network.init();
        ParameterAveragingTrainingMaster master =
                DistributedNetworks.averagingEvery(minibatches, workers, DistributedNetworks.BATCH);
        return new SparkDl4jMultiLayer(spark, network, master);
    }

    private static List<DataSet> data(int[] sizes, int minibatches) {
        List<DataSet> data = new ArrayList<>();
        for (int i = 0; i < minibatches; i++) {
            data.add(new DataSet(
                    Nd4j.rand(DistributedNetworks.BATCH, sizes[0]),
                    Nd4j.rand(DistributedNetworks.BATCH, sizes[sizes.length - 1])));
        }
        return data;
    }
}
