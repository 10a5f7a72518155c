package io.github.gradientharness.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.dl4j.CirclesTraining;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** The same minibatches in the same order get the same findings, however the training loop is written. */
@Tag("slow")
class LoopStylesTest {

    private static final int EPOCHS = 10;

    /** A finding, wherever its layer has another name. */
    private record Found(String rule, int layer, String severity) {
        static List<Found> in(Recording recording) {
            Diagnosis diagnosis = RuleSet.defaults().evaluate(recording);
            List<String> layers = recording.header().model().layers().stream()
                    .map(Layer::name)
                    .toList();
            return diagnosis.findings().stream()
                    .map(finding -> of(finding, layers))
                    .toList();
        }

        private static Found of(Finding finding, List<String> layers) {
            return new Found(
                    finding.rule(),
                    layers.indexOf(finding.layer()),
                    finding.severity().name());
        }
    }

    /** A network of the tutorial, healthy or sick. */
    private enum Circles {
        TANH_POSITIVE(CirclesTraining.tanhPositive(5)),
        TANH(CirclesTraining.tanhGlorot(2, 5)),
        RELU(CirclesTraining.relu(5)),
        SIGMOID(CirclesTraining.sigmoid(5));

        private final CirclesTraining training;

        Circles(CirclesTraining training) {
            this.training = training;
        }

        MultiLayerNetwork network() {
            return training.network(3);
        }
    }

    /** A way to write a loop. */
    private enum Loop {
        ITERATOR {
            @Override
            void train(MultiLayerNetwork network, List<List<DataSet>> epochs, GradientRecorder recorder) {
                recorder.attach(network);
                epochs.forEach(batches -> network.fit(new ExistingDataSetIterator(batches)));
            }
        },
        DATA_SETS {
            @Override
            void train(MultiLayerNetwork network, List<List<DataSet>> epochs, GradientRecorder recorder) {
                recorder.attach(network);
                epochs.forEach(batches -> batches.forEach(network::fit));
            }
        },
        DATA_SETS_WITH_END_EPOCH {
            @Override
            void train(MultiLayerNetwork network, List<List<DataSet>> epochs, GradientRecorder recorder) {
                recorder.attach(network);
                epochs.forEach(batches -> {
                    batches.forEach(network::fit);
                    recorder.endEpoch();
                });
            }
        },
        DATA_SETS_OF_A_GRAPH {
            @Override
            void train(MultiLayerNetwork network, List<List<DataSet>> epochs, GradientRecorder recorder) {
                ComputationGraph graph = recorder.attach(network.toComputationGraph());
                epochs.forEach(batches -> batches.forEach(graph::fit));
            }
        },
        ARRAYS {
            @Override
            void train(MultiLayerNetwork network, List<List<DataSet>> epochs, GradientRecorder recorder) {
                recorder.attach(network);
                epochs.forEach(batches ->
                        batches.forEach(batch -> network.fit(batch.getFeatures().dup(), batch.getLabels())));
            }
        },
        EPOCHS_COUNTED_BY_HAND {
            @Override
            void train(MultiLayerNetwork network, List<List<DataSet>> epochs, GradientRecorder recorder) {
                recorder.attach(network);
                epochs.forEach(batches -> {
                    batches.forEach(network::fit);
                    network.incrementEpochCount();
                });
            }
        },
        BY_HAND {
            @Override
            void train(MultiLayerNetwork network, List<List<DataSet>> epochs, GradientRecorder recorder) {
                epochs.forEach(batches -> batches.forEach(batch -> step(network, batch, recorder)));
            }
        },
        BY_HAND_WITH_END_EPOCH {
            @Override
            void train(MultiLayerNetwork network, List<List<DataSet>> epochs, GradientRecorder recorder) {
                epochs.forEach(batches -> {
                    batches.forEach(batch -> step(network, batch, recorder));
                    recorder.endEpoch();
                });
            }
        };

        boolean isByHand() {
            return this == BY_HAND || this == BY_HAND_WITH_END_EPOCH;
        }

        abstract void train(MultiLayerNetwork network, List<List<DataSet>> epochs, GradientRecorder recorder);

