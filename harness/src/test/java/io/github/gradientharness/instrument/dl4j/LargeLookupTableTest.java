package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.stats.Summary;
import java.nio.file.Path;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The gradient of a table with many words is read in parts, and the recording says so. */
class LargeLookupTableTest {

    private static final int WORDS = 8_192;
    private static final int DIMENSIONS = 64;
    private static final int SAMPLES = 16;
    private static final int STEPS = 20;

    @TempDir
    private Path folder;

    @Test
    void aQuarterOfItsGradientStandsForAllOfItAndTheRecordingSaysSo() {
        Trained trained = train(Windowing.EPOCH);

        assertThat(trained.gradient.count()).isEqualTo((long) WORDS * DIMENSIONS);
        assertThat(trained.gradient.meanAbsolute())
                .isCloseTo(trained.meanAbsolute, within(0.1 * trained.meanAbsolute))
                .isNotCloseTo(trained.meanAbsolute, within(1e-6 * trained.meanAbsolute));
        assertThat(trained.recording.notes())
                .anyMatch(note -> note.contains("each iteration reads a quarter of its gradient"));
    }

    @Test
    void whereEachIterationIsAWindowAllOfItIsRead() {
        Trained trained = train(Windowing.ITERATION);

        assertThat(trained.gradient.meanAbsolute())
                .isCloseTo(trained.meanAbsolute, within(1e-5 * trained.meanAbsolute));
        assertThat(trained.recording.notes()).noneMatch(note -> note.contains("quarter"));
    }

    private record Trained(Recording recording, Summary gradient, double meanAbsolute) {}

    private Trained train(Windowing windowing) {
        MultiLayerNetwork network = network();
        GradientRecorder recorder = new GradientRecorder(new RecorderOptions(
                "run", "suite", "test", "test", Declaration.NONE, windowing, () -> folder.resolve("test.jsonl")));
        recorder.attach(network);
        double[] meanAbsolute = new double[1];
        network.addListeners(new BaseTrainingListener() {
            @Override
            public void onGradientCalculation(Model model) {
                INDArray table = model.gradient().gradientForVariable().get("0_W");
                meanAbsolute[0] = table.castTo(DataType.DOUBLE).ameanNumber().doubleValue() / SAMPLES;
            }
        });
        network.fit(words(), labels());
        Recording recording = recorder.recording();
        Summary gradient = recording.windows().get(0).series().get(new Series(0, "W", Quantity.GRADIENT));
        return new Trained(recording, gradient, meanAbsolute[0]);
    }

    private static MultiLayerNetwork network() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Sgd(0.1))
                .list()
                .layer(new EmbeddingSequenceLayer.Builder()
                        .nIn(WORDS)
                        .nOut(DIMENSIONS)
                        .inputLength(STEPS)
                        .build())
                .layer(new GlobalPoolingLayer(PoolingType.AVG))
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(DIMENSIONS)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
        network.init();
        return network;
    }

    private static INDArray words() {
        INDArray words = Nd4j.create(DataType.FLOAT, SAMPLES, STEPS);
        for (int i = 0; i < SAMPLES * STEPS; i++) {
            words.putScalar(i, i * 37 % WORDS);
        }
        return words;
    }

    private static INDArray labels() {
        INDArray labels = Nd4j.zeros(DataType.FLOAT, SAMPLES, 2);
        for (int i = 0; i < SAMPLES; i++) {
            labels.putScalar(i, i % 2, 1);
        }
        return labels;
    }
}
