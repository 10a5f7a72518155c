package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The mean loss of the last quarter of the training over that of a constant answer says what a network has learned. */
class LearningTest {

    private final NetworkByHand given = NetworkByHand.of("tanh", "tanh").classes(1);

    /** Eight epochs: each loss holds for two of them. */
    private Learning learning(double... quarters) {
        return Learning.of(given.recording(Arrays.stream(quarters)
                .flatMap(loss -> Arrays.stream(new double[] {loss, loss}))
                .toArray()));
    }

    @Test
    void aLossNoBetterThanAConstantAnswersIsGuessing() {
        Learning learning = learning(1.2, 1, 1, 0.98);

        assertThat(learning.overGuessing()).isCloseTo(0.98, within(1e-12));
        assertThat(learning.overSecondQuarter()).isCloseTo(0.98, within(1e-12));
        assertThat(learning.isGuessing()).isTrue();
        assertThat(learning.isClear()).isFalse();
        assertThat(learning.isHalfway()).isFalse();
        assertThat(learning.isDone()).isFalse();
    }

    @Test
    void aLossThatStillFallsIsNoGuessing() {
        assertThat(learning(3, 2, 1.5, 1.2).isGuessing()).isFalse();
        assertThat(learning(9, 5, 4, 3).isComingDown()).isTrue();
        assertThat(learning(5, 5, 5, 5).isComingDown()).isFalse();
    }

    @Test
    void aLossBelowItsIsClearThenHalfwayThenDone() {
        assertThat(learning(1, 1, 0.96, 0.96).isClear()).isFalse();
        assertThat(learning(1, 1, 0.94, 0.94).isClear()).isTrue();
        assertThat(learning(1, 1, 0.94, 0.94).isHalfway()).isFalse();
        assertThat(learning(1, 0.8, 0.6, 0.4).isHalfway()).isTrue();
        assertThat(learning(1, 0.1, 0.01, 0.0009).isDone()).isTrue();
    }

    @Test
    void aLossThatRisesAgainIsNotClear() {
        assertThat(learning(0.5, 0.2, 0.3, 0.5).isClear()).isFalse();
    }

    @Test
    void aLossThatEndsInNanIsInfinitelyBad() {
        Learning learning = learning(1, 1, 1, Double.NaN);

        assertThat(learning.overGuessing()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(learning.isGuessing()).isTrue();
        assertThat(learning.isClear()).isFalse();
    }

    @Test
    void whereAConstantAnswersLossIsNotKnownTheTrendDecides() {
        given.classes(Double.NaN);

        assertThat(learning(4, 3, 2, 1).isKnown()).isFalse();
        assertThat(learning(4, 3, 2, 1).isClear()).isTrue();
        assertThat(learning(1, 1, 1, 1).isClear()).isFalse();
        assertThat(learning(1, 1, 1, 1).isGuessing()).isFalse();
    }

    @Test
    void lengthTellsAPlateauFromABeginning() {
        assertThat(Learning.of(given.recording(1, 1, 1, 1)).isLong()).isTrue();
        assertThat(Learning.of(given.recording(1, 1, 1)).isLong()).isFalse();
        assertThat(Learning.of(given.recording(1)).isBrief()).isFalse();
        assertThat(Learning.of(NetworkByHand.of("tanh").iterations(7).recording())
                        .isBrief())
                .isTrue();
        double[] plateau = new double[100];
        Arrays.fill(plateau, 1);
        assertThat(Learning.of(given.recording(plateau)).isThorough()).isTrue();
        assertThat(learning(1, 1, 1, 1).isThorough()).isFalse();
    }
}
