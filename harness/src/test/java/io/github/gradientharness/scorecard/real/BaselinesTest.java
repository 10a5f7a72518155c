package io.github.gradientharness.scorecard.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BaselinesTest {

    @ParameterizedTest
    @EnumSource(names = {"DIGITS", "IRIS", "WINE", "CANCER", "EIGHTS"})
    void threeNearestNeighboursReachTheBaseline(RealTask task) {
        Samples train = task.train();
        Samples test = task.test();
        float[][] predictions = Arrays.stream(test.inputs())
                .map(input -> neighbours(train, input))
                .toArray(float[][]::new);

        assertThat(task.score().of(predictions, test)).isCloseTo(task.baseline(), within(0.01));
    }

    /** The mean of the targets of the three nearest examples. */
    private static float[] neighbours(Samples train, float[] input) {
        float[] mean = new float[train.targets()[0].length];
        IntStream.range(0, train.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> distance(train.inputs()[i], input)))
                .limit(3)
                .forEach(i -> {
                    for (int j = 0; j < mean.length; j++) {
                        mean[j] += train.targets()[i][j] / 3;
                    }
                });
        return mean;
    }

    private static double distance(float[] some, float[] others) {
        double sum = 0;
        for (int j = 0; j < some.length; j++) {
            sum += (some[j] - others[j]) * (some[j] - others[j]);
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource(RealTask.class)
    void guessingHasNoSkillAndIsWorseThanTheBaseline(RealTask task) {
        assertThat(task.guess()).isLessThan(task.baseline() - 0.2);
    }

    @Test
    void theTargetsThemselvesReachTheBaselineOfWhatIsKnown() {
        for (RealTask task : RealTask.values()) {
            Samples test = task.test();

            assertThat(task.skill(task.score().of(test.targets(), test)))
                    .as(task.name())
                    .isGreaterThanOrEqualTo(1);
        }
    }
}
