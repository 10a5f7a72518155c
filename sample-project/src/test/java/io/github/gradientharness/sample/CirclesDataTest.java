package io.github.gradientharness.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CirclesDataTest {

    private static final double TOLERANCE = 1e-15;

    static Stream<Arguments> references() {
        return Stream.of(
                Arguments.of("circles_main_1000_0.1_1.csv", 1000, CirclesData.make(1000, 0.1, 1), true),
                Arguments.of(
                        "circles_n100_0.05_42_f0.5.csv",
                        100,
                        CirclesData.make(100, OptionalDouble.of(0.05), 42, 0.5, true),
                        true),
                Arguments.of(
                        "circles_n7_none_0_noshuffle.csv",
                        7,
                        CirclesData.make(7, OptionalDouble.empty(), 0, 0.8, false),
                        false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("references")
    void drawsThePointsOfScikitLearn(String file, int rows, LabeledPoints drawn, boolean noisy) {
        ReferenceCircles reference = ReferenceCircles.read(file);

        assertThat(reference.points()).hasDimensions(rows, 2);
        assertThat(drawn.labels()).isEqualTo(reference.labels());
        assertAgree(drawn.points(), reference.points(), noisy);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("references")
    void scalesThePointsAsScikitLearn(String file, int rows, LabeledPoints drawn, boolean noisy) {
        ReferenceCircles reference = ReferenceCircles.read(file);

        double[][] scaled = MinMaxScaler.fit(drawn.points()).transform(drawn.points());

        assertAgree(scaled, reference.scaled(), noisy);
    }

    @Test
    void noiseOfZeroKeepsTheNoiselessPoints() {
        LabeledPoints zero = CirclesData.make(10, OptionalDouble.of(0.0), 3, 0.8, true);
        LabeledPoints none = CirclesData.make(10, OptionalDouble.empty(), 3, 0.8, true);

        assertThat(zero.labels()).isEqualTo(none.labels());
        assertAgree(zero.points(), none.points(), true);
    }

    @Test
    void anotherSeedDrawsOtherPoints() {
        double[][] one = CirclesData.make(10, 0.1, 1).points();
        double[][] two = CirclesData.make(10, 0.1, 2).points();

        assertThat(one[0]).isNotEqualTo(two[0]);
    }

    @Test
    void argumentsOutsideTheirRangeAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CirclesData.make(1, 0.1, 1))
                .withMessage("Two circles need at least 2 points, but samples is 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CirclesData.make(10, -0.1, 1))
                .withMessage("The noise must be 0 or above, but is -0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CirclesData.make(10, 0.1, 1L << 32))
                .withMessage("The seed must be 0 to 4294967295, but is 4294967296");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CirclesData.make(10, OptionalDouble.empty(), 1, 1.0, true))
                .withMessage("The inner radius must be at least 0 and below 1, but is 1.0");
    }

    private static void assertAgree(double[][] actual, double[][] expected, boolean inFloatToo) {
        assertThat(actual).hasDimensions(expected.length, 2);
        for (int row = 0; row < expected.length; row++) {
            for (int column = 0; column < 2; column++) {
                double value = actual[row][column];
                assertThat(value)
                        .as("row %d, column %d", row, column)
                        .isCloseTo(expected[row][column], within(TOLERANCE));
                if (inFloatToo) {
                    assertThat((float) value)
                            .as("row %d, column %d in float", row, column)
                            .isEqualTo((float) expected[row][column]);
                }
            }
        }
    }
}
