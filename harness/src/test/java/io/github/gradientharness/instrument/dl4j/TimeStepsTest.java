package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * dL/da of a recurrent layer against the time step, compared with backpropagation through time written out in plain Java:
 * of the lower one of two recurrent layers, of which the upper one is read at its last time step, so that the gradient has
 * to come back in time.
 */
class TimeStepsTest {

    private static final int SAMPLES = 6;
    private static final Pattern NAME = Pattern.compile("time steps? (\\d+)(?: to (\\d+))?");

    private final Watching watching = Watching.everyIteration();

    /** A stretch of time steps that was recorded, both ends inclusive and counted from 1. */
    private record Stretch(int from, int to, String name, Summary summary) {}

    private static MultiLayerNetwork network() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(0.1))
                .activation(Activation.TANH)
                .list()
                .layer(new SimpleRnn.Builder().name("lower").nIn(2).nOut(3).build())
                .layer(new LastTimeStep(
                        new SimpleRnn.Builder().name("upper").nIn(3).nOut(4).build()))
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(4)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
        network.init();
        return network;
    }

    private static DataSet batch(int steps) {
        Nd4j.getRandom().setSeed(steps);
        INDArray labels = Nd4j.zeros(DataType.DOUBLE, SAMPLES, 2);
        for (int sample = 0; sample < SAMPLES; sample++) {
            labels.putScalar(sample, sample % 2, 1.0);
        }
        return new DataSet(Nd4j.randn(DataType.DOUBLE, SAMPLES, 2, steps), labels);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 32, 33, 80})
    void aNetworksGradientIsRecordedAgainstTheTimeStep(int steps) {
        MultiLayerNetwork network = network();
        DataSet batch = batch(steps);
        double[][][] expected = backpropagated(network, batch);

        watching.attach(network).fit(batch);

        assertStretches(watching.layer("lower").index(), expected, steps);
        assertStretches(watching.layer("upper").index(), Quantity.INPUT_GRADIENT, expected, steps);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 33})
    void aGraphsGradientIsRecordedAgainstTheTimeStep(int steps) {
        MultiLayerNetwork network = network();
        DataSet batch = batch(steps);
        double[][][] expected = backpropagated(network, batch);

        watching.attach(network.toComputationGraph()).fit(batch);

        List<Layer> layers = watching.recording().header().model().layers();
        assertStretches(0, expected, steps);
        assertThat(layers.get(1).type()).isEqualTo("LastTimeStep(SimpleRnn)");
        assertStretches(1, Quantity.INPUT_GRADIENT, expected, steps);
    }

    @ParameterizedTest
    @CsvSource({"NCW, false", "NWC, false", "NCW, true"})
    void theGradientForTheInputOfEveryKindOfRecurrentLayerIsRecorded(RNNFormat format, boolean truncated) {
        int steps = truncated ? 8 : 4;
        SimpleRnn simple =
                new SimpleRnn.Builder().nIn(3).nOut(3).dataFormat(format).build();
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(0.1))
                .activation(Activation.TANH)
                .list()
                .layer(new LSTM.Builder()
                        .name("lstm")
                        .nIn(2)
                        .nOut(3)
                        .dataFormat(format)
                        .build())
                .layer(truncated ? simple : new Bidirectional(Bidirectional.Mode.ADD, simple))
                .layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nIn(3)
                        .nOut(2)
                        .dataFormat(format)
                        .activation(Activation.IDENTITY)
                        .build())
                .backpropType(truncated ? BackpropType.TruncatedBPTT : BackpropType.Standard)
                .tBPTTLength(4)
                .build());
        network.init();
        INDArray ones = format == RNNFormat.NCW
                ? Nd4j.ones(DataType.DOUBLE, SAMPLES, 2, steps)
                : Nd4j.ones(DataType.DOUBLE, SAMPLES, steps, 2);
        watching.attach(network).fit(new DataSet(ones, ones.dup()));

        Window window = watching.recording().windows().get(0);
        for (int layer = 0; layer < 2; layer++) {
            for (int step = 1; step <= 4; step++) {
                Series series = new Series(layer, "time step " + step, Quantity.INPUT_GRADIENT);
                assertThat(window.summary(series))
                        .as("%s", series)
                        .hasValueSatisfying(
                                summary -> assertThat(summary.meanAbsolute()).isPositive());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 32, 33, 80})
    void aHandWrittenLoopsGradientIsRecordedAgainstTheTimeStep(int steps) {
        double[][][] gradient = backpropagated(network(), batch(steps));
        INDArray array = Nd4j.createFromArray(gradient);

        watching.recorder().record("c order", Quantity.ACTIVATION_GRADIENT, array);
        watching.recorder().record("f order", Quantity.ACTIVATION_GRADIENT, array.dup('f'));
        watching.recorder().record("Java", Quantity.ACTIVATION_GRADIENT, gradient);
        watching.recorder().endIteration(0.5);

        assertStretches(0, gradient, steps);
        assertStretches(1, gradient, steps);
        assertStretches(2, gradient, steps);
    }

    private void assertStretches(int layer, double[][][] expected, int steps) {
        assertStretches(layer, Quantity.ACTIVATION_GRADIENT, expected, steps);
    }

    private void assertStretches(int layer, Quantity quantity, double[][][] expected, int steps) {
        Window window = watching.recording().windows().get(0);
        List<Stretch> stretches = window.series().entrySet().stream()
                .filter(entry -> entry.getKey().layer() == layer)
                .filter(entry -> !entry.getKey().parameter().isEmpty())
                .filter(entry -> entry.getKey().quantity() == quantity)
                .map(entry -> stretch(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Stretch::from))
                .toList();
        assertThat(stretches).hasSize(Math.min(32, steps));
        assertThat(stretches).extracting(Stretch::name).contains(steps == 80 ? "time steps 3 to 5" : "time step 1");
        int next = 1;
        for (Stretch stretch : stretches) {
            assertThat(stretch.from()).isEqualTo(next);
            assertAgrees(stretch, expected);
            next = stretch.to() + 1;
        }
        assertThat(next).isEqualTo(steps + 1);
        if (steps == 80) {
            double first = stretches.get(0).summary().meanAbsolute();
            double last = stretches.get(stretches.size() - 1).summary().meanAbsolute();
            assertThat(first).as("the gradient vanishes back in time").isLessThan(last / 10);
        }
    }

    private static Stretch stretch(Series series, Summary summary) {
        Matcher name = NAME.matcher(series.parameter());
        assertThat(name.matches()).as(series.parameter()).isTrue();
        int from = Integer.parseInt(name.group(1));
        int to = name.group(2) == null ? from : Integer.parseInt(name.group(2));
        return new Stretch(from, to, series.parameter(), summary);
    }

    private static void assertAgrees(Stretch stretch, double[][][] expected) {
        double absolutes = 0;
        double squares = 0;
        double max = Double.NEGATIVE_INFINITY;
        int count = 0;
        for (double[][] sample : expected) {
            for (double[] unit : sample) {
                for (int step = stretch.from() - 1; step < stretch.to(); step++) {
                    absolutes += Math.abs(unit[step]);
                    squares += unit[step] * unit[step];
                    max = Math.max(max, unit[step]);
                    count++;
                }
            }
        }
        double size = absolutes / count;
        assertThat(size).isPositive();
        assertThat(stretch.summary().count()).isEqualTo(count);
        assertThat(stretch.summary().meanAbsolute()).as(stretch.name()).isCloseTo(size, within(1e-9 * size));
        assertThat(stretch.summary().l2()).as(stretch.name()).isCloseTo(Math.sqrt(squares), within(1e-9 * size));
        assertThat(stretch.summary().max()).as(stretch.name()).isCloseTo(max, within(1e-9 * size));
    }

    /** dL/da of the lower layer: [samples][units][time steps], of the minibatch's mean loss. */
    private static double[][][] backpropagated(MultiLayerNetwork network, DataSet batch) {
        int steps = (int) batch.getFeatures().size(2);
        double[][] upperKernel = matrix(network, "1_W");
        double[][] recurrent = matrix(network, "1_RW");
        double[][] output = matrix(network, "2_W");
        double[][][] gradients = new double[SAMPLES][3][steps];
        for (int sample = 0; sample < SAMPLES; sample++) {
            double[][] inputs = new double[steps][2];
            for (int step = 0; step < steps; step++) {
                inputs[step][0] = batch.getFeatures().getDouble(sample, 0, step);
                inputs[step][1] = batch.getFeatures().getDouble(sample, 1, step);
            }
            double[][] upper = outputs(outputs(inputs, network, "0"), network, "1");
            double[] logits = product(upper[steps - 1], output);
            double[] bias = matrix(network, "2_b")[0];
            double first = 1 / (1 + Math.exp(logits[1] + bias[1] - logits[0] - bias[0]));
            double difference = (first - batch.getLabels().getDouble(sample, 0)) / SAMPLES;
            double[] gradient = backwards(new double[] {difference, -difference}, output);
            for (int step = steps - 1; step >= 0; step--) {
                for (int unit = 0; unit < gradient.length; unit++) {
                    gradient[unit] *= 1 - upper[step][unit] * upper[step][unit];
                }
                double[] ofLower = backwards(gradient, upperKernel);
                for (int unit = 0; unit < ofLower.length; unit++) {
                    gradients[sample][unit][step] = ofLower[unit];
                }
                gradient = backwards(gradient, recurrent);
            }
        }
        return gradients;
    }

    /** The outputs of a recurrent layer, step after step. */
    private static double[][] outputs(double[][] inputs, MultiLayerNetwork network, String layer) {
        double[][] kernel = matrix(network, layer + "_W");
        double[][] recurrent = matrix(network, layer + "_RW");
        double[] bias = matrix(network, layer + "_b")[0];
        double[][] outputs = new double[inputs.length][bias.length];
        double[] before = new double[bias.length];
        for (int step = 0; step < inputs.length; step++) {
            double[] fromInput = product(inputs[step], kernel);
            double[] fromBefore = product(before, recurrent);
            for (int unit = 0; unit < bias.length; unit++) {
                outputs[step][unit] = Math.tanh(fromInput[unit] + fromBefore[unit] + bias[unit]);
            }
            before = outputs[step];
        }
        return outputs;
    }

    private static double[][] matrix(MultiLayerNetwork network, String parameter) {
        INDArray values = network.getParam(parameter);
        return values.reshape(values.rank() == 1 ? 1 : values.size(0), values.size(-1))
                .toDoubleMatrix();
    }

    private static double[] product(double[] row, double[][] kernel) {
        double[] product = new double[kernel[0].length];
        for (int in = 0; in < row.length; in++) {
            for (int out = 0; out < product.length; out++) {
                product[out] += row[in] * kernel[in][out];
            }
        }
        return product;
    }

    private static double[] backwards(double[] gradient, double[][] kernel) {
        double[] backwards = new double[kernel.length];
        for (int in = 0; in < backwards.length; in++) {
            for (int out = 0; out < gradient.length; out++) {
                backwards[in] += gradient[out] * kernel[in][out];
            }
        }
        return backwards;
    }
}
