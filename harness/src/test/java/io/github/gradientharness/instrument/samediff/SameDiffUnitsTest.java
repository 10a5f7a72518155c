package io.github.gradientharness.instrument.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.UnitSummary;
import io.github.gradientharness.stats.UnitValue;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Units are told apart by where the graph holds them, compared with a slow plain computation. */
class SameDiffUnitsTest {

    private static final int SAMPLES = 6;

    private final GradientRecorder recorder =
            new GradientRecorder(RecorderOptions.inMemory("samediff").with(Windowing.ITERATION));
    private final SameDiff graph = SameDiff.create();
    private final SDVariable labels = graph.placeHolder("labels", DataType.DOUBLE, -1, 1);

    private SDVariable variable(String name, long... shape) {
        Nd4j.getRandom().setSeed(name.hashCode());
        return graph.var(name, Nd4j.randn(DataType.DOUBLE, shape));
    }

    private Map<String, INDArray> train(SDVariable logits, INDArray features) {
        graph.loss.sigmoidCrossEntropy("loss", labels, logits, graph.constant(Nd4j.scalar(DataType.DOUBLE, 1.0)));
        graph.setLossVariables("loss");
        graph.setTrainingConfig(TrainingConfig.builder()
                .updater(new Sgd(0.1))
                .dataSetFeatureMapping("features")
                .dataSetLabelMapping("labels")
                .build());
        INDArray targets = Nd4j.createFromArray(1.0, 0, 1, 1, 0, 0).reshape(SAMPLES, 1);
        Map<String, INDArray> placeholders = Map.of("features", features, "labels", targets);
        Map<String, INDArray> expected = graph.calculateGradients(placeholders, "kernel", "values");
        INDArray values = graph.outputSingle(placeholders, "values").dup();
        recorder.attach(graph);
        graph.fit(new DataSet(features, targets));
        return Map.of("gradient", expected.get("kernel"), "dL/da", expected.get("values"), "values", values);
    }

    private Window window() {
        return recorder.recording().windows().get(0);
    }

    private Layer layer() {
        return recorder.recording().header().model().layers().get(0);
    }

    private void assertUnits(UnitSeries series, double[] expected) {
        UnitSummary units = window().units(series).orElseThrow();
        assertThat(units.highest()).hasSize(expected.length);
        for (UnitValue unit : units.highest()) {
            assertThat(unit.value()).as(series + " " + unit).isCloseTo(expected[unit.unit()], within(1e-12));
        }
        assertThat(units.highest().get(0).value())
                .isGreaterThan(units.lowest().get(0).value());
    }

    /** The norms of each unit's elements, which an index names. */
    private static double[] norms(INDArray array, int unitsDimension) {
        double[] norms = new double[(int) array.size(unitsDimension)];
        for (int unit = 0; unit < norms.length; unit++) {
            double sum = 0;
            for (long i = 0; i < array.length(); i++) {
                long[] index = index(array, i);
                sum += index[unitsDimension] == unit ? Math.pow(array.getDouble(index), 2) : 0;
            }
            norms[unit] = Math.sqrt(sum);
        }
        return norms;
    }

    private static double[] shares(INDArray array, int unitsDimension, DoublePredicate isCounted) {
        double[] shares = new double[(int) array.size(unitsDimension)];
        for (long i = 0; i < array.length(); i++) {
            long[] index = index(array, i);
            double share = (double) shares.length / array.length();
            shares[(int) index[unitsDimension]] += isCounted.test(array.getDouble(index)) ? share : 0;
        }
        return shares;
    }

    private static double topSampleShare(INDArray array, int samplesDimension) {
        double[] sums = new double[SAMPLES];
        double all = 0;
        for (long i = 0; i < array.length(); i++) {
            long[] index = index(array, i);
            double size = Math.abs(array.getDouble(index));
            sums[(int) index[samplesDimension]] += size;
            all += size;
        }
        return Arrays.stream(sums).max().orElseThrow() / all;
    }

