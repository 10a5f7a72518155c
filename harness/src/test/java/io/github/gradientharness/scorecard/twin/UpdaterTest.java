package io.github.gradientharness.scorecard.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** The twin's updaters subtract what ND4J's subtract. */
class UpdaterTest {

    private record Pair(Updater twin, IUpdater nd4j) {}

    static Stream<Pair> updaters() {
        return Stream.of(
                new Pair(Updater.sgd(0.1), new Sgd(0.1)),
                new Pair(Updater.nesterov(0.1), new Nesterovs(0.1, 0.9)),
                new Pair(Updater.adam(0.1), new Adam(0.1)),
                new Pair(Updater.rmsProp(0.1), new RmsProp(0.1)),
                new Pair(Updater.adaGrad(0.1), new AdaGrad(0.1)));
    }

    @ParameterizedTest
    @MethodSource("updaters")
    void updatesEqualNd4js(Pair pair) {
        long size = pair.nd4j().stateSize(3);
        INDArray state = size == 0 ? null : Nd4j.zeros(DataType.DOUBLE, 1, size);
        GradientUpdater<?> reference = pair.nd4j().instantiate(state, true);
        double[] first = new double[3];
        double[] second = new double[3];
        double[] update = new double[3];
        for (double[] gradient : List.of(new double[] {1, -0.2, 0.01}, new double[] {0.5, 0, 0.02})) {
            int iteration = gradient[0] == 1 ? 1 : 2;
            pair.twin().update(gradient, update, first, second, iteration);
            INDArray expected = Nd4j.createFromArray(gradient).reshape(1, 3);
            reference.applyUpdater(expected, iteration - 1, 0);
            for (int i = 0; i < 3; i++) {
                assertThat(update[i]).isCloseTo(expected.getDouble(i), within(1e-6));
            }
        }
    }
}
