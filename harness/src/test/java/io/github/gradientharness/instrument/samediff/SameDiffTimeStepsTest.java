package io.github.gradientharness.instrument.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.config.LSTMActivations;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.config.LSTMDataFormat;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.config.LSTMDirectionMode;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.config.LSTMLayerConfig;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.weights.LSTMLayerWeights;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** dL/da of a SameDiff graph's recurrent layer against the time step, wherever the graph holds the time. */
class SameDiffTimeStepsTest {

    private static final int SAMPLES = 6;
    private static final int STEPS = 4;
    private static final int UNITS = 3;

    private final SameDiff graph = SameDiff.create();

    private SDVariable variable(String name, long... shape) {
        Nd4j.getRandom().setSeed(name.hashCode());
        return graph.var(name, Nd4j.randn(DataType.DOUBLE, shape));
    }

    private static LSTMLayerConfig config(LSTMDataFormat format) {
        return LSTMLayerConfig.builder()
                .lstmdataformat(format)
                .directionMode(LSTMDirectionMode.FWD)
                .gateAct(LSTMActivations.SIGMOID)
                .cellAct(LSTMActivations.TANH)
                .outAct(LSTMActivations.TANH)
                .retFullSequence(true)
                .build();
    }

    /** [samples, units, time steps] in the order of a format's dimensions. */
    private static int[] order(LSTMDataFormat format) {
        return switch (format) {
            case NST -> new int[] {0, 1, 2};
            case NTS -> new int[] {0, 2, 1};
            default -> new int[] {2, 0, 1};
        };
    }

    private void build(LSTMDataFormat format, long... shape) {
        SDVariable features = graph.placeHolder("features", DataType.DOUBLE, shape);
        SDVariable[] outputs = graph.rnn.lstmLayer(
                new String[] {"values"},
                features,
                LSTMLayerWeights.builder()
                        .weights(variable("lstm/W", 2, 4 * UNITS))
                        .rWeights(variable("lstm/RW", UNITS, 4 * UNITS))
                        .bias(variable("lstm/b", 4 * UNITS))
                        .build(),
                config(format));
        SDVariable samplesFirst = format == LSTMDataFormat.TNS ? outputs[0].permute(1, 0, 2) : outputs[0];
        SDVariable logits = graph.reshape(samplesFirst, -1, UNITS * STEPS).mmul(variable("dense/W", UNITS * STEPS, 1));
        SDVariable labels = graph.placeHolder("labels", DataType.DOUBLE, -1, 1);
        graph.loss.sigmoidCrossEntropy("loss", labels, logits, graph.constant(Nd4j.scalar(DataType.DOUBLE, 1.0)));
        graph.setLossVariables("loss");
        graph.setTrainingConfig(TrainingConfig.builder()
                .updater(new Sgd(0.1))
                .dataSetFeatureMapping("features")
                .dataSetLabelMapping("labels")
                .build());
    }

    @ParameterizedTest
    @EnumSource(
            value = LSTMDataFormat.class,
            names = {"NST", "NTS", "TNS"})
    void everyTimeStepOfARecurrentLayerIsMeasured(LSTMDataFormat format) {
        Nd4j.getRandom().setSeed(4);
        INDArray features = Nd4j.randn(DataType.DOUBLE, SAMPLES, 2, STEPS)
                .permute(order(format))
                .dup('c');
        INDArray labels = Nd4j.createFromArray(1.0, 0, 1, 1, 0, 0).reshape(SAMPLES, 1);
        build(format, features.shape());
        Map<String, INDArray> gradients =
                graph.calculateGradients(Map.of("features", features, "labels", labels), "values");
        INDArray expected = gradients.get("values").dup();
        GradientRecorder recorder =
                new GradientRecorder(RecorderOptions.inMemory("samediff").with(Windowing.ITERATION));
        recorder.attach(graph);
        graph.fit(new DataSet(features, labels));

        assertThat(recorder.recording().notes())
                .containsExactly("Layer 'lstm': how much of the gradient gets through it back in time is not measured,"
                        + " because SameDiff computes all time steps in one operation.");
        assertThat(recorder.recording().ending().problem()).isEmpty();
        Window window = recorder.recording().windows().get(0);
        for (int step = 0; step < STEPS; step++) {
            Series series = new Series(0, "time step " + (step + 1), Quantity.ACTIVATION_GRADIENT);
            Summary summary = window.summary(series).orElseThrow();
            double size = meanAbsolute(expected, format, step);
            assertThat(size).isPositive();
            assertThat(summary.count()).isEqualTo(SAMPLES * UNITS);
            assertThat(summary.meanAbsolute()).as("step " + step).isCloseTo(size, within(1e-9 * size));
        }
        assertThat(window.units(new UnitSeries(0, "", Statistic.ZERO_SHARE))
                        .orElseThrow()
                        .units())
                .isEqualTo(UNITS);
    }

    private static double meanAbsolute(INDArray array, LSTMDataFormat format, int step) {
        double sum = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            for (int unit = 0; unit < UNITS; unit++) {
                sum += Math.abs(
                        switch (format) {
                            case NST -> array.getDouble(sample, unit, step);
                            case NTS -> array.getDouble(sample, step, unit);
                            default -> array.getDouble(step, sample, unit);
                        });
            }
        }
        return sum / (SAMPLES * UNITS);
    }
}
