package io.github.gradientharness.instrument.samediff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** The recorder listens to real graphs and changes nothing. */
@Tag("observer")
class SameDiffObserverTest {

    private static final CirclesGraph TANH = CirclesGraph.of("tanh-5x5", DataType.FLOAT);
    private static final CirclesGraph RELU = CirclesGraph.of("relu-5x5", DataType.FLOAT);

    private static RecorderOptions watched() {
        return RecorderOptions.inMemory("watched").with(Windowing.ITERATION).with(RecorderOptions.SanityChecks.ALL);
    }

    static Stream<CirclesGraph> networks() {
        return Stream.of(
                TANH.with(new Sgd(0.1)),
                RELU.with(new Adam(1e-2)),
                TANH,
                RELU.with(new Adam(1e-2)).withDropout(0.8));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void parametersAreBitIdenticalWithAndWithoutTheRecorder(CirclesGraph circles) {
        SameDiff plain = train(circles.graph(), circles);
        SameDiff watched = train(new GradientRecorder(watched()).attach(circles.graph()), circles);

        assertThat(bits(watched)).isEqualTo(bits(plain));
        assertThat(bits(plain)).isNotEqualTo(bits(circles.graph()));
    }

    /** Large enough for the backend to share its work among threads, where it is given several. */
    @Test
    void aWideGraphIsTheSameToTheBit() {
        SameDiff plain = wide();
        SameDiff watched = new GradientRecorder(watched()).attach(wide());
        DataSet batch = new DataSet(normal(7, 256, 400), normal(8, 256, 2));

        for (SameDiff graph : new SameDiff[] {plain, watched}) {
            for (int iteration = 0; iteration < 5; iteration++) {
                graph.fit(batch);
            }
        }

        assertThat(bits(watched)).isEqualTo(bits(plain));
        assertThat(bits(plain)).isNotEqualTo(bits(wide()));
    }

    private static SameDiff wide() {
        SameDiff graph = SameDiff.create();
        SDVariable values = graph.placeHolder("points", DataType.FLOAT, -1, 400);
        SDVariable labels = graph.placeHolder("labels", DataType.FLOAT, -1, 2);
        SDVariable hidden = graph.math.tanh(
                values.mmul(graph.var("hidden/W", normal(1, 400, 300).mul(0.05)))
                        .add(graph.var("hidden/b", normal(2, 300))));
        SDVariable output = hidden.mmul(graph.var("output/W", normal(3, 300, 2).mul(0.05)));
        graph.loss.meanSquaredError("loss", labels, output, null);
        graph.setLossVariables("loss");
        graph.setTrainingConfig(TrainingConfig.builder()
                .updater(new Adam(1e-2))
                .dataSetFeatureMapping("points")
                .dataSetLabelMapping("labels")
                .build());
        return graph;
    }

    private static INDArray normal(long seed, int rows, int columns) {
        Random random = new Random(seed);
        float[][] values = new float[rows][columns];
        for (float[] row : values) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return Nd4j.createFromArray(values);
    }

    private static INDArray normal(long seed, int columns) {
        return normal(seed, 1, columns).reshape(columns);
    }

    @Test
    void theDropoutOfTheTestAboveDropsSomething() {
        CirclesGraph sgd = RELU.with(new Sgd(0.1));

        assertThat(bits(train(sgd.withDropout(0.8).graph(), sgd))).isNotEqualTo(bits(train(sgd.graph(), sgd)));
    }

    private static SameDiff train(SameDiff graph, CirclesGraph circles) {
        Nd4j.getRandom().setSeed(3);
        circles.epochs().forEach(batches -> graph.fit(batches, 1));
        return graph;
    }

    private static int[] bits(SameDiff graph) {
        return graph.variables().stream()
                .filter(variable -> variable.getVariableType() == VariableType.VARIABLE)
                .sorted(Comparator.comparing(SDVariable::name))
                .flatMapToInt(variable -> {
                    float[] values = variable.getArr().dup().data().asFloat();
                    int[] bits = new int[values.length];
                    Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
                    return Arrays.stream(bits);
                })
                .toArray();
    }
}
