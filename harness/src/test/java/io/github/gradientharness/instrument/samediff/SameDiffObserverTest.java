package io.github.gradientharness.instrument.samediff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** The recorder listens to real graphs and changes nothing. */
class SameDiffObserverTest {

    private static final CirclesGraph TANH = CirclesGraph.of("tanh-5x5", DataType.FLOAT);
    private static final CirclesGraph RELU = CirclesGraph.of("relu-5x5", DataType.FLOAT);

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
        SameDiff watched = train(
                new GradientRecorder(RecorderOptions.inMemory("watched").with(Windowing.ITERATION))
                        .attach(circles.graph()),
                circles);

        assertThat(bits(watched)).isEqualTo(bits(plain));
        assertThat(bits(plain)).isNotEqualTo(bits(circles.graph()));
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
