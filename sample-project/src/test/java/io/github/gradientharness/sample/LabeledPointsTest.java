package io.github.gradientharness.sample;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LabeledPointsTest {

    @Test
    void everyPointNeedsALabel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabeledPoints(new double[][] {{0, 1}, {1, 0}}, new int[] {1}))
                .withMessage("2 points, but 1 labels");
    }
}