        Recording record(MultiLayerNetwork network, List<List<DataSet>> epochs) {
            GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory(name()));
            train(network, epochs, recorder);
            recorder.end(Ending.Status.COMPLETE);
            return recorder.recording();
        }
    }

    /** One iteration without fit(): gradient, updater and step by hand. */
    private static void step(MultiLayerNetwork network, DataSet batch, GradientRecorder recorder) {
        recorder.minibatch(batch.getFeatures(), batch.getLabels(), "BinaryXENT");
        network.setInput(batch.getFeatures());
        network.setLabels(batch.getLabels());
        network.computeGradientAndScore();
        int size = batch.numExamples();
        for (int i = 0; i < network.getnLayers(); i++) {
            INDArray gradient = network.gradient().gradientForVariable().get(i + "_W");
            recorder.record("layer " + i, Quantity.GRADIENT, gradient.div(size));
            if (recorder.measures(Quantity.PARAMETER)) {
                recorder.record("layer " + i, Quantity.PARAMETER, network.getParam(i + "_W"));
            }
        }
        double loss = network.score();
        network.getUpdater()
                .update(
                        network,
                        network.gradient(),
                        network.getIterationCount(),
                        network.getEpochCount(),
                        size,
                        LayerWorkspaceMgr.noWorkspaces());
        for (int i = 0; i < network.getnLayers(); i++) {
            INDArray update = network.gradient().gradientForVariable().get(i + "_W");
            if (recorder.measures(Quantity.UPDATE)) {
                recorder.record("layer " + i, Quantity.UPDATE, update);
            }
        }
        network.params().subi(network.gradient().gradient());
        recorder.endIteration(loss);
    }

    private static List<List<DataSet>> epochs(int count) {
        Random random = new Random(7);
        return IntStream.range(0, count)
                .mapToObj(epoch -> CirclesTraining.batches(random))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Circles.class)
    void networksOfTheTutorialGetTheSameFindings(Circles circles) {
        List<List<DataSet>> epochs = epochs(EPOCHS);
        Map<Loop, List<Found>> found = new EnumMap<>(Loop.class);
        for (Loop loop : Loop.values()) {
            Recording recording = loop.record(circles.network(), epochs);
            if (loop != Loop.BY_HAND) {
                assertThat(recording.lastEpoch()).as("%s", loop).isEqualTo(EPOCHS);
            }
            found.put(loop, Found.in(recording));
        }
        List<Found> expected = found.get(Loop.ITERATOR);
        assertThat(expected.stream().noneMatch(it -> it.severity().equals("ERROR")))
                .isEqualTo(circles == Circles.TANH || circles == Circles.RELU);
        for (Loop loop : Loop.values()) {
            if (loop.isByHand()) {
                assertThat(found.get(loop)).as("%s", loop).isEqualTo(withoutUnits(expected));
            } else {
                assertThat(found.get(loop)).as("%s", loop).isEqualTo(expected);
            }
        }
    }

    /** A loop by hand hands over no activations, so that nothing is said of units. */
    private static List<Found> withoutUnits(List<Found> found) {
        return found.stream()
                .filter(it ->
                        !List.of(RuleId.COLLAPSED_LAYER, RuleId.SATURATED_LAYER).contains(it.rule()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Loop.class,
            names = {"ITERATOR", "DATA_SETS", "BY_HAND_WITH_END_EPOCH"})
    void aLayerThatDiesAfterSixHundredOfAThousandIterationsIsDead(Loop loop) {
        List<DataSet> batches = batchesOf10();
        MultiLayerNetwork network = CirclesTraining.relu(2).network(5);
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("dies"));
        loop.train(network, nCopies(batches, 12), recorder);
        killFirstLayer(network);
        loop.train(network, nCopies(batches, 8), recorder);
        recorder.end(Ending.Status.COMPLETE);

        Recording recording = recorder.recordings().get(0);
        assertThat(recording.iterations()).isEqualTo(1_000);
        assertThat(Found.in(recording)).first().satisfies(dead -> {
            assertThat(dead.rule()).isEqualTo(RuleId.DEAD_LAYER);
            assertThat(dead.severity()).isEqualTo("ERROR");
            // Without activations, nobody can tell in which of the dead layers the signal dies.
            assertThat(dead.layer()).isEqualTo(loop.isByHand() ? 1 : 0);
        });
    }

    private static void killFirstLayer(MultiLayerNetwork network) {
        network.getParam("0_b").assign(-1_000);
    }

    private static List<DataSet> batchesOf10() {
        List<DataSet> rows = new ArrayList<>();
        CirclesTraining.batches(new Random(1)).forEach(batch -> rows.addAll(batch.asList()));
        return IntStream.range(0, 50)
                .mapToObj(i -> DataSet.merge(rows.subList(10 * i, 10 * i + 10)))
                .toList();
    }

    private static List<List<DataSet>> nCopies(List<DataSet> batches, int count) {
        return Collections.nCopies(count, batches);
    }

    @Test
    void aNetworkThatLearnsWithAWeakFirstLayerIsHealthyEitherWay() {
        List<List<DataSet>> epochs = nCopies(pointsOnTwoSides(), 20);
        List<List<Found>> found = new ArrayList<>();
        for (Loop loop : List.of(Loop.ITERATOR, Loop.DATA_SETS, Loop.ARRAYS)) {
            Recording recording = loop.record(withWeakFirstLayer(), epochs);

            Diagnosis diagnosis = RuleSet.defaults().evaluate(recording);
            assertThat(diagnosis.gateOutcome()).as("%s", loop).isEqualTo(Outcome.HEALTHY);
            found.add(Found.in(recording));
        }
        assertThat(found.get(0)).contains(new Found(RuleId.STALLED_LAYER, 0, "WARNING"));
        assertThat(found).containsOnly(found.get(0));
    }

    /**
     * Its first kernel is 20 times as large as usual and its second one a twentieth, which changes no output and gives the
     * first one a 400th of its gradient. It learns on what the first layer does by chance.
     */
    private static MultiLayerNetwork withWeakFirstLayer() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(4)
                .updater(new Sgd(0.0025))
                .weightInit(WeightInit.RELU)
                .activation(Activation.RELU)
                .list()
                .layer(new DenseLayer.Builder().nIn(2).nOut(16).name("first").build())
                .layer(new DenseLayer.Builder().nIn(16).nOut(8).name("second").build())
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.XENT)
                        .nIn(8)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .name("output")
                        .build())
                .build());
        network.init();
        network.getParam("0_W").muli(20);
        network.getParam("1_W").divi(20);
        return network;
    }

    /** The circles' points, told apart by a line. */
    private static List<DataSet> pointsOnTwoSides() {
        return batchesOf10().stream()
                .map(batch -> new DataSet(
                        batch.getFeatures(),
                        batch.getFeatures().getColumn(0, true).gt(0).castTo(DataType.FLOAT)))
                .toList();
    }

    @Test
    void aSameDiffGraphThatIsTrainedOnDataSetsIsJudgedAsByAnIterator() {
        List<List<DataSet>> epochs = epochs(EPOCHS);
        List<List<Found>> found = new ArrayList<>();
        for (boolean byIterator : new boolean[] {true, false}) {
            SameDiff graph = sigmoidGraph();
            GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("graph"));
            recorder.attach(graph);
            for (List<DataSet> batches : epochs) {
                if (byIterator) {
                    graph.fit(new ExistingDataSetIterator(batches), 1);
                } else {
                    batches.forEach(graph::fit);
                }
            }
            recorder.end(Ending.Status.COMPLETE);
            assertThat(recorder.recording().lastEpoch()).isEqualTo(EPOCHS);
            found.add(Found.in(recorder.recording()));
        }

        assertThat(found.get(0)).contains(new Found(RuleId.VANISHING_GRADIENT, 0, "ERROR"));
        assertThat(found.get(1)).isEqualTo(found.get(0));
    }

    private static SameDiff sigmoidGraph() {
        MultiLayerNetwork network = Circles.SIGMOID.network();
        SameDiff graph = SameDiff.create();
        SDVariable input = graph.placeHolder("input", DataType.FLOAT, -1, 2);
        SDVariable label = graph.placeHolder("label", DataType.FLOAT, -1, 1);
        SDVariable activation = input;
        for (int i = 0; i < network.getnLayers(); i++) {
            SDVariable kernel =
                    graph.var("layer" + i + "/W", network.getParam(i + "_W").dup());
            SDVariable bias =
                    graph.var("layer" + i + "/b", network.getParam(i + "_b").dup());
            activation = graph.nn()
                    .sigmoid("layer" + i + "/out", activation.mmul(kernel).add(bias));
        }
        graph.loss().logLoss("loss", label, activation);
        graph.setLossVariables("loss");
        graph.setTrainingConfig(TrainingConfig.builder()
                .updater(new Sgd(0.01))
                .dataSetFeatureMapping("input")
                .dataSetLabelMapping("label")
                .build());
        return graph;
    }
}