    private static long[] index(INDArray array, long position) {
        long[] index = new long[array.rank()];
        long rest = position;
        for (int i = index.length - 1; i >= 0; i--) {
            index[i] = rest % array.size(i);
            rest /= array.size(i);
        }
        return index;
    }

    private void assertSampleConcentration(double expected) {
        assertThat(window().summary(new Series(0, "", Quantity.SAMPLE_CONCENTRATION))
                        .orElseThrow()
                        .mean())
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void theFiltersOfAConvolutionAreItsUnits() {
        SDVariable image = graph.placeHolder("features", DataType.DOUBLE, -1, 2, 6, 6);
        SDVariable convolved = graph.cnn.conv2d(
                image,
                variable("kernel", 3, 3, 2, 5),
                variable("bias", 5),
                Conv2DConfig.builder().kH(3).kW(3).build());
        graph.nn.relu("values", convolved, 0.0);
        SDVariable flat = graph.reshape(graph.getVariable("values"), -1, 80);
        Nd4j.getRandom().setSeed(1);

        Map<String, INDArray> expected =
                train(flat.mmul(variable("dense", 80, 1)), Nd4j.randn(DataType.DOUBLE, SAMPLES, 2, 6, 6));

        assertUnits(new UnitSeries(0, "kernel", Statistic.GRADIENT_L2), norms(expected.get("gradient"), 3));
        assertUnits(new UnitSeries(0, "", Statistic.ZERO_SHARE), shares(expected.get("values"), 1, it -> it == 0));
        assertSampleConcentration(topSampleShare(expected.get("dL/da"), 0));
        assertThat(recorder.recording().notes()).isEmpty();
    }

    @Test
    void aKernelThatStandsBeforeItsInputHoldsUnitsInRows() {
        SDVariable features = graph.placeHolder("features", DataType.DOUBLE, -1, 4);
        SDVariable weighted = graph.mmul(variable("kernel", 3, 4), features, false, true, false);
        graph.math.tanh("values", weighted);
        Nd4j.getRandom().setSeed(2);

        Map<String, INDArray> expected = train(
                graph.mmul(graph.getVariable("values"), variable("dense", 3, 1), true, false, false),
                Nd4j.randn(DataType.DOUBLE, SAMPLES, 4).muli(2));

        assertThat(layer().units()).isEqualTo(3);
        assertUnits(new UnitSeries(0, "kernel", Statistic.GRADIENT_L2), norms(expected.get("gradient"), 0));
        assertUnits(
                new UnitSeries(0, "", Statistic.SATURATED_SHARE),
                shares(expected.get("values"), 0, it -> Math.abs(it) > 0.99));
        assertSampleConcentration(topSampleShare(expected.get("dL/da"), 1));
    }

    @Test
    void whereTheGraphDoesNotSayWhichDimensionHoldsTheUnitsThatIsNoted() {
        SDVariable image = graph.placeHolder("features", DataType.DOUBLE, -1, 2, 6, 6);
        SDVariable convolved = graph.cnn.conv2d(
                image,
                variable("kernel", 3, 3, 2, 4),
                variable("bias", 4),
                Conv2DConfig.builder().kH(3).kW(3).build());
        graph.math.tanh("values", convolved);
        SDVariable flat = graph.reshape(graph.getVariable("values"), -1, 64);

        train(flat.mmul(variable("dense", 64, 1)), Nd4j.randn(DataType.DOUBLE, SAMPLES, 2, 6, 6));

        assertThat(recorder.recording().notes())
                .singleElement()
                .asString()
                .contains("Layer 'kernel'", "not known which dimension of [6, 4, 4, 4] holds its units");
        assertThat(window().units().keySet())
                .noneMatch(series -> series.layer() == 0 && series.parameter().isEmpty());
        assertThat(window().summary(new Series(0, "", Quantity.ACTIVATION))).isPresent();
        assertThat(window().summary(new Series(0, "", Quantity.ACTIVATION_GRADIENT)))
                .isPresent();
    }
}
